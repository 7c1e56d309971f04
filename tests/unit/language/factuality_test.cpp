#include <gtest/gtest.h>

#include <initializer_list>
#include <ostream>

#include "unit/language/discourse_fixture.h"

namespace waybill {
namespace {

struct Word {
    std::string_view form;
    Upos upos;
    int head;  ///< from 1, as CoNLL-U has it; 0 is the root
    Deprel deprel;
};

/// One sentence with its tree.
testing::Annotated parsed(std::initializer_list<Word> words) {
    testing::Annotated result;
    result.document.published = "2022-11-05";
    for (const Word& word : words) {
        if (!result.document.text.empty()) result.document.text += ' ';
        Token token;
        token.span.begin = static_cast<std::uint32_t>(result.document.text.size());
        result.document.text += word.form;
        token.span.end = static_cast<std::uint32_t>(result.document.text.size());
        token.upos = word.upos;
        token.head = word.head - 1;
        token.deprel = word.deprel;
        result.analysis.tokens.push_back(token);
    }
    Sentence sentence;
    sentence.end = static_cast<std::uint32_t>(result.analysis.tokens.size());
    sentence.span = {0, static_cast<std::uint32_t>(result.document.text.size())};
    result.analysis.sentences.push_back(sentence);
    testing::layers().annotate(result.document, result.analysis);
    return result;
}

/// "word:not possible" for each predicate that is no plain fact.
std::string shown(const testing::Annotated& annotated) {
    std::string all;
    for (const Factuality& factuality : annotated.analysis.factuality) {
        if (!all.empty()) all += ' ';
        all += annotated.of(annotated.analysis.tokens[factuality.token].span);
        if (factuality.negated) all += ":not";
        switch (factuality.modality) {
            case Modality::fact:
                break;
            case Modality::probable:
                all += ":probable";
                break;
            case Modality::possible:
                all += ":possible";
                break;
            case Modality::planned:
                all += ":planned";
                break;
            case Modality::counterfactual:
                all += ":counterfactual";
                break;
        }
    }
    return all;
}

using enum Upos;
using R = Deprel;

TEST(FactualityOf, APlainStatementIsNotListed) {
    EXPECT_EQ(shown(parsed({{"Iran", propn, 2, R::nsubj}, {"sent", verb, 0, R::root}, {"drones", noun, 2, R::obj}})),
              "");
}

TEST(FactualityOf, AuxiliariesAndNegation) {
    EXPECT_EQ(shown(parsed({{"Iran", propn, 4, R::nsubj},
                            {"has", aux, 4, R::aux},
                            {"not", part, 4, R::advmod},
                            {"sent", verb, 0, R::root},
                            {"drones", noun, 4, R::obj}})),
              "sent:not");
    EXPECT_EQ(shown(parsed({{"Iran", propn, 3, R::nsubj},
                            {"will", aux, 3, R::aux},
                            {"send", verb, 0, R::root},
                            {"drones", noun, 3, R::obj}})),
              "send:planned");
    EXPECT_EQ(shown(parsed({{"Iran", propn, 3, R::nsubj},
                            {"may", aux, 3, R::aux},
                            {"send", verb, 0, R::root},
                            {"drones", noun, 3, R::obj}})),
              "send:possible");
    EXPECT_EQ(shown(parsed({{"Iran", propn, 4, R::nsubj},
                            {"would", aux, 4, R::aux},
                            {"have", aux, 4, R::aux},
                            {"sent", verb, 0, R::root},
                            {"drones", noun, 4, R::obj}})),
              "sent:counterfactual");
}

TEST(FactualityOf, WhatAVerbOfPlanningGoverns) {
    EXPECT_EQ(shown(parsed({{"Iran", propn, 2, R::nsubj},
                            {"plans", verb, 0, R::root},
                            {"to", part, 4, R::mark},
                            {"send", verb, 2, R::xcomp},
                            {"drones", noun, 4, R::obj}})),
              "send:planned");
    EXPECT_EQ(shown(parsed({{"Iran", propn, 3, R::nsubj},
                            {"is", aux, 3, R::aux_pass},
                            {"expected", verb, 0, R::root},
                            {"to", part, 5, R::mark},
                            {"send", verb, 3, R::xcomp}})),
              "send:planned");
    EXPECT_EQ(shown(parsed({{"They", pron, 3, R::nsubj},
                            {"are", aux, 3, R::aux_pass},
                            {"believed", verb, 0, R::root},
                            {"to", part, 6, R::mark},
                            {"have", aux, 6, R::aux},
                            {"fired", verb, 3, R::xcomp}})),
              "fired:probable");
    EXPECT_EQ(shown(parsed({{"Iran", propn, 2, R::nsubj},
                            {"failed", verb, 0, R::root},
                            {"to", part, 4, R::mark},
                            {"send", verb, 2, R::xcomp}})),
              "send:not");
}

TEST(FactualityOf, CoordinationSharesItsAuxiliary) {
    EXPECT_EQ(shown(parsed({{"Iran", propn, 3, R::nsubj},
                            {"may", aux, 3, R::aux},
                            {"send", verb, 0, R::root},
                            {"drones", noun, 3, R::obj},
                            {"and", cconj, 6, R::cc},
                            {"train", verb, 3, R::conj},
                            {"crews", noun, 6, R::obj}})),
              "send:possible train:possible");
}

TEST(FactualityOf, TokensInFrontCountWhereTheTreeIsWrong) {
    EXPECT_EQ(shown(parsed({{"They", pron, 2, R::nsubj},
                            {"are", aux, 0, R::root},
                            {"to", part, 2, R::dep},
                            {"be", aux, 2, R::dep},
                            {"delivered", verb, 2, R::dep}})),
              "delivered:planned");
}

TEST(FactualityOf, ConditionsAndMissingEvidence) {
    EXPECT_EQ(shown(parsed({{"If", sconj, 3, R::mark},
                            {"Iran", propn, 3, R::nsubj},
                            {"sends", verb, 6, R::advcl},
                            {"them", pron, 3, R::obj},
                            {"Kyiv", propn, 6, R::nsubj},
                            {"reacts", verb, 0, R::root}})),
              "sends:possible");
    EXPECT_EQ(shown(parsed({{"There", pron, 2, R::expl},
                            {"is", verb, 0, R::root},
                            {"no", det, 4, R::det},
                            {"evidence", noun, 2, R::nsubj},
                            {"that", sconj, 8, R::mark},
                            {"Iran", propn, 8, R::nsubj},
                            {"has", aux, 8, R::aux},
                            {"sent", verb, 4, R::acl},
                            {"any", det, 8, R::obj}})),
              "sent:not");
}

TEST(FactualityOf, NounsOfEvents) {
    EXPECT_EQ(shown(parsed({{"The", det, 3, R::det},
                            {"planned", verb, 3, R::amod},
                            {"delivery", noun, 4, R::nsubj},
                            {"angered", verb, 0, R::root},
                            {"Kyiv", propn, 4, R::obj}})),
              "delivery:planned");
}

TEST(FactualityOf, CapitalsMakeNoDifference) {
    EXPECT_EQ(shown(parsed({{"IRAN", propn, 3, R::nsubj},
                            {"WILL", aux, 3, R::aux},
                            {"SEND", verb, 0, R::root},
                            {"DRONES", noun, 3, R::obj}})),
              "SEND:planned");
}

}  // namespace
}  // namespace waybill
