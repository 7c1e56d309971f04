// From mentions to proposals to claims, with the fixture's reader, whose opinions
// are random but always the same.
#include "claims/reader.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace waybill {
namespace {

const std::string folder = WAYBILL_TEST_DIR "/unit/language/reader";

/// "Norway got the M-109 guns in 1999 . It sold the old guns ." and mentions, some of them made up.
struct Scenery {
    std::string text;
    Analysis analysis;
    MentionPool pool;

    Scenery() {
        sentence({"Norway", "got", "the", "M-109", "guns", "in", "1999", "."});
        sentence({"It", "sold", "the", "old", "guns", "."});
        party(0, 1, "NO");
        party(2, 3, "FI");
        party(8, 9, "SE");
        party(11, 12, "AR");
        item(3, 5, "M109", Category::artillery, true, false);
        item(4, 5, std::nullopt, Category::artillery, false, true);  // inside the other
        item(12, 13, std::nullopt, Category::small_arms, false, true);
        pool.times.push_back({{analysis.tokens[6].span, "1999-01-01", "1999-12-31"}, false});
        pool.times.push_back({{analysis.tokens[6].span, "1998-01-01", "1998-12-31"}, true});
        pool.numbers.push_back({{analysis.tokens[6].span, 1999, 1999, false}, false});
        Attribution said;
        said.source = analysis.tokens[0].span;
        said.chain = {"Norway"};
        analysis.attributions.push_back(said);
    }

    void sentence(const std::vector<std::string>& words) {
        Sentence s;
        s.begin = static_cast<std::uint32_t>(analysis.tokens.size());
        for (const std::string& word : words) {
            Token token;
            token.span.begin = static_cast<std::uint32_t>(text.size());
            text += word;
            token.span.end = static_cast<std::uint32_t>(text.size());
            text += ' ';
            analysis.tokens.push_back(token);
        }
        s.end = static_cast<std::uint32_t>(analysis.tokens.size());
        s.span = {analysis.tokens[s.begin].span.begin, analysis.tokens.back().span.end};
        analysis.sentences.push_back(s);
    }
    void party(std::uint32_t begin, std::uint32_t end, const std::string& name) {
        PoolParty p;
        p.at.begin = begin;
        p.at.end = end;
        p.at.party = name;
        pool.parties.push_back(p);
    }
    void item(std::uint32_t begin, std::uint32_t end, std::optional<std::string> designation, Category category, bool system, bool weak) {
        PoolItem i;
        i.at.begin = begin;
        i.at.end = end;
        i.at.designation = std::move(designation);
        i.at.category = category;
        i.at.system = system;
        i.at.weak = weak;
        pool.items.push_back(i);
    }
};

TEST(ReaderScene, keeps_one_mention_a_place) {
    const Scenery s;
    const ReaderScene scene = reader_scene(Tree(s.text, s.analysis), s.pool);
    ASSERT_EQ(scene.items.size(), 2U);
    EXPECT_EQ(scene.items[0].place.first, 3U);
    EXPECT_EQ(scene.items[0].place.last, 5U);
    EXPECT_EQ(scene.items[1].place.sentence, 1U);
    ASSERT_EQ(scene.times.size(), 1U);
    EXPECT_EQ(scene.times[0].readings, (std::vector<std::uint32_t>{0, 1}));
    ASSERT_EQ(scene.sources.size(), 1U);
    ASSERT_EQ(scene.marks.size(), s.analysis.tokens.size());
    EXPECT_EQ(scene.marks[0], 1);   // a state
    EXPECT_EQ(scene.marks[1], 0);   // nothing
    EXPECT_EQ(scene.marks[3], 9);   // a system
    EXPECT_EQ(scene.marks[4], 9);
    EXPECT_EQ(scene.marks[6], 12);  // a time, though a number as well
    EXPECT_EQ(scene.marks[12], 11); // weak
}

TEST(ClaimReader, proposes_within_bounds_and_always_the_same) {
    const Scenery s;
    const auto model = ReaderModel::load(folder);
    const auto reader = ClaimReader::load(folder, model);
    ASSERT_NE(reader, nullptr);
    const Tree tree(s.text, s.analysis);
    const PassageReading reading = model->read_passages(s.text, s.analysis);
    const std::vector<ClaimProposal> all = reader->propose(tree, s.pool, reading, 0.0);
    EXPECT_FALSE(all.empty());
    for (const ClaimProposal& p : all) {
        EXPECT_GE(p.probability, 0.0);
        EXPECT_LE(p.probability, 1.0);
        EXPECT_LT(p.sentence, 2U);
        EXPECT_LE(p.item.end, s.text.size());
        EXPECT_NE(p.supplier, p.recipient);
        EXPECT_EQ(p.time.value_or(0), 0U);  // the likeliest reading
    }
    const std::vector<ClaimProposal> some = reader->propose(tree, s.pool, reading, 0.5);
    EXPECT_LT(some.size(), all.size());
    const auto again = reader->propose(tree, s.pool, model->read_passages(s.text, s.analysis), 0.0);
    ASSERT_EQ(again.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(again[i].probability, all[i].probability);
}

TEST(ClaimReader, is_optional) {
    EXPECT_EQ(ClaimReader::load(folder, nullptr), nullptr);
    EXPECT_EQ(ClaimReader::load(folder + "/none", ReaderModel::load(folder)), nullptr);
}

TEST(ClaimsFrom, puts_the_mentions_of_a_claim_together) {
    const Scenery s;
    const Tree tree(s.text, s.analysis);
    ClaimProposal first;
    first.stage = Stage::deliver;
    first.recipient = "NO";
    first.designation = "M109";
    first.category = Category::artillery;
    first.item = {s.analysis.tokens[3].span.begin, s.analysis.tokens[4].span.end};
    first.sentence = 0;
    first.probability = first.confidence = 0.6;
    ClaimProposal second = first;  // the same, surer, in another sentence, with a date
    second.sentence = 1;
    second.probability = second.confidence = 0.9;
    second.time = 0;
    ClaimProposal other = first;
    other.stage = Stage::halt;
    other.confidence = other.probability = 0.2;
    const std::vector<Claim> claims = claims_from(tree, s.pool, {first, second, other}, 0.5);
    ASSERT_EQ(claims.size(), 1U);
    EXPECT_EQ(claims[0].confidence, 0.9);
    EXPECT_EQ(claims[0].item.text, "M-109 guns");
    ASSERT_TRUE(claims[0].date.has_value());
    EXPECT_EQ(claims[0].date->from, "1999-01-01");
    EXPECT_EQ(claims[0].evidence.size(), 2U);
    for (const Evidence& evidence : claims[0].evidence) EXPECT_EQ(evidence.text, evidence.span.of(s.text));
    EXPECT_EQ(claims_from(tree, s.pool, {first, second, other}, 0.1).size(), 2U);
}

}  // namespace
}  // namespace waybill
