#include <gtest/gtest.h>

#include "support.h"

namespace waybill::test {
namespace {

using enum Category;

TEST(Origins, OneOfficialOnOneOccasionIsOneOrigin) {
    Story story;
    story.add("a", "One", "2022-11-05", {Make(Stage::deliver, "IR", "RU", "", uav).by({"Ruslan Holt"}), Make(Stage::deliver, "IR", "RU", "", missile).denied().by({"Ruslan Holt"})});
    story.add("b", "Two", "2022-11-07", {Make(Stage::deliver, "IR", "RU", "", uav).by({"Holt"})});
    story.add("c", "Three", "2022-11-07", {Make(Stage::deliver, "IR", "RU", "", uav).by({"Another Person"})});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_origin(ledger, "a", 0, "b", 0));
    EXPECT_TRUE(same_origin(ledger, "a", 0, "a", 1));
    EXPECT_FALSE(same_origin(ledger, "a", 0, "c", 0));
}

TEST(Origins, AStatementLongAfterOnAnotherMatterIsAnotherOrigin) {
    Story story;
    story.add("a", "One", "2022-07-05", {Make(Stage::deliver, "IR", "RU", "", uav).by({"Ruslan Holt"})});
    story.add("b", "Two", "2024-04-07", {Make(Stage::deliver, "US", "UA", "Gust", aircraft).by({"Ruslan Holt"})});
    EXPECT_FALSE(same_origin(story.link(), "a", 0, "b", 0));
}

TEST(Origins, CitingAnOutletLeadsToItsOwnDocument) {
    Story story;
    story.add("a", "The Delta Post", "2024-04-19", {Make(Stage::deliver, "IN", "PH", "BrahMos", cruise_missile).by({"defence sources"}).on("2024-04-19", "2024-04-19")});
    story.add("b", "Two", "2024-04-20", {Make(Stage::deliver, "IN", "PH", "BrahMos", cruise_missile).by({"The Delta Post", "defence sources in New Delhi"}).on("2024-04-19", "2024-04-19"),
                                         Make(Stage::deliver, "IN", "PH", "BrahMos", cruise_missile).by({"Manila-based official"}).on("2024-04-19", "2024-04-19")});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_origin(ledger, "a", 0, "b", 0));
    EXPECT_FALSE(same_origin(ledger, "a", 0, "b", 1));
    EXPECT_EQ(derivations_of(ledger), std::vector<std::string>{"a > b citation"});
}

TEST(Origins, TwoThatCiteOneReportShareIt) {
    Story story;
    story.add("a", "One", "2024-02-19", {Make(Stage::deliver, "IR", "RU", "", ballistic_missile).by({"Globe Agency", "six sources"}).count(400, 400)});
    story.add("b", "Two", "2024-09-20", {Make(Stage::deliver, "IR", "RU", "", ballistic_missile).by({"Globe Agency", "sources"}).count(400, 400)});
    EXPECT_TRUE(same_origin(story.link(), "a", 0, "b", 0));
}

TEST(Origins, APartysVoiceGoesBackToWhoSpokeForIt) {
    Story story;
    story.add("a", "One", "2022-11-05", {Make(Stage::deliver, "IR", "RU", "", uav).by({"Ruslan Holt"}).on("", "2022-02-23")}, "Iranian foreign minister Ruslan Holt said that drones had gone to Russia.");
    story.add("b", "Two", "2023-05-07", {Make(Stage::deliver, "IR", "RU", "", uav).by({"Tehran"}).on("", "2022-02-23"), Make(Stage::deliver, "IR", "RU", "", uav).denied().by({"Tehran"})});
    story.add("c", "Three", "2022-11-07", {Make(Stage::deliver, "IR", "RU", "", uav).by({"Kyiv"}).on("", "2022-02-23")});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_origin(ledger, "a", 0, "b", 0));
    EXPECT_FALSE(same_origin(ledger, "a", 0, "c", 0));
}

TEST(Origins, AuthorsAreOriginsOfTheirOwn) {
    Story story;
    story.add("a", "One", "2022-11-05", {Make(Stage::deliver, "IR", "RU", "", uav), Make(Stage::use, "IR", "RU", "", uav)});
    story.add("b", "Two", "2022-11-25", {Make(Stage::deliver, "IR", "RU", "", uav)});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_origin(ledger, "a", 0, "a", 1));
    EXPECT_FALSE(same_origin(ledger, "a", 0, "b", 0));
}

TEST(Origins, StakesFollowTheSpeakersSide) {
    Story story;
    story.add("a", "One", "2022-11-05", {Make(Stage::deliver, "IR", "RU", "", uav).by({"Iranian officials"}), Make(Stage::use, "IR", "RU", "", uav).by({"Kyiv"}),
                                         Make(Stage::train, "IR", "RU", "", uav).by({"White House"}), Make(Stage::display, "IR", "RU", "", uav).by({"analysts"}),
                                         Make(Stage::agree, "IR", "RU", "", uav).by({"Moscow"}), Make(Stage::request, "IR", "RU", "", uav)});
    const Ledger ledger = story.link();
    EXPECT_EQ(origin_of(ledger, "a", 0).stake, Stake::supplier);
    EXPECT_EQ(origin_of(ledger, "a", 1).stake, Stake::adversary);
    EXPECT_EQ(origin_of(ledger, "a", 2).stake, Stake::third_party);
    EXPECT_EQ(origin_of(ledger, "a", 3).stake, Stake::independent);
    EXPECT_EQ(origin_of(ledger, "a", 4).stake, Stake::recipient);
    EXPECT_EQ(origin_of(ledger, "a", 5).stake, Stake::unknown);
    EXPECT_EQ(origin_of(ledger, "a", 5).reliability, 'F');
}

}  // namespace
}  // namespace waybill::test
