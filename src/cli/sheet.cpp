#include "cli/sheet.h"

#include <algorithm>
#include <numeric>
#include <ostream>

namespace waybill {
namespace {

std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string out = "\"";
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

constexpr std::size_t narrowest = 8;
constexpr std::size_t gap = 2;

/// Takes from the widest shrinking columns until the table fits, or they are narrow.
void fit(std::vector<std::size_t>& widths, const std::vector<Column>& columns, std::size_t width) {
    const auto total = [&] { return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1)); };
    while (total() > width) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (columns[i].shrinks && widths[i] > narrowest && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
        }
        if (widest == widths.size()) return;
        --widths[widest];
    }
}

}  // namespace

void Sheet::print_table(std::ostream& out, int width) const {
    std::vector<std::vector<std::string>> cells(1);
    for (const Column& column : columns) cells[0].push_back(column.name);
    for (const auto& row : rows) {
        cells.emplace_back();
        for (const std::string& field : row) cells.back().push_back(harmless(field));
    }
    std::vector<std::size_t> widths(columns.size());
    for (const auto& row : cells) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
    }
    if (width > 0 && !widths.empty()) fit(widths, columns, static_cast<std::size_t>(width));
    for (const auto& row : cells) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string field = shorten(row[i], widths[i]);
            const std::string pad(widths[i] - display_width(field), ' ');
            line += (i == 0 ? "" : "  ") + (columns[i].number ? pad + field : field + pad);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << "\n";
    }
}

void Sheet::print_csv(std::ostream& out) const {
    for (std::size_t i = 0; i < columns.size(); ++i) out << (i == 0 ? "" : ",") << quoted(columns[i].name);
    out << "\r\n";
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out << (i == 0 ? "" : ",") << quoted(row[i]);
        out << "\r\n";
    }
}

}  // namespace waybill
