#include <gtest/gtest.h>

#include "language/iob.h"
#include "language/name_chains.h"
#include "language/name_tagger.h"
#include "language/train_names.h"

namespace waybill {
namespace {

/// Words with blanks; a name is "[word word]KIND" with P, O or L for the kind.
AnalysedDocument marked(const std::string& text) {
    AnalysedDocument d;
    Sentence sentence;
    std::uint32_t begin = 0;
    bool open = false;
    std::string word;
    const auto flush = [&] {
        if (word.empty()) return;
        if (!d.document.text.empty()) d.document.text += ' ';
        Token token;
        token.span.begin = static_cast<std::uint32_t>(d.document.text.size());
        d.document.text += word;
        token.span.end = static_cast<std::uint32_t>(d.document.text.size());
        token.upos = word[0] >= 'A' && word[0] <= 'Z' ? Upos::propn : Upos::noun;
        d.analysis.tokens.push_back(token);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ') {
            flush();
        } else if (text[i] == '[') {
            begin = static_cast<std::uint32_t>(d.analysis.tokens.size());
            open = true;
        } else if (text[i] == ']' && open) {
            flush();
            Name name;
            name.begin = begin;
            name.end = static_cast<std::uint32_t>(d.analysis.tokens.size());
            name.span = {d.analysis.tokens[begin].span.begin, d.analysis.tokens.back().span.end};
            name.kind = text[++i] == 'P' ? NameKind::person : text[i] == 'O' ? NameKind::organisation : NameKind::place;
            d.analysis.names.push_back(name);
            open = false;
        } else {
            word += text[i];
        }
    }
    flush();
    sentence.end = static_cast<std::uint32_t>(d.analysis.tokens.size());
    sentence.span = {0, static_cast<std::uint32_t>(d.document.text.size())};
    d.analysis.sentences.push_back(sentence);
    return d;
}

std::vector<std::int32_t> links(const std::string& text) {
    AnalysedDocument d = marked(text);
    link_names(d.document.text, d.analysis);
    std::vector<std::int32_t> found;
    for (const Name& name : d.analysis.names) found.push_back(name.same_as);
    return found;
}

using Links = std::vector<std::int32_t>;

TEST(NameChains, links_surnames_to_full_names) {
    EXPECT_EQ(links("[Anna Berg]P spoke and [Berg]P left , said [Berg]P"), (Links{-1, 0, 0}));
    EXPECT_EQ(links("[Berg]P spoke"), (Links{-1}));
    EXPECT_EQ(links("[Anna Berg]P met [Jan Holm]P ; [Holm]P smiled at [Berg]P"), (Links{-1, -1, 1, 0}));
    // A place is not a person.
    EXPECT_EQ(links("[Anna Berg]P lives in [Berg]L"), (Links{-1, -1}));
}

TEST(NameChains, links_short_forms_of_organisations) {
    EXPECT_EQ(links("[Northern Arms Company]O ( [NAC]O ) and [Northern Arms]O"), (Links{-1, 0, 0}));
    EXPECT_EQ(links("[N.A.C.]O of [Northern Arms Company]O"), (Links{-1, -1}));
}

TEST(NameTagger, learns_names_from_context_and_repeats_itself) {
    Corpus corpus;
    for (int i = 0; i < 10; ++i) {
        corpus.push_back(marked("minister [Anna Berg]P flew to [Oslo]L with goods"));
        corpus.push_back(marked("minister [Jan Holm]P flew to [Cairo]L with rifles"));
        corpus.push_back(marked("goods of [Acme Works]O came by ship"));
    }
    NameTraining options;
    options.bits = 14;
    const NameLexicon lexicon;
    const WordGroups groups;
    const auto file = [&] {
        ModelWriter out;
        train_names({{&corpus, 1, true}}, lexicon, groups, options).write(out);
        return out.finish("names", NameTagger::version);
    };
    const std::string bytes = file();
    EXPECT_EQ(bytes, file());
    ModelReader in(bytes, "names", NameTagger::version, "x.model");
    const NameTagger tagger = NameTagger::read(in);
    AnalysedDocument d = marked("minister Peter Dahl flew to Lima with rifles");
    tagger.annotate(d.document.text, lexicon, d.analysis);
    ASSERT_EQ(d.analysis.names.size(), 2U);
    EXPECT_EQ(d.analysis.names[0].span.of(d.document.text), "Peter Dahl");
    EXPECT_EQ(d.analysis.names[0].kind, NameKind::person);
    EXPECT_EQ(d.analysis.names[1].span.of(d.document.text), "Lima");
    EXPECT_EQ(d.analysis.names[1].kind, NameKind::place);
}

}  // namespace
}  // namespace waybill
