// Text as a terminal shows it: how wide it is, where it breaks, what must not
// reach it.
#pragma once
#include <string>
#include <string_view>

namespace waybill {

/// Columns that the text takes on a terminal: wide characters two, combining ones none.
std::size_t display_width(std::string_view text);
/// Cut to `width` columns, with "…" where something is missing.
std::string shorten(std::string_view text, std::size_t width);
/// Lines of at most `width` columns, broken at spaces, each after `indent` spaces, with a newline at the end.
std::string paragraph(std::string_view text, std::size_t indent, std::size_t width);
/// For a terminal: control characters of foreign text shown as U+FFFD.
std::string harmless(std::string_view text);

}  // namespace waybill
