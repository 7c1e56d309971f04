#include <gtest/gtest.h>

#include <ostream>

#include "unit/language/discourse_fixture.h"

namespace waybill {
namespace {

struct Case {
    std::string_view text;
    std::string_view found;  ///< "from/to" of each time; published on Saturday, 5 November 2022
};
void PrintTo(const Case& c, std::ostream* out) {
    *out << c.text;
}

std::string shown(const Analysis& analysis) {
    std::string all;
    for (const TimeMention& time : analysis.times) {
        if (!all.empty()) all += ' ';
        all += time.from + "/" + time.to;
    }
    return all;
}

class Times : public ::testing::TestWithParam<Case> {};

TEST_P(Times, AreResolved) {
    EXPECT_EQ(shown(testing::annotated(GetParam().text).analysis), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(Calendar, Times,
                         ::testing::Values(Case{"it fell on 20 October 2021", "2021-10-20/2021-10-20"},
                                           Case{"The ships are expected in March.", "2023-03-01/2023-03-31"},
                                           Case{"They came more than ten years ago.", "/2012-11-05"},
                                           Case{"it fell on October 20, 2021", "2021-10-20/2021-10-20"},
                                           Case{"it fell on Oct. 20", "2022-10-20/2022-10-20"},
                                           Case{"it fell on the 5th of May 2020", "2020-05-05/2020-05-05"},
                                           Case{"it fell on 3 August", "2022-08-03/2022-08-03"},
                                           Case{"it fell in 2015", "2015-01-01/2015-12-31"},
                                           Case{"it fell in March 2022", "2022-03-01/2022-03-31"},
                                           Case{"it fell in June", "2022-06-01/2022-06-30"},
                                           Case{"it comes in December", "2022-12-01/2022-12-31"},
                                           Case{"it fell in the 1980s", "1980-01-01/1989-12-31"},
                                           Case{"it fell in the summer of 2021", "2021-06-01/2021-08-31"},
                                           Case{"it fell on 2022-10-17", "2022-10-17/2022-10-17"},
                                           Case{"it fell in 2022", "2022-01-01/2022-11-05"},
                                           Case{"November 5-7, 2021", "2021-11-05/2021-11-07"},
                                           Case{"IT FELL ON 7 APRIL 1990", "1990-04-07/1990-04-07"},
                                           Case{"on Wednesday, 17 December 2025", "2025-12-17/2025-12-17"}));

INSTANTIATE_TEST_SUITE_P(
    Relative, Times,
    ::testing::Values(
        Case{"it fell on Monday", "2022-10-31/2022-10-31"}, Case{"it fell on Saturday", "2022-11-05/2022-11-05"},
        Case{"it will fall on Monday", "2022-11-07/2022-11-07"}, Case{"it fell last month", "2022-10-01/2022-10-31"},
        Case{"it fell last week", "2022-10-24/2022-10-30"}, Case{"it falls next week", "2022-11-07/2022-11-13"},
        Case{"it fell last year", "2021-01-01/2021-12-31"}, Case{"it fell yesterday", "2022-11-04/2022-11-04"},
        Case{"it fell this week", "2022-10-31/2022-11-05"}, Case{"it fell two weeks ago", "2022-10-22/2022-10-22"},
        Case{"it fell three months ago", "2022-08-01/2022-08-31"},
        Case{"it fell five years ago", "2017-01-01/2017-12-31"},
        Case{"it fell last September", "2022-09-01/2022-09-30"}, Case{"it fell last December", "2021-12-01/2021-12-31"},
        Case{"it fell last autumn", "2021-09-01/2021-11-30"},
        Case{"it fell over the past decade", "2012-11-05/2022-11-05"},
        Case{"it fell in September last year", "2021-09-01/2021-09-30"},
        Case{"It came on 9 April 2021 . Three weeks later it fell", "2021-04-09/2021-04-09 2021-04-30/2021-04-30"},
        Case{"It came in May 2019 and fell that August", "2019-05-01/2019-05-31 2019-08-01/2019-08-31"}));

INSTANTIATE_TEST_SUITE_P(Parts, Times,
                         ::testing::Values(Case{"in early 2021", "2021-01-01/2021-04-30"},
                                           Case{"early last year", "2021-01-01/2021-04-30"},
                                           Case{"in mid-October 2021", "2021-10-11/2021-10-20"},
                                           Case{"late in 2021", "2021-10-01/2021-12-31"},
                                           Case{"at the end of January 2021", "2021-01-21/2021-01-31"},
                                           Case{"in the first half of 2021", "2021-01-01/2021-06-30"},
                                           Case{"in the third quarter of 2021", "2021-07-01/2021-09-30"},
                                           Case{"early next year", "2023-01-01/2023-04-30"}));

INSTANTIATE_TEST_SUITE_P(
    Bounds, Times,
    ::testing::Values(Case{"since September", "2022-09-01/2022-11-05"}, Case{"by the end of 2024", "/2024-12-31"},
                      Case{"until June 2021", "/2021-06-30"}, Case{"before 9 May 2021", "/2021-05-08"},
                      Case{"from March to June 2022", "2022-03-01/2022-06-30"},
                      Case{"between 2010 and 2015", "2010-01-01/2015-12-31"},
                      Case{"between 23 January and 11 February 2021", "2021-01-23/2021-02-11"},
                      Case{"in July and August", "2022-07-01/2022-08-31"}, Case{"from 2025", "2025-01-01/"},
                      Case{"in 1988 and 1989", "1988-01-01/1989-12-31"},
                      Case{"since the generals took power in February 2021", "2021-02-01/2022-11-05"},
                      Case{"Ukraine had them months before the invasion", "/2022-02-23"},
                      Case{"as of September 2022", "/2022-09-30"}));

INSTANTIATE_TEST_SUITE_P(NotTimes, Times,
                         ::testing::Values(Case{"it may fall", ""}, Case{"they march on", ""}, Case{"2000 rifles", ""},
                                           Case{"the fall of Kabul", ""}, Case{"a three years old boy", ""},
                                           Case{"second to none", ""}, Case{"the MiG-2000 flew", ""},
                                           Case{"he is the sun king", ""}));

TEST(Times, WithoutDateOfPublicationOnlyFullDatesAreResolved) {
    EXPECT_EQ(shown(testing::annotated("it fell on Monday , 5 May 2021 and last week", "").analysis),
              "2021-05-05/2021-05-05");
}

}  // namespace
}  // namespace waybill
