#include "engine/passages.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "engine/engine.h"

namespace waybill {
namespace {

const Engine& engine() {
    static const Engine loaded(Resources{{WAYBILL_SOURCE_DIR "/data"}, WAYBILL_SOURCE_DIR "/models"});
    return loaded;
}

/// A sentence a line, without tokens.
Analysis lines_of(const std::string& text) {
    Analysis analysis;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        Sentence sentence;
        sentence.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        analysis.sentences.push_back(sentence);
        begin = end + 1;
    }
    return analysis;
}

/// "+" for each sentence to read, "." for each other.
std::string gate(const std::string& text) {
    std::string flags;
    for (const bool read : passages_to_read(lines_of(text), engine().catalogue().find(text, "2022-11-05"), engine().catalogue()).by_rules) {
        flags += read ? '+' : '.';
    }
    return flags;
}

std::string dull(std::size_t lines) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i) text += "The weather stayed mild and the markets were calm.\n";
    return text;
}

TEST(Passages, ReadsAroundArmsWithAParty) {
    EXPECT_EQ(gate(dull(10) + "Iran sent Shahed-136 drones.\n" + dull(10)), "+++....++++++++++....");
}

TEST(Passages, NearTheEndsOfTheText) {
    EXPECT_EQ(gate("Iran sent Shahed-136 drones."), "+");
    EXPECT_EQ(gate(dull(2) + "Iran sent Shahed-136 drones."), "+++");
    EXPECT_EQ(gate(""), "");
}

TEST(Passages, NothingWithoutArms) { EXPECT_EQ(gate(dull(3) + "Iran sent its foreign minister.\n" + dull(3)), "......."); }

TEST(Passages, NothingWithoutAParty) { EXPECT_EQ(gate(dull(3) + "A missile was found in the field.\n" + dull(3)), "......."); }

TEST(Passages, APartyCloseByWillDo) {
    EXPECT_EQ(gate("Iran denied it.\n" + dull(1) + "The missiles had been paid for.\n" + dull(8)), "+++++++++..");
}

TEST(Passages, EverydayWordsNeedAMilitaryContext) {
    EXPECT_EQ(gate("Japan sold more vehicles.\n" + dull(2)), "...");
    EXPECT_EQ(gate("Japan sold more vehicles.\n" + dull(1) + "It also offered Japanese missiles.\n"), "+++");
    EXPECT_EQ(gate("Iran's IRGC received vehicles.\n" + dull(2)), "+++");
}

TEST(Passages, FarSentencesKeepOnlyTheirWords) {
    Document document;
    document.text = dull(12) + "Iran sent 20 Shahed-136 drones to Russia in August, officials in Kyiv said.\n" + dull(12);
    document.published = "2022-11-05";
    const CatalogueMentions mentions = engine().catalogue().find(document.text, document.published);
    const Analysis analysis = engine().language().analyse(
        document, [&](const Analysis& split) { return passages_to_read(split, mentions, engine().catalogue()).by_rules; });
    const Analysis whole = engine().language().analyse(document);
    ASSERT_EQ(analysis.sentences.size(), whole.sentences.size());
    ASSERT_EQ(analysis.tokens.size(), whole.tokens.size());
    for (const Sentence& sentence : analysis.sentences) {
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            if (sentence.read) {
                EXPECT_EQ(analysis.tokens[t], whole.tokens[t]);
            } else {
                EXPECT_EQ(analysis.tokens[t].span, whole.tokens[t].span);
                EXPECT_EQ(analysis.tokens[t].lemma, "");
                EXPECT_EQ(analysis.tokens[t].head, Token::no_head);
            }
        }
    }
    EXPECT_FALSE(analysis.sentences[6].read);
    EXPECT_EQ(engine().extractor().extract(document, analysis).claims, engine().extractor().extract(document, whole).claims);
}

/// On articles about arms the gate changes nothing for the rules.
TEST(Passages, SampleGivesTheSameClaims) {
    std::size_t claims = 0;
    engine().reader().read_input(WAYBILL_SOURCE_DIR "/sample/articles", [&](Arrival&& arrival) {
        const Document& document = arrival.document;
        const CatalogueMentions mentions = engine().catalogue().find(document.text, document.published);
        const Analysis gated = engine().language().analyse(
            document, [&](const Analysis& split) { return passages_to_read(split, mentions, engine().catalogue()).by_rules; });
        const DocumentClaims whole = engine().extractor().extract(document, engine().language().analyse(document));
        EXPECT_EQ(engine().extractor().extract(document, gated).claims, whole.claims) << arrival.path;
        claims += whole.claims.size();
        return true;
    });
    EXPECT_GT(claims, 50U);
}

/// Where kernels are rare, the careful reader sees less around them than the rules; in a document about arms, as much.
TEST(Passages, CarefulReaderSeesTheClosestOfRareKernels) {
    const auto careful = [](const std::string& text) {
        std::string marks;
        for (const bool read : passages_to_read(lines_of(text), engine().catalogue().find(text, "2022-11-05"), engine().catalogue()).carefully) {
            marks += read ? '+' : '.';
        }
        return marks;
    };
    const std::string kernel = "Iran sent missiles to Russia.\n";
    EXPECT_EQ(careful(dull(10) + kernel + dull(10)), "........+++++........");
    EXPECT_EQ(careful(dull(2) + kernel + dull(2)), gate(dull(2) + kernel + dull(2)));
}

}  // namespace
}  // namespace waybill
