#include "intake/clean.h"

#include <gtest/gtest.h>

namespace waybill {
namespace {

using namespace std::string_view_literals;

std::string cleaned(std::string_view text) {
    const auto out = clean(text);
    return out ? out->text : std::string(text);
}

TEST(Clean, LeavesPlainTextAlone) {
    EXPECT_FALSE(clean("Plain – “text”, café\nand\ttabs\u00A0too."));
    EXPECT_FALSE(clean(""));
}

TEST(Clean, LineEnds) {
    EXPECT_EQ(cleaned("a\r\nb\rc\n\r\nd\fe\u2028f\u2029g"), "a\nb\nc\n\nd\ne\nf\ng");
    const auto out = clean("a\r\nb");
    ASSERT_TRUE(out);
    ASSERT_EQ(out->pieces.size(), 3U);
    EXPECT_EQ(out->pieces[1], (SourcePiece{{1, 2}, 1, 3, false}));
}

TEST(Clean, TakesOutWhatIsInvisible) {
    EXPECT_EQ(cleaned("a\0b\x01"
                      "c\x7F"
                      "d"sv),
              "abcd");
    EXPECT_EQ(cleaned("Sha\u00ADhed \uFEFFx\u200By\u2060z"), "Shahed xyz");
    EXPECT_EQ(cleaned("می\u200Cخواهم"), "می\u200Cخواهم") << "joiners carry meaning";
}

TEST(Clean, ControlsOfWindows1252) {
    EXPECT_EQ(cleaned("\u0093it\u0092s\u0094 \u0080"
                      "5 \u0081"),
              "“it’s” €5 ");
}

TEST(Clean, ComposesLetters) {
    EXPECT_EQ(cleaned("cafe\u0301 e\u0301"), "café é");
    EXPECT_EQ(cleaned("\u0301x"), "\u0301x");
    EXPECT_EQ(cleaned("x\u0301"), "x\u0301") << "no composed letter exists";
    const auto out = clean("cafe\u0301!");
    ASSERT_TRUE(out);
    EXPECT_EQ(out->pieces[1], (SourcePiece{{3, 5}, 3, 6, false}));
}

}  // namespace
}  // namespace waybill
