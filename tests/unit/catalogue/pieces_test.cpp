#include "catalogue/pieces.h"

#include <gtest/gtest.h>

#include <string>

namespace waybill {
namespace {

std::string pieces(const std::string& text) {
    std::string out;
    PieceReader reader(text);
    Piece piece;
    while (reader.next(piece)) {
        if (!out.empty()) out += piece.glued ? '+' : ' ';
        out += fold_piece(piece.of(text));
        EXPECT_EQ(piece.hash, piece_hash(fold_piece(piece.of(text))));
    }
    return out;
}

Gap gap(const std::string& between) {
    const std::string text = "a" + between + "b";
    return gap_between(text, 1, static_cast<std::uint32_t>(text.size()) - 1);
}

TEST(Pieces, AreRunsOfLettersAndOfDigits) {
    EXPECT_EQ(pieces("S-300PMU-2, shahed136"), "s 300+pmu 2 shahed+136");
    EXPECT_EQ(pieces("Larsen & Toubro"), "larsen and toubro");
    EXPECT_EQ(pieces("\u00C9lys\u00E9e \u0141\u00F3d\u017A Akinc\u0131 e\u0301t\u00E9"), "elysee lodz akinci ete");
    EXPECT_EQ(pieces("\u2014\u2014x\u2014"), "x");
    EXPECT_EQ(pieces("a\xff" "b\xc3"), "a b");
    EXPECT_EQ(pieces(""), "");
}

TEST(Pieces, GapsSayWhatStandsBetween) {
    EXPECT_EQ(gap(""), Gap::glued);
    EXPECT_EQ(gap("-"), Gap::hyphen);
    EXPECT_EQ(gap("\u2013"), Gap::hyphen);
    EXPECT_EQ(gap("-\n"), Gap::hyphen);
    EXPECT_EQ(gap(" - "), Gap::barrier);
    EXPECT_EQ(gap("\u00A0"), Gap::space);
    EXPECT_EQ(gap(" \n  "), Gap::line);
    EXPECT_EQ(gap("\n\n"), Gap::barrier);
    EXPECT_EQ(gap("."), Gap::dot);
    EXPECT_EQ(gap(". "), Gap::dot_space);
    EXPECT_EQ(gap(", "), Gap::comma);
    EXPECT_EQ(gap("\u2019"), Gap::apostrophe);
    EXPECT_EQ(gap("/"), Gap::slash);
    EXPECT_EQ(gap("("), Gap::barrier);
}

TEST(Pieces, ShapesTellCapitals) {
    EXPECT_EQ(piece_shape("IRGC"), Shape::upper);
    EXPECT_EQ(piece_shape("Iran"), Shape::capital);
    EXPECT_EQ(piece_shape("iran"), Shape::lower);
    EXPECT_EQ(piece_shape("iPhone"), Shape::mixed);
    EXPECT_EQ(piece_shape("136"), Shape::digits);
    EXPECT_EQ(piece_shape("\u00C9lys\u00E9e"), Shape::capital);
}

TEST(Pieces, SqueezeKeepsLettersAndDigits) {
    EXPECT_EQ(squeeze("S-300 PMU-2"), squeeze("s300pmu2"));
    EXPECT_EQ(squeeze("Akinc\u0131"), "akinci");
}

}  // namespace
}  // namespace waybill
