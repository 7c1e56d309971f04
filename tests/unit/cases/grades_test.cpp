#include "cases/grades.h"

#include <fstream>
#include <gtest/gtest.h>

#include "support.h"
#include "waybill/error.h"

namespace waybill::test {
namespace {

using enum Category;

/// 1 best; 6 stands beside the scale and is neither better nor worse.
bool worse(int a, int b) { return a != 6 && b != 6 && a > b; }

TEST(GradeTable, HoldsItsInvariantsForEverySupport) {
    const GradeTable table = GradeTable::load({data_folder()});
    const auto digit = [&](const Support& s) { return table.rule(s).digit; };
    for (std::uint32_t origins = 0; origins <= 6; ++origins) {
        for (std::uint32_t independent = 0; independent <= origins; ++independent) {
            for (std::uint32_t against = 0; against <= 6; ++against) {
                for (const bool disputed : {false, true}) {
                    for (const bool party : {false, true}) {
                        const Support s{independent, origins, against, disputed, party};
                        Support confirmed = s;
                        ++confirmed.origins;
                        EXPECT_FALSE(worse(digit(confirmed), digit(s))) << "another origin lowers the grade";
                        ++confirmed.independent;
                        EXPECT_FALSE(worse(digit(confirmed), digit(s))) << "an independent confirmation lowers the grade";
                        confirmed.party = true;
                        EXPECT_FALSE(worse(digit(confirmed), digit(s)));
                        Support denied = s;
                        ++denied.against;
                        EXPECT_FALSE(worse(digit(s), digit(denied))) << "a denial raises the grade";
                        EXPECT_EQ(digit(denied) == 6, digit(s) == 6);
                        Support contested = s;
                        contested.disputed = true;
                        EXPECT_FALSE(worse(digit(s), digit(contested))) << "a contradiction raises the grade";
                    }
                }
            }
        }
    }
}

TEST(GradeTable, NamesTheLineOfAMistake) {
    const auto folder = std::filesystem::temp_directory_path() / "waybill-grades-test";
    std::filesystem::create_directories(folder);
    EXPECT_THROW(GradeTable::load({folder}), DataError);
}

TEST(Grades, FollowWhoSaysSo) {
    Story story;
    story.add("a", "One", "2022-10-10", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition).by({"White House"})});
    EXPECT_EQ(grade_of(story.link(), "a", 0, Stage::deliver), 3);
    story.add("b", "Two", "2022-10-11", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition).by({"Kyiv"})});
    EXPECT_EQ(grade_of(story.link(), "a", 0, Stage::deliver), 1);
    story.add("c", "Three", "2022-10-12", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition).denied().by({"Tehran"})});
    EXPECT_EQ(grade_of(story.link(), "a", 0, Stage::deliver), 2);
    story.add("d", "Four", "2022-10-12", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition).denied().by({"Moscow"})});
    EXPECT_EQ(grade_of(story.link(), "a", 0, Stage::deliver), 4);
}

TEST(Grades, APlanIsNotGradedAsDone) {
    Story story;
    story.add("a", "One", "2022-10-10", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition).certainty(Certainty::planned).by({"White House"})});
    EXPECT_EQ(grade_of(story.link(), "a", 0, Stage::deliver), 6);
}

TEST(Grades, AnAdmissionByAPartyCountsForMore) {
    Story story;
    story.add("a", "One", "2022-11-05", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition).by({"Tehran"})});
    EXPECT_EQ(grade_of(story.link(), "a", 0, Stage::deliver), 2);
}

TEST(Grades, LettersNeverTouchDigits) {
    const auto folder = std::filesystem::temp_directory_path() / "waybill-reliability-test";
    std::filesystem::create_directories(folder);
    Story story;
    story.add("a", "Globe Agency", "2022-10-10", {Make(Stage::deliver, "IR", "RU", "Shahed-136", loitering_munition), Make(Stage::use, "IR", "RU", "Shahed-136", loitering_munition).by({"Kyiv"})});
    const Ledger before = story.link();
    for (const char letter : {'A', 'E'}) {
        {
            std::ofstream file(folder / "reliability.tsv");
            file << "source\tletter\tjudged\tnote\nGlobe Agency\t" << letter << "\tM. Mustermann, 2024\t\n";
        }
        const Linker judged = Linker::load(small_knowledge(), {data_folder(), folder});
        const Ledger ledger = judged.link(story.documents, story.claims);
        EXPECT_EQ(origin_of(ledger, "a", 0).reliability, letter);
        EXPECT_EQ(origin_of(ledger, "a", 1).reliability, 'F');
        EXPECT_EQ(ledger.cases, before.cases);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace waybill::test
