#include "intake/decode.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace waybill {
namespace {

using namespace std::string_view_literals;

std::string text_of(std::string_view bytes, std::string_view declared = "") {
    const Decoded decoded = decode(bytes, declared);
    return std::string(decoded.text(bytes));
}

TEST(Decode, Utf8IsItself) {
    EXPECT_TRUE(decode("plain", "").same);
    EXPECT_TRUE(decode("“curly”", "windows-1251").same) << "valid UTF-8 wins over what is declared";
    EXPECT_EQ(text_of("\xEF\xBB\xBF"
                      "after the mark"),
              "after the mark");
}

TEST(Decode, Utf16WithAndWithoutMark) {
    EXPECT_EQ(text_of("\xFF\xFE"
                      "G\0\xE9\0"sv),
              "Gé");
    EXPECT_EQ(text_of("\xFE\xFF"
                      "\0G\0\xE9"sv),
              "Gé");
    EXPECT_EQ(text_of("G\0u\0n\0s\0 \0f\0o\0r\0"sv), "Guns for");
    EXPECT_EQ(text_of("\0G\0u\0n\0s\0 \0f\0o\0r"sv), "Guns for");
}

TEST(Decode, DeclaredCharsets) {
    EXPECT_EQ(text_of("\xD2\xE0\xED\xEA", "windows-1251"), "Танк");
    EXPECT_EQ(text_of("\xF4\xC1\xCE\xCB", "koi8-r"), "Танк");
    EXPECT_EQ(text_of("caf\xE9 \x93ouvert\x94", "iso-8859-1"), "café “ouvert”") << "as browsers read it";
    EXPECT_EQ(text_of("\x8A\xBF", "no-such-charset").empty(), false);
}

TEST(Decode, GuessesAndSaysSo) {
    const std::string russian =
        "\xC2\xEE\xE5\xED\xED\xFB\xE9 \xF4\xEB\xEE\xF2 \xEF\xEE\xEB\xF3\xF7\xE8\xEB \xF7\xE5\xF2\xFB\xF0\xE5 "
        "\xEA\xE0\xF2\xE5\xF0\xE0, \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xEE \xE2\xE5\xE4\xEE\xEC\xF1\xF2\xE2\xEE.";
    const Decoded decoded = decode(russian, "");
    EXPECT_EQ(decoded.text(russian), "Военный флот получил четыре катера, сообщило ведомство.");
    ASSERT_FALSE(decoded.notes.empty());
    EXPECT_EQ(decoded.notes.front().code, "charset-guessed");
}

TEST(Decode, InvalidBytesBecomeReplacementsWithANote) {
    const std::string bytes = "“Good” and “good” but \xFF here";
    const Decoded decoded = decode(bytes, "");
    EXPECT_EQ(decoded.text(bytes), "“Good” and “good” but \uFFFD here");
    ASSERT_EQ(decoded.notes.size(), 1U);
    EXPECT_EQ(decoded.notes[0].code, "invalid-utf-8");
    ASSERT_EQ(decoded.mapped.pieces.size(), 3U);
    EXPECT_FALSE(decoded.mapped.pieces[1].verbatim);
    EXPECT_EQ(decoded.mapped.pieces[1].end - decoded.mapped.pieces[1].begin, 1U);
}

TEST(Decode, CutOffAtTheEnd) {
    EXPECT_EQ(text_of("The caf\xC3"), "The caf\uFFFD");
}

TEST(Decode, PiecesMapEveryCharacterOfAForeignEncoding) {
    const std::string bytes = "a \xD2\xE0\xED\xEA b";
    const Decoded decoded = decode(bytes, "windows-1251");
    Document d;
    d.text = decoded.mapped.text;
    d.source = decoded.mapped.pieces;
    const auto at = static_cast<std::uint32_t>(d.text.find("анк"));
    EXPECT_EQ(d.archived({at, at + 6}), (SourceRange{3, 6}));
}

TEST(Decode, LongForeignTextsMapByWord) {
    std::string bytes;
    for (int i = 0; i < 100000; ++i) bytes += "\xD2\xE0\xED\xEA ";
    const Decoded decoded = decode(bytes, "windows-1251");
    EXPECT_LT(decoded.mapped.pieces.size(), 400000U);
    const SourcePiece& last = decoded.mapped.pieces[decoded.mapped.pieces.size() - 2];
    EXPECT_EQ(last.text.of(decoded.mapped.text), "Танк");
    EXPECT_EQ(bytes.substr(last.begin, last.end - last.begin), "\xD2\xE0\xED\xEA");
}

TEST(DeclaredCharset, MetaTagsAndXml) {
    EXPECT_EQ(declared_charset("<meta charset=utf-8>"), "utf-8");
    EXPECT_EQ(declared_charset("<META HTTP-EQUIV='Content-Type' CONTENT=\"text/html; charset=Windows-1251\">"),
              "windows-1251");
    EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding=\"koi8-r\"?>"), "koi8-r");
    EXPECT_EQ(declared_charset("<p>the charset of old</p>"), "");
}

}  // namespace
}  // namespace waybill
