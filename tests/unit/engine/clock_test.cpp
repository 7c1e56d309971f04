#include "engine/clock.h"

#include <gtest/gtest.h>

#include "waybill/error.h"

namespace waybill {
namespace {

TEST(Clock, ReadsMoments) {
    EXPECT_EQ(moment_from("2022-10-18"), "2022-10-18T00:00:00Z");
    EXPECT_EQ(moment_from("2022-10-18T06:30:00Z"), "2022-10-18T06:30:00Z");
    EXPECT_EQ(moment_from("0h"), now_utc());
    EXPECT_LT(moment_from("2w"), moment_from("13d"));
    EXPECT_LT(moment_from("25h"), moment_from("1d"));
    EXPECT_LT(moment_from("61m"), moment_from("1h"));
    for (const char* bad : {"", "x", "7", "d", "-1d", "7y", "2022-13-01", "2022-10-18T06:30", "2022-10-18 06:30:00", "9999999999h"}) {
        EXPECT_THROW(moment_from(bad), UsageError) << bad;
    }
}

}  // namespace
}  // namespace waybill
