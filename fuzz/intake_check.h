// What holds for every document that intake reads, whatever the bytes.
#pragma once
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "intake/reader.h"
#include "waybill/error.h"

namespace waybill {

/// Aborts where a span or a piece of the source is not what it says.
inline void check_reading(std::string_view bytes, Format format) {
    static const Reader reader = Reader::load({});
    Document d;
    try {
        d = reader.read_document(bytes, {"x", "", format});
    } catch (const InputError&) {
        return;
    }
    const auto require = [](bool holds) {
        if (!holds) std::abort();
    };
    require(!first_invalid_utf8(d.text));
    require(!d.source.empty() || d.text == bytes);
    std::uint32_t text_at = 0;
    std::uint64_t source_at = 0;
    for (const SourcePiece& piece : d.source) {
        require(text_at <= piece.text.begin && piece.text.begin < piece.text.end && piece.text.end <= d.text.size());
        require(source_at <= piece.begin && piece.begin <= piece.end && piece.end <= bytes.size());
        require(is_boundary(d.text, piece.text.begin) && is_boundary(d.text, piece.text.end));
        require(!piece.verbatim || piece.text.of(d.text) == bytes.substr(piece.begin, piece.end - piece.begin));
        text_at = piece.text.end;
        source_at = piece.begin;
    }
    std::uint32_t at = 0;
    for (const Span span : d.furniture) {
        require(at <= span.begin && span.begin < span.end && span.end <= d.text.size());
        at = span.end;
    }
}

}  // namespace waybill
