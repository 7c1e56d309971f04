#include "base/date.h"

#include <gtest/gtest.h>

namespace waybill {
namespace {

TEST(Date, ReadsIso) {
    EXPECT_EQ(iso(*day_from_iso("2022-10-18")), "2022-10-18");
    EXPECT_EQ(iso(*day_from_iso("2022-10-18T09:30:00Z")), "2022-10-18");
    for (const char* bad : {"", "2022-10", "2022-13-01", "2023-02-29", "2022-1-001", "-022-10-18", "2022-10-18x"}) {
        EXPECT_FALSE(day_from_iso(bad)) << bad;
    }
}

TEST(Date, CountsDaysAndMonths) {
    const Day day = *day_from_iso("2024-01-31");
    EXPECT_EQ(iso(add_days(day, 1)), "2024-02-01");
    EXPECT_EQ(iso(add_months(day, 1)), "2024-02-29");
    EXPECT_EQ(iso(add_months(day, -2)), "2023-11-30");
    EXPECT_EQ(weekday_of(day), 3U);
}

}  // namespace
}  // namespace waybill
