#include "waybill/document.h"

#include <algorithm>

namespace waybill {
namespace {

/// The piece that holds byte `at`, or the one before it where `at` lies in a
/// gap (white space that the main text added).
const SourcePiece& piece_at(const std::vector<SourcePiece>& pieces, std::uint32_t at) {
    const auto after = std::upper_bound(pieces.begin(), pieces.end(), at,
                                        [](std::uint32_t byte, const SourcePiece& p) { return byte < p.text.begin; });
    return after == pieces.begin() ? *after : *(after - 1);
}

}  // namespace

SourceRange Document::archived(Span span) const {
    if (source.empty()) return {span.begin, span.end};
    const SourcePiece& first = piece_at(source, span.begin);
    const SourcePiece& last = piece_at(source, span.empty() ? span.begin : span.end - 1);
    SourceRange range{first.begin, last.end};
    if (first.verbatim && first.text.contains({span.begin, span.begin})) range.begin += span.begin - first.text.begin;
    if (last.verbatim && span.end <= last.text.end) range.end = last.begin + (span.end - last.text.begin);
    return range;
}

}  // namespace waybill
