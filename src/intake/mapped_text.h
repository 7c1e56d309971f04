// A text made from another, stretch by stretch, that remembers where each came
// from. Every step of intake (decoding, repairing, unescaping, picking the main
// text) makes one; compose() joins two steps into one.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/document.h"

namespace waybill {

struct MappedText {
    std::string text;
    std::vector<SourcePiece> pieces;  ///< in text order; what has no piece was inserted

    /// Appends `bytes`, which stand at `begin` in the source.
    void keep(std::string_view bytes, std::uint64_t begin);
    /// Appends `made`, made from source bytes [begin, end). Nothing when empty.
    void put(std::string_view made, std::uint64_t begin, std::uint64_t end);
    /// put, joined to the piece before it where that is not verbatim and ends at `begin`.
    void put_joined(std::string_view made, std::uint64_t begin, std::uint64_t end);
    /// Appends what has no source, such as a line end between paragraphs.
    void insert(std::string_view made) { text.append(made); }

    /// True when text and source, which is `source_size` bytes long, are the same.
    bool identity(std::uint64_t source_size) const;
};

/// The pieces of a text over the innermost source: `outer` are its pieces over a
/// middle text, `inner` those of the middle text. Linear but for a binary search
/// a piece.
std::vector<SourcePiece> compose(const std::vector<SourcePiece>& outer, const std::vector<SourcePiece>& inner);

/// Where the stretch `span` of the source of `mapped` is in its text; empty when
/// none of it is left. REQUIRES: the pieces' sources are in order.
Span carried(const MappedText& mapped, Span span);

/// Joins neighbouring pieces that are not verbatim, so that a long text in a foreign
/// encoding does not need a piece for every letter but one for every word.
void coarsen(MappedText& mapped);

}  // namespace waybill
