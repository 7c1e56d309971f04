#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "unit/language/discourse_fixture.h"

namespace waybill {
namespace {

Upos tag_from(char letter) {
    switch (letter) {
        case 'N':
            return Upos::noun;
        case 'P':
            return Upos::propn;
        case 'V':
            return Upos::verb;
        case 'A':
            return Upos::aux;
        case 'D':
            return Upos::det;
        case 'J':
            return Upos::adj;
        case 'R':
            return Upos::adv;
        case 'I':
            return Upos::adp;
        case 'C':
            return Upos::cconj;
        case 'S':
            return Upos::sconj;
        case 'O':
            return Upos::pron;
        case 'T':
            return Upos::part;
        case 'M':
            return Upos::num;
        default:
            return Upos::punct;
    }
}

/// "Iran/P said/V it/O …": words with a letter for their tag, a sentence a line; marks need none. The layers
/// must do without trees here.
testing::Annotated tagged(std::string_view text) {
    testing::Annotated result;
    result.document.published = "2022-11-05";
    std::string& plain = result.document.text;
    std::uint32_t paragraph = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        Sentence sentence;
        sentence.begin = static_cast<std::uint32_t>(result.analysis.tokens.size());
        sentence.paragraph = paragraph;
        if (!plain.empty()) plain += ' ';
        sentence.span.begin = static_cast<std::uint32_t>(plain.size());
        for (std::size_t at = begin; at < end;) {
            const std::size_t stop = std::min(text.find(' ', at), end);
            const std::string_view word = text.substr(at, stop - at);
            const std::size_t slash =
                word.size() > 2 && word[word.size() - 2] == '/' ? word.size() - 2 : std::string_view::npos;
            Token token;
            if (at > begin) plain += ' ';
            token.span.begin = static_cast<std::uint32_t>(plain.size());
            plain += word.substr(0, slash);
            token.span.end = static_cast<std::uint32_t>(plain.size());
            token.upos = slash == std::string_view::npos ? Upos::punct : tag_from(word[slash + 1]);
            const bool finite =
                token.upos == Upos::aux || (token.upos == Upos::verb && !word.substr(0, slash).ends_with("ing"));
            token.morph.verb_form = finite ? Morph::VerbForm::fin : Morph::VerbForm::unset;
            result.analysis.tokens.push_back(token);
            at = stop + 1;
        }
        sentence.end = static_cast<std::uint32_t>(result.analysis.tokens.size());
        sentence.span.end = static_cast<std::uint32_t>(plain.size());
        result.analysis.sentences.push_back(sentence);
        begin = end + 1;
    }
    testing::layers().annotate(result.document, result.analysis);
    return result;
}

/// "A > B: content" for each attribution, "denied" and "hedged" in front where it is so.
std::string shown(const testing::Annotated& annotated) {
    std::string all;
    for (const Attribution& attribution : annotated.analysis.attributions) {
        if (!all.empty()) all += " / ";
        if (attribution.kind == CueKind::deny) all += "denied ";
        if (attribution.kind == CueKind::hedge) all += "hedged ";
        for (std::size_t i = 0; i < attribution.chain.size(); ++i) all += (i > 0 ? " > " : "") + attribution.chain[i];
        all += ": " + std::string(annotated.of(attribution.content));
    }
    return all;
}

struct Case {
    std::string_view text;
    std::string_view found;
};
void PrintTo(const Case& c, std::ostream* out) {
    *out << c.text;
}

class Sources : public ::testing::TestWithParam<Case> {};

TEST_P(Sources, StandBehindWhatIsSaid) {
    EXPECT_EQ(shown(tagged(GetParam().text)), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(Indirect, Sources,
                         ::testing::Values(Case{"The/D ministry/N said/V that/S Ruritania/P had/A bought/V tanks/N .",
                                                "ministry: Ruritania had bought tanks"},
                                           Case{"Officials/N say/V Ruritania/P has/A bought/V tanks/N .",
                                                "Officials: Ruritania has bought tanks"},
                                           Case{
                                               "Ruritania/P bought/V tanks/N , the/D ministry/N said/V on/I Monday/P .",
                                               "ministry: Ruritania bought tanks"},
                                           Case{"In/I return/N , Smith/P said/V , Ruritania/P was/A selling/V oil/N .",
                                                "Smith: In return , Smith said , Ruritania was selling oil"}));

INSTANTIATE_TEST_SUITE_P(
    Denials, Sources,
    ::testing::Values(
        Case{"Ruritania/P denied/V selling/V tanks/N .", "denied Ruritania: selling tanks"},
        Case{"Ruritania/P denied/V that/S it/O had/A sold/V tanks/N .", "denied Ruritania: it had sold tanks"},
        Case{"The/D spokesman/N rejected/V the/D claims/N .", "denied spokesman: the claims"},
        Case{"The/D minister/N called/V the/D report/N baseless/J .", "denied minister: the report baseless"}));

INSTANTIATE_TEST_SUITE_P(Phrases, Sources,
                         ::testing::Values(Case{"According/V to/I two/M officials/N , Ruritania/P bought/V tanks/N .",
                                                "two officials: According to two officials , Ruritania bought tanks"},
                                           Case{"According/V to/I plan/N , Ruritania/P bought/V tanks/N .", ""}));

INSTANTIATE_TEST_SUITE_P(
    Carriers, Sources,
    ::testing::Values(Case{"Two/M officials/N told/V Reuters/P that/S Ruritania/P had/A bought/V tanks/N .",
                           "Reuters > Two officials: Ruritania had bought tanks"},
                      Case{"Ruritania/P bought/V tanks/N , Reuters/P reported/V , citing/V two/M officials/N .",
                           "Reuters > two officials: Ruritania bought tanks"},
                      Case{"Reuters/P quoted/V the/D minister/N as/I saying/V that/S tanks/N had/A come/V .",
                           "Reuters > minister: tanks had come"}));

INSTANTIATE_TEST_SUITE_P(
    People, Sources,
    ::testing::Values(Case{"Minister/P Ada/P Example/P spoke/V .\nExample/P said/V that/S tanks/N had/A come/V .",
                           "Ada Example: tanks had come"},
                      Case{"Minister/P Ada/P Example/P said/V that/S tanks/N had/A come/V .\nShe/O added/V that/S "
                           "jets/N would/A follow/V .",
                           "Ada Example: tanks had come / Ada Example: jets would follow"},
                      Case{"The/D minister/N , Ada/P Example/P , said/V that/S tanks/N had/A come/V .",
                           "Ada Example: tanks had come"}));

INSTANTIATE_TEST_SUITE_P(
    Quoted, Sources,
    ::testing::Values(Case{"\" We/O have/A bought/V tanks/N , \" said/V Ada/P Example/P , a/D minister/N .",
                           "Ada Example: \" We have bought tanks ,"},
                      Case{"\" The/D tanks/N came/V .\nWe/O paid/V for/I them/O , \" the/D minister/N said/V .",
                           "minister: The tanks came . We paid for them ,"}));

TEST(Sources, NobodyIsBehindAPlainStatement) {
    EXPECT_EQ(shown(tagged("Ruritania/P bought/V 200/M tanks/N in/I May/P .")), "");
}

TEST(Sources, AnInfinitiveIsSaidByNobody) {
    EXPECT_EQ(shown(tagged("The/D minister/N declined/V to/T say/V that/S tanks/N had/A come/V .")), "");
}

TEST(Sources, CapitalsMakeNoDifference) {
    EXPECT_EQ(shown(tagged("THE/D MINISTRY/N SAID/V THAT/S TANKS/N HAD/A COME/V .")), "MINISTRY: TANKS HAD COME");
}

}  // namespace
}  // namespace waybill
