#include "intake/date_text.h"

#include <gtest/gtest.h>

namespace waybill {
namespace {

std::string found(std::string_view text) {
    const auto day = find_day(text);
    return day ? iso(day->day) : "";
}

std::string metadata(std::string_view value) {
    const auto day = day_from_metadata(value);
    return day ? iso(*day) : "";
}

TEST(FindDay, FormsOfDates) {
    EXPECT_EQ(found("2022-10-18"), "2022-10-18");
    EXPECT_EQ(found("2022/10/18 10:15"), "2022-10-18");
    EXPECT_EQ(found("18 October 2022"), "2022-10-18");
    EXPECT_EQ(found("Published: Tuesday 18th of October, 2022 at 9am"), "2022-10-18");
    EXPECT_EQ(found("Oct. 18, 2022"), "2022-10-18");
    EXPECT_EQ(found("Sept 3rd 2021"), "2021-09-03");
    EXPECT_EQ(found("OCTOBER 18, 2022"), "2022-10-18");
    EXPECT_EQ(found("18-Oct-2022"), "2022-10-18");
    EXPECT_EQ(found("(2022 October 17th)"), "2022-10-17");
    EXPECT_EQ(found("05.12.2022 · 09:14"), "2022-12-05");
    EXPECT_EQ(found("TEGUCIGALPA, 5 DEC 89 (RADIO)"), "1989-12-05");
    EXPECT_EQ(found("January 29 , 2005"), "2005-01-29");
}

TEST(FindDay, OtherLanguages) {
    EXPECT_EQ(found("9 ноября 2021"), "2021-11-09");
    EXPECT_EQ(found("3 février 2020"), "2020-02-03");
    EXPECT_EQ(found("12. März 2019"), "2019-03-12");
    EXPECT_EQ(found("18 de octubre de 2022"), "2022-10-18");
    EXPECT_EQ(found("7 grudnia 2022"), "2022-12-07");
    EXPECT_EQ(found("2022年10月18日"), "2022-10-18");
}

TEST(FindDay, SlashesOnlyWhereTheyCanMeanOneDay) {
    EXPECT_EQ(found("18/10/2022"), "2022-10-18");
    EXPECT_EQ(found("10/18/2022"), "2022-10-18");
    EXPECT_EQ(found("04/04/2022"), "2022-04-04");
    EXPECT_EQ(found("03/04/2022"), "");
}

TEST(FindDay, NoDays) {
    for (const char* text : {"", "in 2022", "May", "32 October 2022", "30 February 2022", "Nov 5", "1,000 drones",
                             "5/2022", "18 October 3022", "12:41", "version 1.2.3", "tel. 555-2022-18"}) {
        EXPECT_EQ(found(text), "") << text;
    }
}

TEST(DayFromMetadata, FormsOfCrawlers) {
    EXPECT_EQ(metadata("2022-10-18T23:59:59+02:00"), "2022-10-18");
    EXPECT_EQ(metadata("Tue, 18 Oct 2022 10:00:00 +0000"), "2022-10-18");
    EXPECT_EQ(metadata("1666087200"), "2022-10-18");
    EXPECT_EQ(metadata("1666087200.25"), "2022-10-18");
    EXPECT_EQ(metadata("1666087200000"), "2022-10-18");
    EXPECT_EQ(metadata("20221018"), "2022-10-18");
    EXPECT_EQ(metadata("20221018101500"), "2022-10-18");
    EXPECT_EQ(metadata("20221018T101500Z"), "2022-10-18");
    EXPECT_EQ(metadata("yesterday"), "");
    EXPECT_EQ(metadata("99999999999999999999"), "");
}

TEST(IsDateLine, DateLinesAndSentences) {
    EXPECT_TRUE(is_date_line("Wednesday 7 December 2022"));
    EXPECT_TRUE(is_date_line("12:41, 6 NOV 2022 | Updated 15:02, 6 NOV 2022"));
    EXPECT_TRUE(is_date_line("The Deccan Post, Sunday, April 21, 2024"));
    EXPECT_FALSE(is_date_line("The guns came to the port of Khemed on 18 October 2022."));
    EXPECT_FALSE(is_date_line("No date here"));
}

}  // namespace
}  // namespace waybill
