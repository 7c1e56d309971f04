// What bytes are, by their first kilobytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace waybill {

enum class ContentKind : std::uint8_t {
    empty,  ///< nothing, or nothing but blanks
    text,
    html,
    json_object,  ///< one JSON object over one or several lines
    json_lines,   ///< several lines, each a JSON object
    unsupported   ///< see Sniffed::reason
};

struct Sniffed {
    ContentKind kind = ContentKind::empty;
    std::string reason;  ///< why unsupported, and what to do: "a PDF file; …"
};

/// Decides by the beginning of the content; `whole` says that it is all there is.
/// A gzip or zstd stream, a PDF, an office file, an image … is unsupported.
Sniffed sniff(std::string_view beginning, bool whole);

/// True for text that is a page or a piece of one, by its first 64 KB.
bool looks_like_html(std::string_view text);

/// True for text whose paragraphs are marked up, so that it is a piece of a page
/// and not a text with a link or two in it.
bool has_marked_up_paragraphs(std::string_view text);

}  // namespace waybill
