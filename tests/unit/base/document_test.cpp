#include "waybill/document.h"

#include <gtest/gtest.h>

namespace waybill {
namespace {

TEST(Document, WithoutPiecesTextIsTheArchive) {
    Document d;
    d.text = "abc";
    EXPECT_EQ(d.archived({1, 3}), (SourceRange{1, 3}));
}

TEST(Document, MapsThroughPieces) {
    Document d;
    d.text = "a & b";  // from "<p>a &amp; b</p>"
    d.source = {{{0, 2}, 3, 5, true}, {{2, 3}, 5, 10, false}, {{3, 5}, 10, 12, true}};
    EXPECT_EQ(d.archived({0, 1}), (SourceRange{3, 4}));
    EXPECT_EQ(d.archived({2, 3}), (SourceRange{5, 10}));
    EXPECT_EQ(d.archived({0, 5}), (SourceRange{3, 12}));
    EXPECT_EQ(d.archived({4, 5}), (SourceRange{11, 12}));
}

}  // namespace
}  // namespace waybill
