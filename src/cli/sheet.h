// Rows and columns, printed as a table for people or as CSV for programs.
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

struct Column {
    std::string name;
    bool number = false;  ///< to the right
    bool shrinks = false; ///< is cut first where the table is too wide
};

struct Sheet {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`

    /// In columns; `width` of the terminal, 0 for no limit.
    void print_table(std::ostream& out, int width) const;
    /// As RFC 4180 has it, with a header.
    void print_csv(std::ostream& out) const;
};

/// Columns that the text takes on a terminal: wide characters two, combining ones none.
std::size_t display_width(std::string_view text);
/// Cut to `width` columns, with "…" where something is missing.
std::string shorten(std::string_view text, std::size_t width);
/// Lines of at most `width` columns, broken at spaces, each after `indent` spaces, with a newline at the end.
std::string paragraph(std::string_view text, std::size_t indent, std::size_t width);
/// For a terminal: control characters of foreign text shown as U+FFFD.
std::string harmless(std::string_view text);

}  // namespace waybill
