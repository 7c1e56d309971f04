#include <gtest/gtest.h>

#include <string>

#include "catalogue/catalogue.h"

namespace waybill {
namespace {

const Catalogue& catalogue() {
    static const Catalogue loaded = Catalogue::load({WAYBILL_SOURCE_DIR "/data"});
    return loaded;
}

/// Mentions of one list as "span=id", joined by blanks.
std::string systems(const std::string& text) {
    std::string out;
    for (const SystemMention& mention : catalogue().find(text, "2022-10-18").systems) {
        if (!out.empty()) out += ' ';
        out += std::string(mention.span.of(text)) + '=' + catalogue().systems()[mention.system].id;
    }
    return out;
}

std::string parties(const std::string& text, const std::string& published = "2022-10-18") {
    std::string out;
    for (const PartyMention& mention : catalogue().find(text, published).parties) {
        if (!out.empty()) out += ' ';
        out += std::string(mention.span.of(text)) + '=' + catalogue().parties()[mention.party].id;
    }
    return out;
}

std::string kinds(const std::string& text) {
    std::string out;
    for (const KindMention& mention : catalogue().find(text, "2022-10-18").kinds) {
        if (!out.empty()) out += ' ';
        out += std::string(mention.span.of(text)) + '=' + std::string(to_string(mention.category));
    }
    return out;
}

TEST(Find, TakesEverySpellingOfADesignation) {
    for (const char* text : {"Shahed-136", "Shahed 136", "shahed136", "SHAHED-136", "Shahed\u2013136", "Shahed\u2011136",
                             "Geran-2", "Shahid 136"}) {
        EXPECT_EQ(systems(text), std::string(text) + "=shahed-136");
    }
    EXPECT_EQ(systems("its MiG-29s and F-16Q jets"), "MiG-29s=mig-29 F-16Q=f-16");
    EXPECT_EQ(systems("the S-400's radar"), "S-400=s-400");
    EXPECT_EQ(systems("F-16 Fighting Falcon"), "F-16 Fighting Falcon=f-16");
    EXPECT_EQ(systems("David\u2019s Sling"), "David\u2019s Sling=davids-sling");
}

TEST(Find, TakesTheOfficeThatAPersonHoldsAtTheTime) {
    EXPECT_EQ(parties("Mark Rutte spoke.", "2020-05-01"), "Mark Rutte=NL");
    EXPECT_EQ(parties("Mark Rutte spoke.", "2025-05-01"), "Mark Rutte=nato");
}

TEST(Find, KeepsToWordBoundaries) {
    EXPECT_EQ(systems("XS-400 S-4000 S-400.5 S-400,000 ZF-16"), "");
    EXPECT_EQ(systems("at 10 F 16"), "F 16=f-16");
}

TEST(Find, TakesEverydayWordsOnlyAmongArms) {
    EXPECT_EQ(systems("Patriot missiles"), "Patriot=patriot");
    EXPECT_EQ(systems("two Patriot batteries with missiles"), "Patriot=patriot");
    EXPECT_EQ(systems("a true patriot of missiles"), "");
    EXPECT_EQ(systems("The Patriot Act mentions missiles"), "");
    EXPECT_EQ(systems("He is a Patriot at heart"), "");
    EXPECT_EQ(systems("PATRIOT MISSILES FOR UKRAINE, SAYS MINISTER"), "PATRIOT=patriot");
    EXPECT_EQ(systems("They climbed K2 last year"), "");
    EXPECT_EQ(systems("180 K2 tanks"), "K2=k2");
}

TEST(Find, NamesPartiesByEveryCue) {
    EXPECT_EQ(parties("Iran sold Moscow drones, U.S. officials said"), "Iran=IR Moscow=RU U.S.=US");
    EXPECT_EQ(parties("help us, said the US envoy"), "US=US");
    EXPECT_EQ(parties("THEY TOLD US THAT THE UNITED STATES SOLD ARMS"), "UNITED STATES=US");
    EXPECT_EQ(parties("South China Sea"), "");
    EXPECT_EQ(parties("Chad Kowalski flew to Chad"), "Chad=TD");
    EXPECT_EQ(parties("President Putin spoke", "2023-01-01"), "Putin=RU");
    EXPECT_EQ(parties("President Putin spoke", "1990-01-01"), "");
}

TEST(Find, TellsNamesFromLongerNames) {
    EXPECT_EQ(systems("HAWK missiles and Hawk trainer aircraft"), "HAWK missiles=mim-23-hawk Hawk=hawk");
    EXPECT_EQ(systems("made by Shahed Aviation Industries for its drones"), "");
    EXPECT_EQ(systems("B-52H Stratofortress bombers"), "B-52H Stratofortress=b-52");
    EXPECT_EQ(systems("missiles, said Alaa El-Fattah of the E3+3"), "");
    EXPECT_EQ(parties("Rachel Ruto met President Ruto", "2024-05-20"), "Ruto=KE");
    EXPECT_EQ(parties("in May 2018 the Johnson & Johnson plant", "2018-05-20"), "");
}

TEST(Find, MeansTheStateOfTheDay) {
    EXPECT_EQ(parties("Moscow sold arms", "1985-03-01"), "Moscow=SU");
    EXPECT_EQ(parties("Moscow sold arms", "2015-03-01"), "Moscow=RU");
    EXPECT_EQ(parties("Moscow sold arms", ""), "Moscow=RU");
}

TEST(Find, KnowsDesignationsByTheNounBeside) {
    const std::string text = "Qx-101 and Qx-555 cruise missiles, Covid-19 and the drone Zarb-22";
    const auto found = catalogue().find(text, "").designations;
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].designation, "Qx-101");
    EXPECT_EQ(found[0].category, Category::cruise_missile);
    EXPECT_EQ(found[1].designation, "Qx-555");
    EXPECT_EQ(found[2].designation, "Zarb-22");
    EXPECT_EQ(found[2].category, Category::uav);
}

TEST(Find, NamesAloneNeedNoContext) {
    const std::string text = "The harpoon of an Inuit hunter. Kuwait gave no Harpoon.";
    const CatalogueMentions found = catalogue().find_names(text, "2022-10-18");
    ASSERT_FALSE(found.systems.empty());
    EXPECT_EQ(catalogue().systems()[found.systems.back().system].designation, "Harpoon");
    ASSERT_EQ(found.parties.size(), 1U);
    EXPECT_EQ(catalogue().parties()[found.parties.front().party].id, "KW");
    EXPECT_TRUE(found.kinds.empty());
    EXPECT_TRUE(catalogue().find(text, "2022-10-18").systems.empty());
}

TEST(Find, PrefersTheLongestKind) {
    EXPECT_EQ(kinds("anti-tank missiles and surface to air missile systems"),
              "anti-tank missiles=missile surface to air missile systems=air-defence");
    EXPECT_EQ(kinds("a think tank and a tank"), "tank=armoured-vehicle");
}

}  // namespace
}  // namespace waybill
