// Words as the catalogue compares them: runs of letters and runs of digits, case
// and diacritics aside. "Shahed-136", "shahed 136" and "Shahed136" are all the
// two pieces "shahed" and "136"; what stands between pieces is a Gap.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace waybill {

/// A maximal run of letters or of ASCII digits, or an ampersand.
struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t hash = 0;  ///< of the folded bytes
    bool digits = false;
    bool ascii = true;
    bool glued = false;  ///< nothing stands between this piece and the one before

    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// What stands between two neighbouring pieces.
enum class Gap : std::uint8_t { glued, hyphen, space, line, dot, dot_space, slash, apostrophe, comma, barrier };

/// Gives the pieces of a text in order. Odd bytes separate pieces.
class PieceReader {
public:
    /// Starts at byte `at`, which must not lie inside a piece.
    explicit PieceReader(std::string_view text, std::uint32_t at = 0) : text_(text), at_(at), last_end_(at) {}

    /// False at the end of the text.
    bool next(Piece& piece);

private:
    /// False when a separator stood there instead of a piece.
    bool next_beyond_ascii(Piece& piece);

    std::string_view text_;
    std::uint32_t at_ = 0;
    std::uint32_t last_end_ = 0;
};

/// The hash that Piece::hash holds, of bytes already folded.
std::uint32_t piece_hash(std::string_view folded);

/// Lower case, without diacritics and with Latin letters that Unicode does not
/// decompose ("ł", "ø", "ı") as their plain ones; an ampersand is "and".
std::string fold_piece(std::string_view piece);

/// What stands in `text` between the end of one piece and the begin of the next.
Gap gap_between(std::string_view text, std::uint32_t end, std::uint32_t begin);

/// How the letters of a piece are written.
enum class Shape : std::uint8_t { digits, lower, capital, upper, mixed };
/// "A" is `upper`; "Iran" is `capital`; "iPhone" is `mixed`.
Shape piece_shape(std::string_view piece);

/// Letters and digits only, folded: how names are compared when nothing but the
/// name is given ("S-300PMU-2" and "s 300 pmu2" are equal).
std::string squeeze(std::string_view name);

}  // namespace waybill
