#include "base/tsv.h"

#include <gtest/gtest.h>

#include "waybill/error.h"

namespace waybill {
namespace {

std::string complaint(const std::string& text) {
    try {
        TsvTable::parse(text, {"a", "b"}, "f.tsv");
    } catch (const DataError& error) {
        return error.what();
    }
    return "";
}

TEST(TsvTable, GivesFieldsByColumn) {
    const TsvTable table = TsvTable::parse("# note\na\tb\n\nx\ty|z||\n", {"a", "b"}, "f.tsv");
    ASSERT_EQ(table.rows().size(), 1U);
    EXPECT_EQ(table.rows()[0]["a"], "x");
    EXPECT_EQ(table.rows()[0].list("b"), (std::vector<std::string_view>{"y", "z"}));
    EXPECT_EQ(table.rows()[0].where(), "f.tsv:4");
}

TEST(TsvTable, SaysWhereAndWhatIsWrong) {
    EXPECT_EQ(complaint(""), "f.tsv:1: no header; it must be: a <tab> b");
    EXPECT_EQ(complaint("a\tc\n"), "f.tsv:1: header must be: a <tab> b");
    EXPECT_EQ(complaint("a\tb\nx\n"), "f.tsv:2: 1 fields instead of 2");
    EXPECT_EQ(complaint("a\tb\nx\ty \n"), "f.tsv:2: blank around 'y '");
    EXPECT_EQ(complaint("a\tb\nx\ty\r\n"), "f.tsv:2: carriage return at the end");
    EXPECT_EQ(complaint("a\tb\nx\t\xff\n"), "f.tsv:2: not valid UTF-8");
}

}  // namespace
}  // namespace waybill
