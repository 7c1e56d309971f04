// The catalogue that Waybill ships, and what the loader and the checks say of a
// bad one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "catalogue/catalogue.h"
#include "waybill/error.h"

namespace waybill {
namespace {

class TemporaryData : public ::testing::Test {
protected:
    TemporaryData() {
        root_ = std::filesystem::path(::testing::TempDir()) /
                ("catalogue-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::remove_all(root_);
        std::filesystem::create_directories(root_ / "en");
    }
    ~TemporaryData() override { std::filesystem::remove_all(root_); }

    void write(const std::string& name, const std::string& text) { std::ofstream(root_ / name) << text; }

    void write_systems(const std::string& rows) {
        write("systems.tsv", "id\tdesignation\taliases\tcategory\tfamily\torigins\tmaker\tsipri\tunroca\tflags\n" + rows);
    }

    Catalogue load() const { return Catalogue::load({WAYBILL_SOURCE_DIR "/data", root_}); }

    std::string complaint() const {
        try {
            load();
        } catch (const DataError& error) {
            return error.what();
        }
        return "";
    }

    std::filesystem::path root_;
};

TEST(ShippedData, HasNoDoubts) {
    const Catalogue catalogue = Catalogue::load({WAYBILL_SOURCE_DIR "/data"});
    EXPECT_EQ(catalogue.check(), std::vector<std::string>{});
    EXPECT_GE(catalogue.systems().size(), 1200U);
}

TEST(ShippedData, NamesEverySystemByItsDesignation) {
    const Catalogue catalogue = Catalogue::load({WAYBILL_SOURCE_DIR "/data"});
    for (const System& system : catalogue.systems()) {
        const System* found = catalogue.system_named(system.designation);
        ASSERT_NE(found, nullptr) << system.id;
        EXPECT_EQ(catalogue.system(system.id), &system);
        const std::string text = "They bought the " + system.designation + " weapons, missiles and howitzers.";
        const auto mentions = catalogue.find(text, "2020-01-01").systems;
        EXPECT_FALSE(mentions.empty()) << system.designation;
    }
}

TEST_F(TemporaryData, AddsAndReplacesRows) {
    write_systems("zarb-9\tZarb-9\t\tmissile\t\tPK\t\tmissiles\tVII\t\ns-400\tS-400\tNewname-7\tair-defence\t\tRU\t\tother\t\t\n");
    const Catalogue catalogue = load();
    ASSERT_NE(catalogue.system("zarb-9"), nullptr);
    EXPECT_EQ(catalogue.system_named("newname 7"), catalogue.system("s-400"));
    EXPECT_EQ(catalogue.system("s-400")->sipri, "other");
}

TEST_F(TemporaryData, RefusesBadRows) {
    write_systems("x\tX-1\t\tdrone\t\t\t\tother\t\t\n");
    EXPECT_EQ(complaint(), "systems.tsv:2: unknown category 'drone'");
    write_systems("x\tX-1\t\tuav\t\t\t\tplanes\t\t\n");
    EXPECT_EQ(complaint(), "systems.tsv:2: unknown SIPRI category 'planes'");
    write_systems("x\tX-1\t\tuav\t\t\t\tother\tIX\t\n");
    EXPECT_EQ(complaint(), "systems.tsv:2: unknown UNROCA category 'IX'");
    write_systems("x\t\t\tuav\t\t\t\tother\t\t\n");
    EXPECT_EQ(complaint(), "systems.tsv:2: 'designation' is empty");
    write_systems("x\tX-1\t\tuav\t\t\t\tother\t\tcommun\n");
    EXPECT_EQ(complaint(), "systems.tsv:2: unknown flag 'commun'");
    write_systems("");
    write("leaders.tsv", "party\tname\taliases\trole\tfrom\tto\nQQ\tA B\t\t\t2001\t\n");
    EXPECT_EQ(complaint(), "leaders.tsv:2: unknown party 'QQ'");
    write("leaders.tsv", "party\tname\taliases\trole\tfrom\tto\nFR\tA B\t\t\t2001\t1999\n");
    EXPECT_EQ(complaint(), "leaders.tsv:2: the term ends before it begins");
    write("leaders.tsv", "party\tname\taliases\trole\tfrom\tto\nFR\tA B\t\t\tsoon\t\n");
    EXPECT_EQ(complaint(), "leaders.tsv:2: 'soon' is no ISO date or year");
}

TEST_F(TemporaryData, ChecksWhatLoadingLetsPass) {
    write_systems(
        "q-1\tQ-77x\tS-400\tmissile\tnosuch\tQQ\t\tmissiles\tVII\t\n"
        "q-2\tCucumber\t\tmissile\t\t\t\tmissiles\tVII\t\n");
    write("en/everyday.tsv", "word\ncucumber\n");
    const std::vector<std::string> doubts = load().check();
    ASSERT_EQ(doubts.size(), 4U);
    EXPECT_EQ(doubts[0].substr(0, 38), "systems.tsv:2: 'S-400' names 's-400' t");
    EXPECT_EQ(doubts[1], "systems.tsv:2: unknown country 'QQ'");
    EXPECT_EQ(doubts[2], "systems.tsv:2: family 'nosuch' has no other member and is no system's id");
    EXPECT_EQ(doubts[3], "systems.tsv:3: 'Cucumber' is an everyday word: flag it 'common'");
}

TEST(Load, NeedsEveryFile) {
    EXPECT_THROW(Catalogue::load({std::filesystem::path(::testing::TempDir()) / "no-such-folder"}), DataError);
}

}  // namespace
}  // namespace waybill
