#include "cases/review_book.h"

#include <gtest/gtest.h>

#include "cases/claim_key.h"
#include "cases/ledger_json.h"
#include "support.h"

namespace waybill::test {
namespace {

using enum Category;

Claim shahed(Stage stage = Stage::deliver) { return Make(stage, "IR", "RU", "Shahed-136", loitering_munition).text("drones", "Iran sent drones."); }

Decision verdict(std::int64_t number, DecisionKind kind, const std::string& doc, std::uint32_t index, const Claim& claim) {
    Decision d;
    d.number = number;
    d.kind = kind;
    d.author = "J. Doe";
    d.time = "2024-05-01T10:00:00Z";
    d.reason = "read it";
    d.claims = {{doc, index, claim}};
    return d;
}

Decision undoing(std::int64_t number, std::int64_t undoes) {
    Decision d;
    d.number = number;
    d.kind = DecisionKind::undo;
    d.undoes = undoes;
    return d;
}

std::vector<Review> reviews(const ReviewBook& book, const std::string& doc, std::vector<Claim> claims) {
    book.apply(doc, claims);
    std::vector<Review> list;
    for (const Claim& claim : claims) list.push_back(review_of(claim));
    return list;
}

TEST(ClaimKey, IsOfWhatIsSaid) {
    Claim a = shahed();
    Claim b = a;
    b.rules = {"en/stages.tsv:41"};
    b.confidence = 0.3;
    EXPECT_EQ(claim_key(a), claim_key(b));
    b.quantity = Quantity{10, 10, "", "ten"};
    EXPECT_NE(claim_key(a), claim_key(b));
    EXPECT_EQ(claim_key(a).size(), 16U);
}

TEST(ClaimLikeness, NeedsEvidenceStageAndAParty) {
    const Claim a = shahed();
    EXPECT_GT(claim_likeness(a, a), 0);
    EXPECT_EQ(claim_likeness(a, shahed(Stage::use)), 0);
    Claim changed = a;
    changed.recipient = "UA";
    EXPECT_EQ(claim_likeness(a, changed), 0);
    changed.recipient = std::nullopt;
    EXPECT_GT(claim_likeness(a, changed), 0);
    EXPECT_LT(claim_likeness(a, changed), claim_likeness(a, a));
    changed = a;
    changed.evidence = {{"Elsewhere.", {}}};
    EXPECT_EQ(claim_likeness(a, changed), 0);
    Claim x = a;
    Claim y = a;
    x.evidence = {{"Iran sent drones. Many of them.", {0, 31}}};
    y.evidence = {{"Iran sent drones.", {0, 17}}};
    EXPECT_GT(claim_likeness(x, y), 0) << "a longer sentence, cut otherwise";
}

TEST(ReviewBook, TheLastVerdictCounts) {
    const Claim c = shahed();
    EXPECT_EQ(reviews(ReviewBook({verdict(1, DecisionKind::reject, "a", 0, c), verdict(2, DecisionKind::accept, "a", 0, c)}), "a", {c}),
              std::vector{Review::accepted});
    EXPECT_EQ(reviews(ReviewBook({verdict(1, DecisionKind::reject, "a", 0, c), verdict(2, DecisionKind::accept, "a", 0, c), undoing(3, 2)}), "a", {c}),
              std::vector{Review::rejected});
    EXPECT_EQ(reviews(ReviewBook({verdict(1, DecisionKind::reject, "a", 0, c), undoing(2, 1), undoing(3, 2)}), "a", {c}), std::vector{Review::rejected});
    EXPECT_EQ(reviews(ReviewBook({verdict(1, DecisionKind::reject, "a", 0, c)}), "b", {c}), std::vector{Review::none}) << "another document";
}

TEST(ReviewBook, ACorrectedClaimKeepsItsEvidence) {
    Decision correct = verdict(7, DecisionKind::correct, "a", 0, shahed());
    correct.reading = Make(Stage::agree, "IR", "RU", "Mohajer-6", uav);
    std::vector<Claim> claims = {shahed()};
    claims.front().confidence = 0.4;
    claims.front().rules = {"rule"};
    ReviewBook({correct}).apply("a", claims);
    EXPECT_EQ(claims.front().stage, Stage::agree);
    EXPECT_EQ(claims.front().item.designation, "Mohajer-6");
    EXPECT_EQ(claims.front().evidence, shahed().evidence);
    EXPECT_EQ(claims.front().confidence, 1);
    EXPECT_EQ(claims.front().rules, (std::vector<std::string>{"rule", "review#7:corrected"}));
}

TEST(ReviewBook, KnowsAClaimAgainAfterANewExtraction) {
    Claim counted = shahed();
    counted.quantity = Quantity{40, 40, "", "forty"};
    Claim changed = shahed();
    changed.item.designation = "Mohajer-6";
    changed.item.category = uav;
    const ReviewBook book({verdict(1, DecisionKind::reject, "a", 0, shahed())});
    EXPECT_EQ(reviews(book, "a", {shahed(Stage::use), counted}), (std::vector{Review::none, Review::rejected}));
    EXPECT_EQ(reviews(book, "a", {changed, counted}), (std::vector{Review::none, Review::rejected})) << "the more alike";
    EXPECT_EQ(reviews(book, "a", {counted, changed}), (std::vector{Review::rejected, Review::none})) << "wherever it stands";
    const ReviewBook both({verdict(1, DecisionKind::reject, "a", 0, shahed()), verdict(2, DecisionKind::accept, "a", 1, changed)});
    EXPECT_EQ(reviews(both, "a", {changed}), std::vector{Review::accepted}) << "what is the same to the letter goes first";
    const std::vector<DocumentClaims> now = {{"a", "", "", {changed}}};
    const auto lost = both.lost(now);
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost.front().decision, 1);
}

TEST(ReviewBook, ANewExtractionThatReadsItRightlyIsFoundByItsReading) {
    Decision correct = verdict(1, DecisionKind::correct, "a", 0, shahed(Stage::use));
    correct.reading = shahed();
    EXPECT_EQ(reviews(ReviewBook({correct}), "a", {shahed()}), std::vector{Review::corrected});
}

TEST(ReviewBook, ARejectedClaimIsAsIfItWereNotThere) {
    Story story;
    story.add("a", "One", "2022-10-10", {shahed(), Make(Stage::use, "IR", "RU", "Shahed-136", loitering_munition).by({"Kyiv"})});
    story.add("b", "Two", "2022-10-11", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition).denied().by({"Tehran"})});
    Story without = story;
    without.claims.back().claims.clear();
    ReviewBook({verdict(1, DecisionKind::reject, "b", 0, story.claims.back().claims.front())}).apply("b", story.claims.back().claims);
    EXPECT_EQ(ledger_to_json(story.link()), ledger_to_json(without.link()));
}

TEST(ReviewBook, LettersFollowTheLastRating) {
    Story story;
    story.add("a", "Globe Agency", "2022-10-10", {shahed()});
    Decision rate;
    rate.number = 1;
    rate.kind = DecisionKind::rate;
    rate.source = "Globe Agency";
    rate.letter = 'C';
    Decision better = rate;
    better.number = 2;
    better.letter = 'B';
    Decision off = rate;
    off.number = 3;
    off.source = "*";
    off.letter = '-';
    const auto letter = [&](std::vector<Decision> decisions) {
        return linker().link(story.documents, story.claims, ReviewBook(std::move(decisions)).directions(story.claims)).origins.front().reliability;
    };
    EXPECT_EQ(letter({}), 'F');
    EXPECT_EQ(letter({rate, better}), 'B');
    EXPECT_EQ(letter({rate, better, off}), '-');
    EXPECT_EQ(letter({rate, better, off, undoing(4, 3), undoing(5, 2)}), 'C');
}

}  // namespace
}  // namespace waybill::test
