#include <gtest/gtest.h>

#include "support.h"
#include "waybill/error.h"

namespace waybill::test {
namespace {

using enum Category;

TEST(Grouping, AliasesOfOneSystemShareACase) {
    Story story;
    story.add("a", "One", "2022-09-14", {Make(Stage::use, "IR", "RU", "Geran-2", loitering_munition)});
    story.add("b", "Two", "2022-09-20", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition)});
    EXPECT_TRUE(same_case(story.link(), "a", 0, "b", 0));
}

TEST(Grouping, VariantsOfAnUnknownSystemShareACase) {
    Story story;
    story.add("a", "One", "2023-01-01", {Make(Stage::agree, "RU", "IN", "Zmey-30MKX", aircraft)});
    story.add("b", "Two", "2023-01-02", {Make(Stage::agree, "RU", "IN", "Zmey-30", aircraft), Make(Stage::agree, "RU", "IN", "Zmey-300", aircraft)});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_case(ledger, "a", 0, "b", 0));
    EXPECT_FALSE(same_case(ledger, "b", 0, "b", 1)) << "another number is another system";
}

TEST(Grouping, OtherRecipientsAndReexportsStayApart) {
    Story story;
    story.add("a", "One", "2023-01-01", {Make(Stage::agree, "IN", "PH", "BrahMos", cruise_missile), Make(Stage::negotiate, "IN", "EG", "BrahMos", cruise_missile),
                                         Make(Stage::deliver, "PH", "EG", "BrahMos", cruise_missile)});
    const Ledger ledger = story.link();
    EXPECT_EQ(ledger.cases.size(), 3U);
}

TEST(Grouping, UndesignatedItemJoinsWhatItsDocumentPointsTo) {
    Story story;
    story.add("a", "One", "2022-11-05", {Make(Stage::use, "IR", "RU", "Shahed-136", loitering_munition), Make(Stage::deliver, "IR", "RU", "", uav)});
    story.add("b", "Two", "2022-11-06", {Make(Stage::deliver, "IR", "RU", "", uav).denied()});
    const Ledger ledger = story.link();
    EXPECT_EQ(ledger.cases.size(), 1U);
    EXPECT_EQ(ledger.cases[0].claims[1].reason.code, "document-points-to");
    EXPECT_EQ(ledger.cases[0].claims[2].reason.code, "only-such-item");
}

TEST(Grouping, ArmsInGeneralStayGeneralBesideSeveralItems) {
    Story story;
    story.add("a", "One", "2023-05-01", {Make(Stage::deliver, "RU", "EG", "Zmey-30", aircraft), Make(Stage::deliver, "RU", "EG", "Ka-52", helicopter),
                                         Make(Stage::deliver, "RU", "EG", "", weapons), Make(Stage::deliver, "RU", "EG", "", weapons).denied()});
    const Ledger ledger = story.link();
    EXPECT_EQ(ledger.cases.size(), 3U);
    EXPECT_FALSE(same_case(ledger, "a", 2, "a", 0));
    EXPECT_TRUE(same_case(ledger, "a", 3, "a", 0)) << "a blanket denial answers the document's main charge";
}

TEST(Grouping, AStandingEmbargoIsNotTheHaltOfOneItem) {
    Story story;
    story.add("a", "One", "2012-05-01", {Make(Stage::agree, "RU", "EG", "Zmey-30", aircraft), Make(Stage::halt, "RU", "EG", "", weapons)});
    EXPECT_EQ(story.link().cases.size(), 2U);
}

TEST(Grouping, CountAndPlaceDecideBetweenItemsOfOneKind) {
    Story story;
    story.add("a", "One", "2022-12-06", {Make(Stage::deliver, "RU", "PL", "K9", artillery).count(24, 24).at("Gdynia"), Make(Stage::agree, "RU", "PL", "Chunmoo", artillery).count(18, 18)});
    story.add("b", "Two", "2022-12-08", {Make(Stage::deliver, "RU", "PL", "", artillery).count(24, 24).at("port of Gdynia")});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_case(ledger, "a", 0, "b", 0));
    EXPECT_EQ(case_of(ledger, "b", 0).claims.back().reason.code, "same-details");
}

