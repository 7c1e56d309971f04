#include "language/lexicon_files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <charconv>

#include "waybill/error.h"

namespace waybill {

void read_lexicon(const std::vector<std::filesystem::path>& data, const std::string& name,
                  const std::vector<std::string>& columns, const std::function<void(const TsvRow&)>& take) {
    bool found = false;
    for (const auto& folder : data) {
        const auto file = folder / name;
        if (!std::filesystem::exists(file)) continue;
        found = true;
        const TsvTable& table = TsvTable::read(file, columns, name);
        for (const TsvRow& row : table.rows()) take(row);
    }
    if (found) return;
    std::vector<std::string> folders;
    for (const auto& folder : data) folders.push_back(folder.string());
    throw DataError(fmt::format("{}: in none of the data folders: {}", name, fmt::join(folders, ", ")));
}

double number_field(const TsvRow& row, std::string_view column) {
    const std::string_view text = row[column];
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        row.fail(fmt::format("{} must be a number, not '{}'", column, text));
    }
    return value;
}

}  // namespace waybill
