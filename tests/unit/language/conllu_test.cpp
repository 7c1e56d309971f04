#include "language/conllu.h"

#include <gtest/gtest.h>

#include "language/corpus.h"
#include "language/scores.h"
#include "waybill/error.h"

namespace waybill {
namespace {

constexpr const char* sample =
    "# newdoc id = one\n"
    "# newpar\n"
    "1\tThey\tthey\tPRON\t_\tNumber=Plur|Person=3\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\t_\tTense=Past|VerbForm=Fin\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\t_\tPolarity=Neg\t4\tadvmod\t_\t_\n"
    "4\tsell\tsell\tVERB\t_\tVerbForm=Inf\t0\troot\t_\t_\n"
    "4.1\tsell\tsell\tVERB\t_\t_\t_\t_\t_\t_\n"
    "5\ttanks\ttank\tNOUN\t_\tNumber=Plur\t4\tobj\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "# name = 1-2 person\n"
    "1\tAnna\tAnna\tPROPN\t_\tNumber=Sing\t3\tnsubj:pass\t_\t_\n"
    "2\tBerg\tBerg\tPROPN\t_\tNumber=Sing\t1\tflat\t_\t_\n"
    "3\tspoke\tspeak\tVERB\t_\tTense=Past\t0\troot\t_\tSpaceAfter=No\n"
    "\n";

TEST(Conllu, puts_the_text_together) {
    const auto documents = parse_conllu(sample, "sample");
    ASSERT_EQ(documents.size(), 1U);
    const AnalysedDocument& d = documents[0];
    EXPECT_EQ(d.document.name, "one");
    EXPECT_EQ(d.document.text, "They didn't sell tanks.\nAnna Berg spoke");
    ASSERT_EQ(d.analysis.tokens.size(), 9U);
    EXPECT_EQ(d.analysis.tokens[1].span.of(d.document.text), "did");
    EXPECT_EQ(d.analysis.tokens[2].span.of(d.document.text), "n't");
    EXPECT_TRUE(d.analysis.tokens[2].morph.negative);
    EXPECT_EQ(d.analysis.tokens[6].head, 8);
    EXPECT_EQ(d.analysis.tokens[6].deprel, Deprel::nsubj_pass);
    ASSERT_EQ(d.analysis.names.size(), 1U);
    EXPECT_EQ(d.analysis.names[0].span.of(d.document.text), "Anna Berg");
    ASSERT_EQ(d.analysis.sentences.size(), 2U);
    EXPECT_EQ(d.analysis.sentences[1].paragraph, 1U);
}

TEST(Conllu, reads_what_it_prints) {
    const AnalysedDocument d = parse_conllu(sample, "sample")[0];
    const auto again = parse_conllu(print_conllu(d.document, d.analysis), "printed");
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].analysis, d.analysis);
    EXPECT_EQ(again[0].document.text, d.document.text);
}

TEST(Conllu, says_where_a_file_is_wrong) {
    const auto message = [](const std::string& text) -> std::string {
        try {
            parse_conllu(text, "f.conllu");
        } catch (const DataError& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_EQ(message("1\ta\n"), "f.conllu:1: a word line has 10 fields, this one 2");
    EXPECT_EQ(message("1\ta\ta\tNOUN\t_\t_\t5\troot\t_\t_\n\n"), "f.conllu:2: a head lies outside the sentence");
    EXPECT_EQ(message("2\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_\n"), "f.conllu:1: the word's number is not the next one");
    EXPECT_EQ(message("1\ta\ta\tTHING\t_\t_\t0\troot\t_\t_\n"), "f.conllu:1: no such part of speech: THING");
    EXPECT_EQ(message("1\ta\ta\tNOUN\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tNOUN\t_\t_\t1\tdep\t_\t_\n\n"),
              "f.conllu:3: the tree has a cycle");
}

TEST(Corpus, joins_designations) {
    const std::string text =
        "1\tan\ta\tDET\t_\t_\t4\tdet\t_\t_\n"
        "2\tF\tF\tPROPN\t_\t_\t4\tcompound\t_\tSpaceAfter=No\n"
        "3\t-\t-\tPUNCT\t_\t_\t4\tpunct\t_\tSpaceAfter=No\n"
        "4\t16\t16\tNUM\t_\t_\t5\tobj\t_\t_\n"
        "5\tcrashed\tcrash\tVERB\t_\t_\t0\troot\t_\t_\n\n";
    AnalysedDocument d = parse_conllu(text, "f")[0];
    join_designations(d);
    ASSERT_EQ(d.analysis.tokens.size(), 3U);
    EXPECT_EQ(d.analysis.tokens[1].span.of(d.document.text), "F-16");
    EXPECT_EQ(d.analysis.tokens[1].head, 2);
    EXPECT_EQ(d.analysis.tokens[1].deprel, Deprel::obj);
    EXPECT_EQ(d.analysis.tokens[0].head, 1);
    EXPECT_EQ(d.analysis.sentences[0].end, 3U);
}

TEST(Corpus, cuts_documents_in_pieces) {
    const Corpus whole = parse_conllu(sample, "sample");
    const Corpus pieces = in_pieces(whole, 1);
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[1].document.text, "Anna Berg spoke");
    EXPECT_EQ(pieces[1].analysis.tokens[0].head, 2);
    ASSERT_EQ(pieces[1].analysis.names.size(), 1U);
    EXPECT_EQ(pieces[1].analysis.names[0].span, (Span{0, 9}));
}

TEST(Scores, compare_by_span_without_subtypes) {
    const AnalysedDocument gold = parse_conllu(sample, "sample")[0];
    Analysis found = gold.analysis;
    found.tokens[6].deprel = Deprel::nsubj;  // the same without its subtype
    found.tokens[4].head = 1;                // wrong head
    found.tokens[0].upos = Upos::noun;
    const TreeScores scores = score_trees(gold, found);
    EXPECT_EQ(scores.las.right, 8U);
    EXPECT_EQ(scores.uas.right, 8U);
    EXPECT_EQ(scores.upos.right, 8U);
    EXPECT_EQ(scores.words.right, 9U);
    EXPECT_EQ(scores.sentences.right, 2U);
}

}  // namespace
}  // namespace waybill
