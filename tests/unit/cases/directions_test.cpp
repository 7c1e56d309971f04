#include "cases/directions.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <stdexcept>

#include "cases/ledger_json.h"
#include "support.h"

namespace waybill::test {
namespace {

using enum Category;

Make shahed(Stage stage = Stage::deliver) { return {stage, "IR", "RU", "Shahed-136", loitering_munition}; }

CaseDirection together(std::vector<ClaimRef> claims) { return {true, std::move(claims), {}, 1, "J. Doe on 2024-05-01: one matter"}; }
CaseDirection apart(std::vector<ClaimRef> claims, std::vector<ClaimRef> others) {
    return {false, std::move(claims), std::move(others), 2, "J. Doe on 2024-05-01: two orders"};
}

Ledger link(const Story& story, std::vector<CaseDirection> cases) {
    Directions directions;
    directions.cases = std::move(cases);
    return linker().link(story.documents, story.claims, directions);
}

const Membership& member(const Ledger& ledger, const std::string& doc, std::uint32_t index) {
    for (const Membership& m : case_of(ledger, doc, index).claims) {
        if (m.claim == ClaimRef{doc, index}) return m;
    }
    throw std::logic_error("not in its case");
}

Story two_orders() {
    Story story;
    story.add("a", "One", "2022-10-10", {shahed().count(100, 100).on("2022-09-01", "2022-09-01")});
    story.add("b", "Two", "2022-10-12", {shahed().by({"Kyiv"})});
    story.add("c", "Three", "2023-05-01", {shahed().count(300, 300).on("2023-04-20", "2023-04-20"), shahed(Stage::agree).on("2023-01-01", "2023-01-31")});
    return story;
}

TEST(Directions, ASplitMakesTwoCases) {
    const Story story = two_orders();
    EXPECT_TRUE(same_case(story.link(), "a", 0, "c", 0));
    const Ledger ledger = link(story, {apart({{"c", 0}, {"c", 1}}, {{"a", 0}, {"b", 0}})});
    EXPECT_FALSE(same_case(ledger, "a", 0, "c", 0));
    EXPECT_TRUE(same_case(ledger, "a", 0, "b", 0));
    EXPECT_TRUE(same_case(ledger, "c", 0, "c", 1));
    EXPECT_EQ(case_of(ledger, "a", 0).id, case_of(story.link(), "a", 0).id) << "the side with the first report keeps its id";
    EXPECT_EQ(member(ledger, "c", 0).reason.code, "split");
    EXPECT_NE(member(ledger, "c", 0).reason.text.find("J. Doe on 2024-05-01: two orders (decision 2)"), std::string::npos);
    EXPECT_EQ(member(ledger, "a", 0).reason, member(story.link(), "a", 0).reason);
}

TEST(Directions, WhatComesLaterFindsItsSide) {
    Story story = two_orders();
    const std::vector<CaseDirection> split = {apart({{"c", 0}, {"c", 1}}, {{"a", 0}, {"b", 0}})};
    story.add("d", "Four", "2023-06-01", {shahed().count(300, 300)});
    story.add("e", "Five", "2024-06-01", {shahed()});
    const Ledger ledger = link(story, split);
    EXPECT_TRUE(same_case(ledger, "d", 0, "c", 0));
    EXPECT_EQ(member(ledger, "d", 0).reason.code, "split-kin");
    EXPECT_TRUE(same_case(ledger, "e", 0, "a", 0)) << "what nothing speaks for stays";
}

TEST(Directions, AMergeHoldsForWhatComesLater) {
    Story story;
    story.add("a", "One", "2022-10-10", {shahed()});
    story.add("b", "Two", "2022-10-12", {Make(Stage::deliver, "IR", "RU", "Zmey-30", aircraft)});
    EXPECT_FALSE(same_case(story.link(), "a", 0, "b", 0));
    const std::vector<CaseDirection> merge = {together({{"a", 0}, {"b", 0}})};
    EXPECT_TRUE(same_case(link(story, merge), "a", 0, "b", 0));
    EXPECT_EQ(member(link(story, merge), "b", 0).reason.code, "merged");
    story.add("0", "Three", "2022-01-01", {Make(Stage::agree, "IR", "RU", "Zmey-30", aircraft)});
    EXPECT_TRUE(same_case(link(story, merge), "a", 0, "0", 0));
}

TEST(Directions, ASplitAfterAMergeTakesItBack) {
    Story story;
    story.add("a", "One", "2022-10-10", {shahed()});
    story.add("b", "Two", "2022-10-12", {Make(Stage::deliver, "IR", "RU", "Zmey-30", aircraft)});
    const Ledger ledger = link(story, {together({{"a", 0}, {"b", 0}}), apart({{"b", 0}}, {{"a", 0}})});
    EXPECT_FALSE(same_case(ledger, "a", 0, "b", 0));
}

TEST(Directions, ThatNameNothingPresentDoNothing) {
    const Story story = two_orders();
    EXPECT_EQ(ledger_to_json(link(story, {together({{"gone", 0}, {"a", 0}}), apart({{"gone", 1}}, {{"a", 0}}), apart({{"a", 7}}, {})})),
              ledger_to_json(story.link()));
    const Ledger ledger = link(story, {apart({{"a", 0}, {"b", 0}, {"c", 0}, {"c", 1}}, {})});
    EXPECT_EQ(ledger_to_json(ledger), ledger_to_json(story.link())) << "nothing is left to be apart from";
}

class DirectedLinking : public ::testing::TestWithParam<unsigned> {};

TEST_P(DirectedLinking, DoesNotDependOnTheOrderOfDocuments) {
    std::mt19937 random(GetParam());
    Story story;
    for (int d = 0; d < 8; ++d) {
        std::vector<Claim> claims;
        for (unsigned i = 0; i < 1 + random() % 3; ++i) {
            Make claim(static_cast<Stage>(random() % 10), random() % 2 ? "IR" : "RU", random() % 3 ? "RU" : "EG", random() % 3 ? "Shahed-136" : "", uav);
            if (random() % 2) claim.count(static_cast<int>(random() % 4) * 10, static_cast<int>(random() % 4) * 10 + 30);
            claims.push_back(claim);
        }
        story.add("d" + std::to_string(d), random() % 2 ? "One" : "Two", "2022-10-1" + std::to_string(d), claims);
    }
    const auto some = [&] {
        std::vector<ClaimRef> refs;
        for (unsigned i = 0; i < 1 + random() % 4; ++i) refs.push_back({"d" + std::to_string(random() % 8), static_cast<std::uint32_t>(random() % 3)});
        return refs;
    };
    const std::vector<CaseDirection> directions = {together(some()), apart(some(), some()), together(some()), apart(some(), some())};
    const std::string before = ledger_to_json(link(story, directions));
    for (int i = 0; i < 3; ++i) {
        std::shuffle(story.documents.begin(), story.documents.end(), random);
        std::shuffle(story.claims.begin(), story.claims.end(), random);
        EXPECT_EQ(ledger_to_json(link(story, directions)), before);
    }
    std::size_t claims = 0;
    for (const Case& c : link(story, directions).cases) claims += c.claims.size();
    std::size_t wanted = 0;
    for (const DocumentClaims& entry : story.claims) wanted += entry.claims.size();
    EXPECT_EQ(claims, wanted) << "every claim stands in one case";
}

INSTANTIATE_TEST_SUITE_P(Seeds, DirectedLinking, ::testing::Range(0U, 40U));

}  // namespace
}  // namespace waybill::test
