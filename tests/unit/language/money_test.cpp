#include <gtest/gtest.h>

#include <fmt/format.h>
#include <ostream>

#include "unit/language/discourse_fixture.h"

namespace waybill {
namespace {

struct Case {
    std::string_view text;
    std::string_view found;  ///< "AMOUNT CODE" of each sum
};
void PrintTo(const Case& c, std::ostream* out) {
    *out << c.text;
}

std::string shown(const Analysis& analysis) {
    std::string all;
    for (const MoneyMention& money : analysis.money) {
        if (!all.empty()) all += ", ";
        all += fmt::format("{:.0f} {}", money.amount, money.currency);
    }
    return all;
}

class Sums : public ::testing::TestWithParam<Case> {};

TEST_P(Sums, HaveAmountAndCurrency) {
    EXPECT_EQ(shown(testing::annotated(GetParam().text).analysis), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(
    SignFirst, Sums,
    ::testing::Values(Case{"a $150 million deal", "150000000 USD"}, Case{"US$1.2bn", "1200000000 USD"},
                      Case{"US$ 40 billion", "40000000000 USD"}, Case{"worth \u20ac2 billion", "2000000000 EUR"},
                      Case{"\u00a350m", "50000000 GBP"}, Case{"Rs 3,000 crore", "30000000000 INR"},
                      Case{"CHF 6 billion", "6000000000 CHF"}, Case{"A$45 million", "45000000 AUD"},
                      Case{"C$2.5bn", "2500000000 CAD"}, Case{"P18.9 billion", "18900000000 PHP"},
                      Case{"EUR2 billion", "2000000000 EUR"}, Case{"a $375-million loan", "375000000 USD"},
                      Case{"$10-15 million", "10000000 USD"}, Case{"some $1,250", "1250 USD"},
                      Case{"$1.22 billion", "1220000000 USD"}));

INSTANTIATE_TEST_SUITE_P(
    NumberFirst, Sums,
    ::testing::Values(Case{"150 million dollars", "150000000 USD"}, Case{"1.3 billion euros", "1300000000 EUR"},
                      Case{"five billion dollars", "5000000000 USD"}, Case{"300 billion yen", "300000000000 JPY"},
                      Case{"8 trillion won", "8000000000000 KRW"}, Case{"20 million zlotys", "20000000 PLN"},
                      Case{"4 million shekels", "4000000 ILS"}, Case{"9 billion rubles", "9000000000 RUB"},
                      Case{"6 million Australian dollars", "6000000 AUD"}, Case{"20\u20ac", "20 EUR"}, Case{"40 million USD", "40000000 USD"},
                      Case{"2 million pounds", "2000000 GBP"}, Case{"a billion-dollar deal", "1000000000 USD"}));

INSTANTIATE_TEST_SUITE_P(NotSums, Sums,
                         ::testing::Values(Case{"a 500 pounds bomb", ""}, Case{"the P8 flew", ""},
                                           Case{"he won 20 medals", ""}, Case{"it has 20 tanks", ""},
                                           Case{"costs in dollars", ""}));

}  // namespace
}  // namespace waybill
