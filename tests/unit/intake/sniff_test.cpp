#include "intake/sniff.h"

#include <gtest/gtest.h>

namespace waybill {
namespace {

using namespace std::string_view_literals;

ContentKind kind(std::string_view bytes) {
    return sniff(bytes, true).kind;
}

TEST(Sniff, Kinds) {
    EXPECT_EQ(kind(""), ContentKind::empty);
    EXPECT_EQ(kind(" \n\t\r\n"), ContentKind::empty);
    EXPECT_EQ(kind("\xEF\xBB\xBF\n"), ContentKind::empty);
    EXPECT_EQ(kind("Guns for Khemed\n\nThey came by sea."), ContentKind::text);
    EXPECT_EQ(kind("a < b and c > d, <3 <3 <3"), ContentKind::text);
    EXPECT_EQ(kind("<!DOCTYPE html><html></html>"), ContentKind::html);
    EXPECT_EQ(kind("  <HTML>"), ContentKind::html);
    EXPECT_EQ(kind("<p>One.</p>\n<p>Two.</p>"), ContentKind::html);
    EXPECT_EQ(kind("{\"text\": \"x\"}"), ContentKind::json_object);
    EXPECT_EQ(kind("{\n  \"text\": \"x\"\n}\n"), ContentKind::json_object);
    EXPECT_EQ(kind("{\"text\": \"x\"}\n{\"text\": \"y\"}\n"), ContentKind::json_lines);
    EXPECT_EQ(kind("{\"text\": \"x\", \n{\"text\": \"y\"}\n"), ContentKind::json_object);
    EXPECT_EQ(kind("{\"text\": \"x\n{\"text\": \"y\"}\n"), ContentKind::json_lines);
    EXPECT_EQ(kind("{curly} words"), ContentKind::text);
}

TEST(Sniff, RefusalsNameTheFormat) {
    EXPECT_NE(sniff("%PDF-1.7\n", true).reason.find("PDF"), std::string::npos);
    EXPECT_NE(sniff("\x1F\x8B\x08", true).reason.find("gzip"), std::string::npos);
    EXPECT_NE(sniff("\x28\xB5\x2F\xFD..", true).reason.find("zstd"), std::string::npos);
    EXPECT_NE(sniff("PK\x03\x04..", true).reason.find("ZIP"), std::string::npos);
    EXPECT_NE(sniff("[{\"text\": \"x\"}]", true).reason.find("array"), std::string::npos);
    EXPECT_EQ(kind("\x7F"
                   "ELF\x02\x01"sv),
              ContentKind::unsupported);
    EXPECT_EQ(kind("ab\0\x01\x02\0\0cd\x05\x06\0"sv), ContentKind::unsupported);
}

TEST(Sniff, Utf16IsText) {
    EXPECT_EQ(kind("\xFF\xFEG\0u\0n\0s\0"sv), ContentKind::text);
    EXPECT_EQ(kind("G\0u\0n\0s\0 \0f\0o\0r\0"sv), ContentKind::text);
}

TEST(MarkedUpParagraphs, NeedsMoreThanALink) {
    EXPECT_FALSE(has_marked_up_paragraphs("See <a href=\"x\">this</a> and <a href=\"y\">that</a>."));
    EXPECT_FALSE(has_marked_up_paragraphs(""));
    EXPECT_TRUE(has_marked_up_paragraphs("<div><p>One.</p></div>"));
}

}  // namespace
}  // namespace waybill
