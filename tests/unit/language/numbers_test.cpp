#include <gtest/gtest.h>

#include <ostream>
#include <vector>

#include "unit/language/discourse_fixture.h"

namespace waybill {
namespace {

struct Case {
    std::string_view text;
    std::string_view found;  ///< "min-max" of each count, "?" for an open end, "~" before an estimate
};
void PrintTo(const Case& c, std::ostream* out) {
    *out << c.text;
}

std::string shown(const Analysis& analysis) {
    std::string all;
    for (const NumberMention& number : analysis.numbers) {
        if (!all.empty()) all += ' ';
        if (number.approximate) all += '~';
        all +=
            (number.min ? std::to_string(*number.min) : "?") + "-" + (number.max ? std::to_string(*number.max) : "?");
    }
    return all;
}

class Counts : public ::testing::TestWithParam<Case> {};

TEST_P(Counts, AreIntervals) {
    EXPECT_EQ(shown(testing::annotated(GetParam().text).analysis), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(Figures, Counts,
                         ::testing::Values(Case{"it bought 1,000 shells", "1000-1000"},
                                           Case{"it bought 40 000 shells", "40000-40000"},
                                           Case{"it will hand over nine howitzers", "9-9"},
                                           Case{"it took over more than nine howitzers", "9-?"},
                                           Case{"it bought 2.5 million rounds", "2500000-2500000"},
                                           Case{"it bought 50k rounds", "50000-50000"},
                                           Case{"it bought 1.2bn rounds", "1200000000-1200000000"},
                                           Case{"it bought 3 lakh rounds", "300000-300000"},
                                           Case{"a battery of 1,2,3 things", ""}));

INSTANTIATE_TEST_SUITE_P(
    Words, Counts,
    ::testing::Values(Case{"twenty-one boats", "21-21"}, Case{"a hundred and twenty boats", "120-120"},
                      Case{"three dozen boats", "36-36"}, Case{"a dozen boats", "12-12"},
                      Case{"half a dozen boats", "6-6"}, Case{"two and a half thousand boats", "2500-2500"},
                      Case{"three hundred thousand boats", "300000-300000"},
                      Case{"seven thousand two hundred and five boats", "7205-7205"}, Case{"one drone", "1-1"},
                      Case{"a drone", ""}, Case{"A PAIR OF FRIGATES", "2-2"}, Case{"the second boat", ""},
                      Case{"the first 18 tanks", "18-18"}));

INSTANTIATE_TEST_SUITE_P(
    Vague, Counts,
    ::testing::Values(Case{"several hundred boats", "200-900"}, Case{"hundreds of boats", "200-999"},
                      Case{"dozens of boats", "24-99"}, Case{"a few boats", "3-9"}, Case{"several boats", "3-9"},
                      Case{"a couple of boats", "2-2"}, Case{"hundreds of thousands of rounds", "200000-999000"},
                      Case{"tens of thousands of rounds", "20000-99000"}, Case{"thousands of rounds", "2000-9999"},
                      Case{"scores of boats", "40-99"}, Case{"a handful of boats", "3-9"}));

INSTANTIATE_TEST_SUITE_P(Bounds, Counts,
                         ::testing::Values(Case{"at least 18 tanks", "18-?"}, Case{"more than 200 tanks", "200-?"},
                                           Case{"over three million rounds", "3000000-?"},
                                           Case{"up to 50 tanks", "?-50"}, Case{"up to several hundred tanks", "?-900"},
                                           Case{"fewer than ten tanks", "?-10"}, Case{"no more than 10 tanks", "?-10"},
                                           Case{"nearly 300 tanks", "~300-300"}, Case{"some 400 tanks", "~400-400"},
                                           Case{"100 or so tanks", "~100-100"}, Case{"20 or more tanks", "20-?"},
                                           Case{"another 30 tanks", "30-30"}, Case{"an estimated 90 tanks", "~90-90"}));

INSTANTIATE_TEST_SUITE_P(Ranges, Counts,
                         ::testing::Values(Case{"10 to 15 tanks", "10-15"}, Case{"10-15 tanks", "10-15"},
                                           Case{"between eight and 12 tanks", "8-12"},
                                           Case{"from 10 to 15 tanks", "10-15"}, Case{"two or three tanks", "2-3"},
                                           Case{"1 to 2 million rounds", "1000000-2000000"},
                                           Case{"10\u201315 tanks", "10-15"}));

INSTANTIATE_TEST_SUITE_P(
    NotCounts, Counts,
    ::testing::Values(Case{"the S-400 and the F-16C/D", ""}, Case{"155mm shells", ""}, Case{"155-mm shells", ""},
                      Case{"a range of 250 km", ""}, Case{"12.5 percent of them", ""}, Case{"30% more", ""},
                      Case{"at 17:26 today", ""}, Case{"Article 51 says so", ""}, Case{"John Smith, 45, said so", ""},
                      Case{"in 2015 it fell", ""}, Case{"the 2015 treaty", ""}, Case{"for three years", ""},
                      Case{"a 24-tube launcher", ""}, Case{"the 4x4 and 24/7", ""}, Case{"no one came", ""},
                      Case{"on Oct. 20 it fell", ""}, Case{"it paid $150 million", ""}, Case{"No. 5 is alive", ""}));

}  // namespace
}  // namespace waybill
