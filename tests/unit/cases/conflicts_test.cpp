#include <gtest/gtest.h>

#include "support.h"

namespace waybill::test {
namespace {

using enum Category;
using Found = std::vector<std::string>;

Claim drones(Stage stage) { return Make(stage, "IR", "RU", "Shahed-136", loitering_munition); }

Make deal(std::int64_t count) { return Make(Stage::agree, "IN", "PH", "BrahMos", cruise_missile).count(count, count); }
Make arrival() { return Make(Stage::deliver, "IN", "PH", "BrahMos", cruise_missile); }

Found between(std::vector<Claim> first, std::vector<Claim> second, std::string first_day = "2023-05-10", std::string second_day = "2023-05-12") {
    Story story;
    story.add("a", "One", std::move(first_day), std::move(first));
    story.add("b", "Two", std::move(second_day), std::move(second));
    return conflicts_of(story.link());
}

TEST(Conflicts, ADenialMeetsWhatPresupposesIt) {
    Story story;
    story.add("a", "One", "2022-10-10", {Make(Stage::use, "IR", "RU", "Shahed-136", loitering_munition).by({"Kyiv"}),
                                         Make(Stage::train, "IR", "RU", "Shahed-136", loitering_munition).by({"White House"})});
    story.add("b", "Two", "2022-10-11", {Make(Stage::deliver, "IR", "RU", "", uav).denied().by({"Iranian officials"})});
    EXPECT_EQ(conflicts_of(story.link()), Found{"polarity a:0 b:0"});
}

TEST(Conflicts, OneOriginDoesNotContradictItself) {
    Story story;
    story.add("a", "One", "2022-10-10", {drones(Stage::deliver), Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition).denied()});
    EXPECT_TRUE(conflicts_of(story.link()).empty());
}

TEST(Conflicts, ADenialForATimeMeetsThatTimeOnly) {
    const Claim none_since = Make(Stage::deliver, "IR", "RU", "", uav).denied().by({"Ruslan Holt"}).on("2022-02-24", "2022-11-05");
    const Claim before = Make(Stage::deliver, "IR", "RU", "", uav).by({"Kyiv"}).on("2021-10-01", "2021-12-31");
    const Claim summer = Make(Stage::deliver, "IR", "RU", "", uav).by({"Kyiv"}).on("2022-06-01", "2022-08-31");
    EXPECT_TRUE(between({none_since}, {before}).empty());
    EXPECT_EQ(between({none_since}, {summer}), Found{"polarity a:0 b:0"});
}

TEST(Conflicts, ADenialDoesNotMeetWhatCameAfterIt) {
    const Claim no = Make(Stage::deliver, "IR", "RU", "", missile).denied().by({"Ruslan Holt"});
    const Claim later = Make(Stage::deliver, "IR", "RU", "", missile).by({"Kyiv"}).on("2024-09-01", "2024-09-30");
    EXPECT_TRUE(between({no}, {later}, "2022-11-05", "2024-10-01").empty());
}

TEST(Conflicts, NotHavingConfirmationIsNoDenialAndAPossibilityNoClaim) {
    const Claim unconfirmed = Make(Stage::deliver, "IR", "RU", "", missile).denied().certainty(Certainty::probable).by({"White House"});
    const Claim yes = Make(Stage::deliver, "IR", "RU", "", missile).by({"Kyiv"});
    EXPECT_TRUE(between({unconfirmed}, {yes}).empty());
    const Claim no = Make(Stage::deliver, "IR", "RU", "", missile).denied().by({"White House"});
    const Claim maybe = Make(Stage::deliver, "IR", "RU", "", missile).certainty(Certainty::possible).by({"Kyiv"});
    EXPECT_TRUE(between({no}, {maybe}).empty());
}

TEST(Conflicts, AClaimThatIsProbablyMisreadContradictsNobody) {
    const Claim yes = Make(Stage::deliver, "IR", "RU", "", missile).by({"Kyiv"});
    Claim no = Make(Stage::deliver, "IR", "RU", "", missile).denied().by({"Ruslan Holt"});
    EXPECT_EQ(between({no}, {yes}), Found{"polarity a:0 b:0"});
    no.confidence = 0.2;
    EXPECT_TRUE(between({no}, {yes}).empty());
}

TEST(Conflicts, APlanIsDeniedByThoseWhosePlanItIs) {
    const Claim plan = Make(Stage::produce, "EG", "RU", "", ammunition).certainty(Certainty::planned).by({"a leaked document"});
    const Claim own_denial = Make(Stage::deliver, "EG", "RU", "", ammunition).denied().by({"Cairo"});
    const Claim stranger = Make(Stage::deliver, "EG", "RU", "", ammunition).denied().by({"White House"});
    EXPECT_EQ(between({plan}, {own_denial}), Found{"polarity a:0 b:0"});
    EXPECT_TRUE(between({plan}, {stranger}).empty());
}

TEST(Conflicts, APlanWhoseTimeHasPassedIsContradicted) {
    const Claim plan = Make(Stage::deliver, "RU", "EG", "Zmey", aircraft).certainty(Certainty::planned).by({"Ruslan Holt"}).on("2023-03-01", "2023-05-31");
    const Claim not_yet = Make(Stage::deliver, "RU", "EG", "Zmey", aircraft).denied();
    EXPECT_EQ(between({plan}, {not_yet}, "2023-01-10", "2024-09-13"), Found{"polarity a:0 b:0"});
    EXPECT_TRUE(between({plan}, {not_yet}, "2023-01-10", "2023-02-13").empty());
}

TEST(Conflicts, CountsOfOneOrder) {
    EXPECT_EQ(between({deal(8).by({"Ambassador Holt"}).on("2024-02-01", "2024-02-29")}, {deal(16).by({"Indian government"})}), Found{"quantity a:0 b:0"});
    EXPECT_TRUE(between({deal(8).by({"Ambassador Holt"}).on("2022-02-01", "2022-02-28")}, {deal(16).by({"Indian government"}).on("2023-12-01", "2023-12-31")}).empty())
        << "another order";
    EXPECT_TRUE(between({deal(3).by({"Ambassador Holt"}), deal(3)}, {Make(Stage::agree, "IN", "PH", "BrahMos", cruise_missile).count(3, 3, "batteries").by({"Indian government"})}).empty())
        << "units are not compared with batteries";
}

TEST(Conflicts, CountsThatGrowAreNone) {
    const auto sent = [](std::int64_t n, const char* who) { return Make(Stage::deliver, "IR", "RU", "", ammunition).count(n, n, "containers").by({who}); };
    EXPECT_TRUE(between({sent(1000, "White House").on("2023-09-01", "2023-10-13")}, {sent(6700, "Kyiv").on("2023-09-01", "2024-02-26")}).empty());
    EXPECT_EQ(between({sent(10000, "White House").on("2023-09-01", "2024-02-23")}, {sent(6700, "Kyiv").on("2023-09-01", "2024-02-26")}), Found{"quantity a:0 b:0"});
    EXPECT_TRUE(between({sent(1000, "White House")}, {sent(6700, "Kyiv")}, "2023-10-13", "2024-02-26").empty());
    EXPECT_EQ(between({sent(6700, "White House")}, {sent(1000, "Kyiv")}, "2023-10-13", "2023-11-26"), Found{"quantity a:0 b:0"});
}

TEST(Conflicts, OrderedAndDeliveredCountsAreNotCompared) {
    EXPECT_TRUE(between({deal(48).by({"Ambassador Holt"})}, {arrival().count(12, 12).by({"Indian government"})}).empty());
}

TEST(Conflicts, PricesAcrossCurrenciesNeedALargerGap) {
    const auto price = [](double amount, const char* currency, const char* who) { return Make(Stage::agree, "IN", "PH", "BrahMos", cruise_missile).worth(amount, currency).by({who}); };
    EXPECT_EQ(between({price(2.5e9, "USD", "Ruslan Holt")}, {price(2.8e9, "USD", "Ada Colt")}), Found{"value a:0 b:0"});
    EXPECT_TRUE(between({price(374.96e6, "USD", "Ruslan Holt")}, {price(375e6, "USD", "Ada Colt")}).empty());
    EXPECT_TRUE(between({price(375e6, "USD", "Ruslan Holt")}, {price(18.9e9, "PHP", "Ada Colt")}).empty());
    EXPECT_EQ(between({price(3.5e9, "USD", "Ruslan Holt")}, {price(4e9, "EUR", "Ada Colt")}), Found{"value a:0 b:0"});
    EXPECT_TRUE(between({price(560e6, "USD", "Ruslan Holt")}, {price(4e9, "USD", "Ada Colt")}).empty()) << "an instalment is a part";
}

TEST(Conflicts, OneArrivalOnTwoDays) {
    EXPECT_EQ(between({arrival().by({"Ruslan Holt"}).on("2024-04-19", "2024-04-19")}, {arrival().by({"Ada Colt"}).on("2024-04-20", "2024-04-20")}), Found{"date a:0 b:0"});
    EXPECT_TRUE(between({arrival().by({"Ruslan Holt"}).on("2024-04-19", "2024-04-19")}, {arrival().by({"Ada Colt"}).on("2024-08-20", "2024-08-20")}).empty())
        << "another shipment";
    EXPECT_TRUE(between({arrival().by({"Ruslan Holt"}).on("2024-04-19", "2024-04-19")},
                        {arrival().by({"Ada Colt"}).on("2024-04-19", "2024-04-19"), arrival().by({"Ada Colt"}).on("2024-04-20", "2024-04-20")})
                    .empty())
        << "who tells of both days tells of two arrivals";
    EXPECT_TRUE(between({arrival().by({"Ruslan Holt"}).on("2024-04-01", "2024-04-30")}, {arrival().by({"Ada Colt"}).on("2024-04-20", "2024-04-20")}).empty())
        << "more detail is no contradiction";
}

TEST(Conflicts, OneShipmentWithAnotherPartyPlaceOrSystem) {
    const auto landed = [](const char* supplier, const char* system, const char* place, const char* who) {
        return Make(Stage::deliver, supplier, "EG", system, aircraft).count(12, 12).on("2023-05-03", "2023-05-03").at(place).by({who});
    };
    EXPECT_EQ(between({landed("RU", "Zmey-30", "Luxor", "Ruslan Holt")}, {landed("IN", "Zmey-30", "Luxor", "Ada Colt")}), Found{"party a:0 b:0"});
    EXPECT_EQ(between({landed("RU", "Zmey-30", "Luxor", "Ruslan Holt")}, {landed("RU", "Zmey-30", "Aswan", "Ada Colt")}), Found{"place a:0 b:0"});
    EXPECT_TRUE(between({landed("RU", "Zmey-30", "Luxor", "Ruslan Holt")}, {landed("RU", "Zmey-30", "Egypt", "Ada Colt")}).empty())
        << "a country may hold the place";
    EXPECT_TRUE(between({landed("RU", "Zmey-30", "Luxor", "Ruslan Holt"), landed("IN", "Zmey-30", "Luxor", "Ruslan Holt")},
                        {landed("IN", "Zmey-30", "Luxor", "Ada Colt")}).empty())
        << "who tells of both tells of two shipments";
    Story story;
    story.add("a", "One", "2023-05-10", {landed("RU", "Zmey-30", "Luxor", "Ruslan Holt")});
    story.add("b", "Two", "2023-05-10", {landed("RU", "Vran-2", "Luxor air base", "Ada Colt")});
    story.add("c", "Three", "2023-05-20", {Make(Stage::use, "RU", "EG", "Zmey-30", aircraft), Make(Stage::use, "RU", "EG", "Vran-2", aircraft), Make(Stage::agree, "RU", "EG", "", aircraft)});
    EXPECT_EQ(conflicts_of(story.link()), Found{"item a:0 b:0"});
}

}  // namespace
}  // namespace waybill::test