TEST(Grouping, OrdersYearsApartAreSeparateCases) {
    Story story;
    story.add("a", "One", "2021-12-04", {Make(Stage::agree, "US", "EG", "Gust", aircraft).count(24, 24).on("2015-01-01", "2015-12-31"),
                                         Make(Stage::agree, "US", "EG", "Gust", aircraft).count(30, 30).on("2021-01-01", "2021-12-04")});
    story.add("b", "Two", "2023-12-04", {Make(Stage::agree, "US", "PL", "Gust", aircraft).count(100, 100).on("2022-07-01", "2022-07-31"),
                                         Make(Stage::agree, "US", "PL", "Gust", aircraft).count(32, 32).on("2023-12-01", "2023-12-31")});
    const Ledger ledger = story.link();
    EXPECT_FALSE(same_case(ledger, "a", 0, "a", 1));
    EXPECT_TRUE(same_case(ledger, "b", 0, "b", 1));
}

TEST(Grouping, AlternativePartiesFollowTheRestOfTheBatch) {
    Story story;
    story.add("a", "One", "2021-05-01", {Make(Stage::use, "UA|US", "PL", "Gust", aircraft)});
    story.add("b", "Two", "2021-05-01", {Make(Stage::deliver, "US", "PL", "Gust", aircraft), Make(Stage::deliver, "Almaz Works", "PL", "Zmey", aircraft),
                                         Make(Stage::agree, "RU", "PL", "Zmey", aircraft)});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_case(ledger, "a", 0, "b", 0));
    EXPECT_TRUE(same_case(ledger, "b", 1, "b", 2)) << "a company stands for its state";
}

TEST(Grouping, TheSameSentenceMeansTheSameInACopy) {
    Story story;
    const std::string sentence = "Russia has been the main supplier of arms to Egypt since 2014.";
    story.add("a", "One", "2023-09-10", {Make(Stage::deliver, "RU", "EG", "Zmey-30", aircraft), Make(Stage::deliver, "RU", "EG", "Ka-52", helicopter),
                                         Make(Stage::deliver, "RU", "EG", "", weapons).text("arms", sentence)});
    story.add("b", "Two", "2023-09-11", {Make(Stage::deliver, "RU", "EG", "Zmey-30", aircraft), Make(Stage::deliver, "RU", "EG", "", weapons).text("arms", sentence)});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_case(ledger, "a", 2, "b", 1));
}

TEST(Grouping, AnOpenPartyIsFilledFromTheDocument) {
    Story story;
    story.add("a", "One", "2024-04-19", {Make(Stage::agree, "IN", "PH", "BrahMos", cruise_missile), Make(Stage::deliver, "", "PH", "BrahMos", cruise_missile).certainty(Certainty::planned)});
    const Ledger ledger = story.link();
    EXPECT_EQ(ledger.cases.size(), 1U);
    EXPECT_EQ(ledger.cases[0].supplier, "IN");
}

TEST(Grouping, IdsNameWhatTheCaseIsAbout) {
    Story story;
    story.add("a", "One", "2024-04-19", {Make(Stage::agree, "IN", "PH", "BrahMos", cruise_missile)});
    const std::string id = story.link().cases[0].id;
    EXPECT_TRUE(id.starts_with("in-ph-brahmos-2024-")) << id;
    story.add("b", "Two", "2024-05-19", {Make(Stage::deliver, "IN", "PH", "BrahMos", cruise_missile)});
    EXPECT_EQ(story.link().cases[0].id, id) << "a later document does not rename the case";
}

TEST(Grouping, ADocumentMayNotStandTwice) {
    Story story;
    story.add("a", "One", "2024-04-19", {});
    story.add("a", "One", "2024-04-19", {});
    EXPECT_THROW(story.link(), UsageError);
}

}  // namespace
}  // namespace waybill::test
