#include "base/utf8.h"

#include <gtest/gtest.h>

namespace waybill {
namespace {

TEST(Utf8, EveryCodePointComesBack) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, c);
        const CodePoint back = decode_utf8(text, 0);
        ASSERT_TRUE(back.valid);
        ASSERT_EQ(back.value, c);
        ASSERT_EQ(back.size, text.size());
    }
}

TEST(Utf8, FindsTheFirstIllFormedByte) {
    EXPECT_FALSE(first_invalid_utf8("Élysée"));
    EXPECT_EQ(first_invalid_utf8("ab\x80"), 2U);
    EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0U);          // overlong
    EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U);      // surrogate
    EXPECT_EQ(first_invalid_utf8("a\xF4\x90\x80\x80"), 1U); // past U+10FFFF
    EXPECT_EQ(first_invalid_utf8("a\xE2\x82"), 1U);         // cut short
}

TEST(Utf8, FoldsCaseAndDiacritics) {
    EXPECT_EQ(fold("Élysée"), "elysee");
    EXPECT_EQ(fold("S-400"), "s-400");
    EXPECT_EQ(fold("STRASSE Straße"), "strasse strasse");
}

TEST(Utf8, Trims) {
    EXPECT_EQ(trim(" \t a b\n"), "a b");
    EXPECT_EQ(trim("\xEF\xBB\xBF x\xC2\xA0"), "x");
    EXPECT_EQ(trim(" \n"), "");
}

}  // namespace
}  // namespace waybill
