#include "engine/ordered_work.h"

#include <gtest/gtest.h>
#include <random>

namespace waybill {
namespace {

class OrderedWorkTest : public testing::TestWithParam<unsigned> {};

TEST_P(OrderedWorkTest, GivesResultsInOrder) {
    std::vector<int> taken;
    OrderedWork<int, int> work(
        GetParam(),
        [](int&& n) {
            if (n % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
            return n * 2;
        },
        [&](int&& n) { taken.push_back(n); });
    for (int i = 0; i < 2000; ++i) work.put(int(i), i % 100 == 0 ? std::size_t{40} << 20U : 1);
    work.finish();
    ASSERT_EQ(taken.size(), 2000U);
    for (int i = 0; i < 2000; ++i) ASSERT_EQ(taken[static_cast<std::size_t>(i)], i * 2);
}

TEST_P(OrderedWorkTest, PassesOnWhatTheWorkThrows) {
    std::vector<int> taken;
    OrderedWork<int, int> work(
        GetParam(),
        [](int&& n) {
            if (n == 50) throw std::runtime_error("fifty");
            return n;
        },
        [&](int&& n) { taken.push_back(n); });
    EXPECT_THROW(
        {
            for (int i = 0; i < 100; ++i) work.put(int(i), 1);
            work.finish();
        },
        std::runtime_error);
    EXPECT_EQ(taken.size(), 50U);
}

TEST_P(OrderedWorkTest, MayBeLeftInTheMiddle) {
    OrderedWork<int, int> work(GetParam(), [](int&& n) { return n; }, [](int&&) {});
    for (int i = 0; i < 20; ++i) work.put(int(i), 1);
}

INSTANTIATE_TEST_SUITE_P(Threads, OrderedWorkTest, testing::Values(1U, 2U, 8U));

}  // namespace
}  // namespace waybill
