#include "intake/mapped_text.h"

#include <algorithm>

namespace waybill {
namespace {

void add(std::vector<SourcePiece>& pieces, const SourcePiece& piece) {
    if (!pieces.empty() && piece.verbatim) {
        SourcePiece& last = pieces.back();
        if (last.verbatim && last.text.end == piece.text.begin && last.end == piece.begin) {
            last.text.end = piece.text.end;
            last.end = piece.end;
            return;
        }
    }
    pieces.push_back(piece);
}

/// The part of `outer`, verbatim over the middle text, that `inner` stands behind.
void add_overlap(std::vector<SourcePiece>& joined, const SourcePiece& outer, const SourcePiece& inner) {
    const std::uint64_t from = std::max<std::uint64_t>(outer.begin, inner.text.begin);
    const std::uint64_t to = std::min<std::uint64_t>(outer.end, inner.text.end);
    SourcePiece piece;
    piece.text = {static_cast<std::uint32_t>(outer.text.begin + (from - outer.begin)),
                  static_cast<std::uint32_t>(outer.text.begin + (to - outer.begin))};
    piece.verbatim = inner.verbatim;
    piece.begin = inner.verbatim ? inner.begin + (from - inner.text.begin) : inner.begin;
    piece.end = inner.verbatim ? inner.begin + (to - inner.text.begin) : inner.end;
    add(joined, piece);
}

}  // namespace

void MappedText::keep(std::string_view bytes, std::uint64_t begin) {
    if (bytes.empty()) return;
    const auto at = static_cast<std::uint32_t>(text.size());
    text.append(bytes);
    add(pieces, {{at, static_cast<std::uint32_t>(text.size())}, begin, begin + bytes.size(), true});
}

void MappedText::put(std::string_view made, std::uint64_t begin, std::uint64_t end) {
    if (made.empty()) return;
    const auto at = static_cast<std::uint32_t>(text.size());
    text.append(made);
    pieces.push_back({{at, static_cast<std::uint32_t>(text.size())}, begin, end, false});
}

void MappedText::put_joined(std::string_view made, std::uint64_t begin, std::uint64_t end) {
    const bool joins = !pieces.empty() && !pieces.back().verbatim && pieces.back().end == begin &&
                       pieces.back().text.end == text.size() && text.back() != ' ';
    if (!joins || made.empty()) return put(made, begin, end);
    text.append(made);
    pieces.back().text.end = static_cast<std::uint32_t>(text.size());
    pieces.back().end = end;
}

bool MappedText::identity(std::uint64_t source_size) const {
    if (text.size() != source_size) return false;
    if (text.empty()) return true;
    return pieces.size() == 1 && pieces[0].verbatim && pieces[0].begin == 0 && pieces[0].end == source_size;
}

std::vector<SourcePiece> compose(const std::vector<SourcePiece>& outer, const std::vector<SourcePiece>& inner) {
    std::vector<SourcePiece> joined;
    joined.reserve(outer.size());
    for (const SourcePiece& piece : outer) {
        auto at = std::partition_point(inner.begin(), inner.end(),
                                       [&](const SourcePiece& p) { return p.text.end <= piece.begin; });
        if (piece.verbatim) {
            for (; at != inner.end() && at->text.begin < piece.end; ++at) add_overlap(joined, piece, *at);
            continue;
        }
        // Made as a whole from [begin, end): all that stands behind that stretch.
        SourcePiece whole{piece.text, 0, 0, false};
        bool found = false;
        for (; at != inner.end() && at->text.begin < piece.end; ++at) {
            const std::uint64_t from = std::max<std::uint64_t>(piece.begin, at->text.begin);
            const std::uint64_t to = std::min<std::uint64_t>(piece.end, at->text.end);
            if (!found) whole.begin = at->verbatim ? at->begin + (from - at->text.begin) : at->begin;
            whole.end = at->verbatim ? at->begin + (to - at->text.begin) : at->end;
            found = true;
        }
        if (found) add(joined, whole);
    }
    return joined;
}

Span carried(const MappedText& mapped, Span span) {
    const auto& pieces = mapped.pieces;
    auto first =
        std::partition_point(pieces.begin(), pieces.end(), [&](const SourcePiece& p) { return p.end <= span.begin; });
    auto last = std::partition_point(first, pieces.end(), [&](const SourcePiece& p) { return p.begin < span.end; });
    if (first == last) return {};
    --last;
    Span out{first->text.begin, last->text.end};
    if (first->verbatim && first->begin < span.begin)
        out.begin += static_cast<std::uint32_t>(span.begin - first->begin);
    if (last->verbatim && last->end > span.end) out.end -= static_cast<std::uint32_t>(last->end - span.end);
    return out;
}

void coarsen(MappedText& mapped) {
    const auto blank = [&](const SourcePiece& piece) {
        return piece.text.size() == 1 && mapped.text[piece.text.begin] == ' ';
    };
    std::vector<SourcePiece> fewer;
    for (const SourcePiece& piece : mapped.pieces) {
        if (!fewer.empty() && !piece.verbatim && !fewer.back().verbatim && !blank(piece) && !blank(fewer.back())) {
            SourcePiece& last = fewer.back();
            if (last.text.end == piece.text.begin && last.end == piece.begin) {
                last.text.end = piece.text.end;
                last.end = piece.end;
                continue;
            }
        }
        add(fewer, piece);
    }
    mapped.pieces = std::move(fewer);
}

}  // namespace waybill
