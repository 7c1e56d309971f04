#include "cases/report.h"

#include <gtest/gtest.h>

#include "support.h"

namespace waybill::test {
namespace {

Story brahmos() {
    Story story;
    story.add("a", "The Delta Post", "2024-04-19",
              {Make(Stage::agree, "IN", "PH", "BrahMos", Category::cruise_missile).by({"Ruslan Holt"}).count(3, 3, "batteries").on("2022-01-28", "2022-01-28"),
               Make(Stage::deliver, "IN", "PH", "BrahMos", Category::cruise_missile).by({"defence sources"}).on("2024-04-01", "2024-04-30").text("BrahMos", "They came.")});
    story.add("b", "Two", "2024-05-20",
              {Make(Stage::agree, "IN", "PH", "BrahMos", Category::cruise_missile).by({"analysts"}).count(3, 3, "batteries").on("2022-01-01", "2022-12-31"),
               Make(Stage::deliver, "IN", "PH", "BrahMos", Category::cruise_missile).by({"Ada Colt"}).count(1, 1, "batteries")});
    return story;
}

TEST(Report, RegisterRowBracketsWhatOneOriginSays) {
    const Story story = brahmos();
    const Ledger ledger = story.link();
    const CaseFile file(ledger, story.claims, story.documents);
    const RegisterRow row = register_row(file, ledger.cases.at(0));
    EXPECT_EQ(row.ordered, "3 batteries");
    EXPECT_EQ(row.year_of_order, "2022");
    EXPECT_EQ(row.delivered, "(1 batteries)");
    EXPECT_EQ(row.years_of_delivery, "(2024)");
    EXPECT_EQ(row.status, "delivered");
}

TEST(Report, TimelineKeepsRangesAndMarksFirstReports) {
    const Story story = brahmos();
    const Ledger ledger = story.link();
    const CaseFile file(ledger, story.claims, story.documents);
    const auto entries = timeline(file, ledger.cases.at(0));
    ASSERT_EQ(entries.size(), 4U);
    EXPECT_EQ(entries[0].claim, (ClaimRef{"b", 0}));
    EXPECT_TRUE(entries[0].some_day);
    EXPECT_FALSE(entries[0].first);
    EXPECT_TRUE(entries[1].first) << "reported first, though the other's range begins earlier";
    EXPECT_FALSE(entries[1].some_day);
    EXPECT_EQ(entries[3].reported, "2024-05-20");
}

TEST(Report, TextHoldsEvidenceReasonsAndGrounds) {
    const Story story = brahmos();
    const Ledger ledger = story.link();
    const std::string text = case_text(CaseFile(ledger, story.claims, story.documents), ledger.cases.at(0));
    for (const char* part : {"“They came.”", "says defence sources; a#1, The Delta Post", "2024-04-19 deliver: IN -> PH, BrahMos", "How credible", "would change it:",
                             "in this case: names BrahMos", "register: IN to PH: BrahMos; ordered 3 batteries in 2022", "reliability F", "\nTimeline\n", ", first report"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    }
}

TEST(Report, CallsDocumentsAsPeopleDoAndLeavesOutLettersThatAreOff) {
    const Story story = brahmos();
    Directions off;
    off.letters_off = true;
    const Ledger ledger = linker().link(story.documents, story.claims, off);
    const std::string text = case_text(CaseFile(ledger, story.claims, story.documents, {{"a", "delta-2024"}}), ledger.cases.at(0), 60);
    EXPECT_NE(text.find("delta-2024#1"), std::string::npos) << text;
    EXPECT_EQ(text.find("a#1,"), std::string::npos) << text;
    EXPECT_EQ(text.find("reliability"), std::string::npos) << text;
}

TEST(Report, TimelineSaysHowTheStoryGrew) {
    const Story story = brahmos();
    const Ledger ledger = story.link();
    const CaseFile file(ledger, story.claims, story.documents);
    std::size_t fresh = 0;
    for (const TimelineEntry& entry : timeline(file, ledger.cases.at(0))) fresh += entry.fresh ? 1U : 0U;
    EXPECT_EQ(fresh, file.origins(ledger.cases.at(0)).size());
    EXPECT_EQ(when_text({"2024-04-01", "2024-04-30", true, "2024-05-02", false, false, {}}), "2024-04-01 to 2024-04-30, some day");
    EXPECT_EQ(when_text({"", "", false, "2024-05-02", false, false, {}}), "2024-05-02 reported");
}

}  // namespace
}  // namespace waybill::test
