#include <gtest/gtest.h>

#include "support.h"

namespace waybill::test {
namespace {

using enum Category;

const std::string lead =
    "Two of the six jets that the country ordered last autumn stood under covers on the northern apron yesterday, the trade minister told "
    "reporters who had been flown in for the forum and its long list of speeches. ";
const std::string rest =
    "The contract for all six was signed in September of last year, and a third of the price has been paid in timber. Pilots and mechanics "
    "have been going through a course by the sea since spring, one of the delegates said over lunch.";

TEST(Derivations, TheSameTextIsACopyWhicheverIsCut) {
    Story story;
    story.add("b-wire", "Wire", "2023-09-10", {Make(Stage::deliver, "RU", "EG", "Zmey-30", aircraft)}, lead + rest);
    story.add("a-mirror", "Mirror", "2023-09-11", {Make(Stage::deliver, "RU", "EG", "Zmey-30", aircraft)}, "MIRROR - posted by admin. " + lead + "You might also like this.");
    EXPECT_EQ(derivations_of(story.link()), std::vector<std::string>{"b-wire > a-mirror copy"});
}

TEST(Derivations, OtherTextOnTheSameMatterIsNone) {
    Story story;
    story.add("a", "One", "2023-09-10", {Make(Stage::deliver, "RU", "EG", "Zmey-30", aircraft)}, lead);
    story.add("b", "Two", "2023-09-11", {Make(Stage::deliver, "RU", "EG", "Zmey-30", aircraft)}, "Jets have come, says somebody, and nobody was surprised to hear of it.");
    EXPECT_TRUE(derivations_of(story.link()).empty());
}

TEST(Derivations, TheSameLeadAndFactsInOrderWithinDaysAreARewrite) {
    Story story;
    const std::vector<Claim> facts = {Make(Stage::deliver, "RU", "EG", "Zmey-30", aircraft).by({"Ruslan Holt"}).count(2, 2),
                                      Make(Stage::agree, "RU", "EG", "Zmey-30", aircraft).count(6, 6).on("2022-09-01", "2022-09-30"),
                                      Make(Stage::train, "RU", "EG", "Zmey-30", aircraft).by({"a delegate"})};
    story.add("a", "One", "2023-09-10", facts);
    story.add("b", "Two", "2023-09-11", facts);
    story.add("c", "Three", "2023-10-11", facts);
    EXPECT_EQ(derivations_of(story.link()), std::vector<std::string>{"a > b rewrite"});
    const Ledger ledger = story.link();
    EXPECT_TRUE(same_origin(ledger, "a", 1, "b", 1)) << "a rewrite's own assertion goes back to its original";
    EXPECT_FALSE(same_origin(ledger, "a", 1, "c", 1));
}

TEST(Derivations, AnotherLeadIsAnotherStory) {
    Story story;
    const Claim leak = Make(Stage::deliver, "EG", "RU", "", ammunition).certainty(Certainty::planned).by({"Globe Agency", "a leaked document"}).count(40000, 40000);
    const Claim no = Make(Stage::deliver, "EG", "RU", "", ammunition).denied().by({"An Egyptian official"});
    const Claim aid = Make(Stage::deliver, "US", "EG", "", weapons).worth(1.3e9, "USD");
    story.add("a", "One", "2023-04-11", {leak, no, aid});
    story.add("b", "Two", "2023-04-12", {no, leak, aid});
    EXPECT_TRUE(derivations_of(story.link()).empty());
}

TEST(Derivations, NamingAnOutletIsACitation) {
    Story story;
    story.add("a", "The Delta Post", "2024-09-26", {Make(Stage::agree, "RU", "EG", "Zmey-30", aircraft).count(8, 8)}, "Eight.");
    story.add("b", "Two", "2025-06-10", {Make(Stage::agree, "RU", "EG", "Zmey-30", aircraft).count(40, 40)}, "Look at the Delta Post's figure from last year.");
    story.add("c", "Three", "2024-06-10", {Make(Stage::agree, "RU", "EG", "Zmey-30", aircraft).count(4, 4)}, "The Delta Post will surely write about it.");
    EXPECT_EQ(derivations_of(story.link()), std::vector<std::string>{"a > b citation"}) << "nobody cites what is not yet published";
}

}  // namespace
}  // namespace waybill::test
