// A document as every stage after intake sees it: immutable text, what is known
// about it, and the way back to the archived bytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/span.h"

namespace waybill {

/// One stretch of a document's text and the archived bytes it was made from.
/// `verbatim` stretches have equal length on both sides and map byte by byte;
/// the others (a decoded entity, a repaired character) map as a whole.
struct SourcePiece {
    Span text;                      ///< in Document::text
    std::uint64_t begin = 0;        ///< in the archived bytes, half-open
    std::uint64_t end = 0;
    bool verbatim = true;

    friend bool operator==(const SourcePiece&, const SourcePiece&) = default;
};

/// A half-open byte range in an archived original.
struct SourceRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    friend bool operator==(const SourceRange&, const SourceRange&) = default;
};

/// Something odd that was met and lived with.
struct Note {
    std::string code;     ///< "mojibake-repaired", "invalid-utf8", "text-cut" …
    std::string message;  ///< one line for people
    Span span;            ///< in Document::text; empty when it concerns the whole

    friend bool operator==(const Note&, const Note&) = default;
};

struct Document {
    std::string name;       ///< the name it came with: file stem, or "id" of a JSON Lines entry
    std::string url;
    std::string title;
    std::string outlet;
    std::string published;  ///< ISO date "YYYY-MM-DD", or empty when not known
    std::string lang;       ///< BCP 47 primary tag, "en", or empty when not known
    std::string text;       ///< UTF-8; paragraphs are separated by "\n"
    std::vector<SourcePiece> source;  ///< in text order; empty when text and archived bytes are the same
    /// Lines of `text` that belong to the page and not to the article (cookie
    /// lines, share buttons, comments …): in text order, without overlap. Later
    /// stages pass over what stands in them.
    std::vector<Span> furniture = {};
    std::vector<Note> notes;

    /// The archived bytes that `span` was made from: from the first byte of the
    /// piece (or part of it) where the span begins to the last where it ends.
    SourceRange archived(Span span) const;

    friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace waybill
