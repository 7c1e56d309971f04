#include "store/original.h"

#include <gtest/gtest.h>

#include "waybill/error.h"

namespace waybill {
namespace {

TEST(Original, ComesBack) {
    for (const std::string& bytes : {std::string(), std::string("a\0b", 3), std::string(1000000, 'x')}) {
        const Original original = pack(bytes);
        EXPECT_EQ(original.size, bytes.size());
        EXPECT_EQ(unpack(original), bytes);
    }
    EXPECT_LT(pack(std::string(1000000, 'x')).packed.size(), 1000U);
}

TEST(Original, DamageIsNoticed) {
    const Original whole = pack("the bytes of an article, the bytes of an article");
    Original other = whole;
    other.sha256 = pack("others").sha256;
    EXPECT_THROW(unpack(other), StoreError);
    for (std::size_t i = 0; i < whole.packed.size(); ++i) {
        Original damaged = whole;
        damaged.packed[i] = static_cast<char>(damaged.packed[i] ^ 0x10);
        try {  // a flipped bit may fall where zstd ignores it; then the bytes are the same
            EXPECT_EQ(unpack(damaged), unpack(whole));
        } catch (const StoreError&) {
        }
        damaged.packed.resize(i);
        EXPECT_THROW(unpack(damaged), StoreError);
    }
    Original huge = whole;
    huge.size = std::uint64_t{1} << 60U;
    EXPECT_THROW(unpack(huge), StoreError) << "before memory is taken for it";
}

}  // namespace
}  // namespace waybill
