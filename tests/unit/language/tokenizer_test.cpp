#include "language/tokenizer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace waybill {
namespace {

const Tokenizer& tokenizer() {
    static const Tokenizer loaded = Tokenizer::load({WAYBILL_SOURCE_DIR "/data"});
    return loaded;
}

Analysis analyse(const std::string& text) {
    Document document;
    document.text = text;
    Analysis analysis;
    tokenizer().annotate(document, analysis);
    return analysis;
}

/// The tokens, blank between them, sentences parted by " / ".
std::string shown(const std::string& text) {
    const Analysis analysis = analyse(text);
    std::string out;
    for (const Sentence& sentence : analysis.sentences) {
        if (!out.empty()) out += " / ";
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (i > sentence.begin) out += ' ';
            out += analysis.tokens[i].span.of(text);
        }
    }
    return out;
}

TEST(Tokenizer, keeps_designations_whole) {
    for (const std::string designation :
         {"S-400", "Shahed-136", "F-16C/D", "MiG-29", "T-72B3", "AIM-120", "HIMARS", "F/A-18", "AN/TPY-2", "R-77-1",
          "3M-54", "Su-30MKI", "AK-47", "C-130J-30", "9M133", "TB2", "Kh-101", "s-300"}) {
        EXPECT_EQ(shown("Two " + designation + " arrived."), "Two " + designation + " arrived .");
    }
    EXPECT_EQ(shown("the S-400's radar"), "the S-400 's radar");
    EXPECT_EQ(shown("an S-400-type system"), "an S-400 - type system");
}

TEST(Tokenizer, parts_other_hyphens_as_ewt_does) {
    EXPECT_EQ(shown("Iranian-made drones"), "Iranian - made drones");
    EXPECT_EQ(shown("an anti-ship missile in mid-2004"), "an anti-ship missile in mid-2004");
    EXPECT_EQ(shown("a U.S.-made 155mm gun"), "a U.S. - made 155 mm gun");
    EXPECT_EQ(shown("10-15 tanks and/or guns"), "10 - 15 tanks and / or guns");
    EXPECT_EQ(shown("on 11/28/2000, call 713-853-3989"), "on 11/28/2000 , call 713-853-3989");
}

TEST(Tokenizer, parts_contractions) {
    EXPECT_EQ(shown("They don't know; it's theirs, he can't."), "They do n't know ; it 's theirs , he ca n't .");
    EXPECT_EQ(shown("Iran\xE2\x80\x99s cannot"), "Iran \xE2\x80\x99s can not");
}

TEST(Tokenizer, parts_money_and_per_cent) {
    EXPECT_EQ(shown("US$50 or $2.5bn, 50%"), "US$ 50 or $ 2.5 bn , 50 %");
}

TEST(Tokenizer, ends_sentences_at_stops_but_not_after_abbreviations) {
    EXPECT_EQ(shown("Gen. A. B. Smith met Mr. Jones. They spoke."), "Gen. A. B. Smith met Mr. Jones . / They spoke .");
    EXPECT_EQ(shown("It came from the U.S. The ministry said so."), "It came from the U.S. / The ministry said so .");
    EXPECT_EQ(shown("The U.S. Army got 2.5 tonnes on Nov. 28 from Acme Corp. of Ohio."),
              "The U.S. Army got 2.5 tonnes on Nov. 28 from Acme Corp. of Ohio .");
    EXPECT_EQ(shown("He said no. 5 came."), "He said no. 5 came .");
    EXPECT_EQ(shown("He said no. Then he left."), "He said no . / Then he left .");
}

TEST(Tokenizer, keeps_footnote_marks_with_their_sentence) {
    EXPECT_EQ(shown("It paid.[1] Then it left.[12][13] They came."), "It paid . [ 1 ] / Then it left . [ 12 ] [ 13 ] / They came .");
    EXPECT_EQ(shown("It paid.[1]"), "It paid . [ 1 ]");
}

TEST(Tokenizer, keeps_closing_quotes_with_their_sentence) {
    EXPECT_EQ(shown("\"We sold them. All of them.\" He left."), "\" We sold them . / All of them . \" / He left .");
    EXPECT_EQ(shown("\"Did you?\" he asked."), "\" Did you ? \" he asked .");
}

TEST(Tokenizer, takes_a_line_for_a_paragraph) {
    const Analysis analysis = analyse("Minister visits factory\nThe minister came. He left.\n\nBy A. Writer\n");
    ASSERT_EQ(analysis.sentences.size(), 4U);
    EXPECT_TRUE(analysis.sentences[0].heading);
    EXPECT_FALSE(analysis.sentences[1].heading);
    EXPECT_FALSE(analysis.sentences[2].heading);
    EXPECT_TRUE(analysis.sentences[3].heading);
    EXPECT_EQ(analysis.sentences[1].paragraph, analysis.sentences[2].paragraph);
}

TEST(Tokenizer, joins_hard_wrapped_lines) {
    const std::string text =
        "THE MINISTRY OF DEFENCE ANNOUNCED ON MONDAY THAT IT HAD TAKEN DELIVERY\n"
        "OF TWELVE ARMOURED VEHICLES BUILT AT THE STATE WORKS NEAR THE CAPITAL,\n"
        "AND THAT A SECOND SHIPMENT WOULD FOLLOW BEFORE THE END OF THE YEAR. IT\n"
        "GAVE NO PRICE.\n";
    EXPECT_EQ(analyse(text).sentences.size(), 2U);
    // A list of titles is not wrapped text.
    EXPECT_EQ(analyse("Minister visits the great factory in the north of the country today\nSale of tanks halted\n"
                      "Parliament debates the budget\nWeather fine\n")
                  .sentences.size(),
              4U);
}

TEST(Tokenizer, leaves_furniture_out) {
    Document document;
    document.text = "Share this page\nTanks arrived. More came.\n";
    document.furniture = {{0, 15}};
    Analysis analysis;
    tokenizer().annotate(document, analysis);
    ASSERT_EQ(analysis.sentences.size(), 2U);
    EXPECT_EQ(analysis.sentences[0].span.begin, 16U);
}

TEST(Tokenizer, takes_any_bytes) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += static_cast<char>((i * 7 + i / 256) & 0xFF);
    const Analysis analysis = analyse(text);
    std::uint32_t last = 0;
    for (const Token& token : analysis.tokens) {
        EXPECT_LE(last, token.span.begin);
        EXPECT_LT(token.span.begin, token.span.end);
        last = token.span.end;
    }
}

TEST(Tokenizer, bounds_sentences_and_tokens) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "word ";
    text += std::string(100000, 'x');
    const Analysis analysis = analyse(text);
    for (const Sentence& sentence : analysis.sentences)
        EXPECT_LE(sentence.end - sentence.begin, Tokenizer::max_sentence);
    for (const Token& token : analysis.tokens) EXPECT_LE(token.span.size(), WordSplitter::max_token);
}

}  // namespace
}  // namespace waybill
