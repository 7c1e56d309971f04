#include "base/tsv.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/file.h"
#include "base/utf8.h"
#include "waybill/error.h"

namespace waybill {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string_view TsvRow::operator[](std::string_view column) const {
    const auto& columns = table_->columns_;
    const auto at = std::find(columns.begin(), columns.end(), column);
    if (at == columns.end()) throw std::logic_error("no column '" + std::string(column) + "' in " + table_->label_);
    return fields_[static_cast<std::size_t>(at - columns.begin())];
}

std::vector<std::string_view> TsvRow::list(std::string_view column) const {
    auto parts = split((*this)[column], '|');
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    return parts;
}

std::string TsvRow::where() const { return fmt::format("{}:{}", table_->label_, line_); }

void TsvRow::fail(const std::string& message) const { throw DataError(where() + ": " + message); }

TsvTable TsvTable::read(const std::filesystem::path& file, const std::vector<std::string>& columns,
                        std::string label) {
    if (label.empty()) label = file.string();
    return TsvTable(read_file(file), columns, std::move(label));
}

TsvTable TsvTable::parse(std::string text, const std::vector<std::string>& columns, std::string label) {
    return TsvTable(std::move(text), columns, std::move(label));
}

TsvTable::TsvTable(std::string text, const std::vector<std::string>& columns, std::string label)
    : label_(std::move(label)), text_(std::move(text)), columns_(columns) {
    if (const auto bad = first_invalid_utf8(text_)) {
        const auto line = 1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
        throw DataError(fmt::format("{}:{}: not valid UTF-8", label_, line));
    }
    bool header = false;
    std::size_t number = 0;
    std::string_view rest = text_;
    while (!rest.empty()) {
        const std::size_t at = rest.find('\n');
        const std::string_view line = rest.substr(0, at);
        rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
        ++number;
        if (line.empty() || line.front() == '#') continue;
        if (line.back() == '\r') throw DataError(fmt::format("{}:{}: carriage return at the end", label_, number));
        auto fields = split(line, '\t');
        if (!header) {
            if (!std::equal(fields.begin(), fields.end(), columns_.begin(), columns_.end())) {
                throw DataError(fmt::format("{}:{}: header must be: {}", label_, number, fmt::join(columns_, " <tab> ")));
            }
            header = true;
            continue;
        }
        if (fields.size() != columns_.size()) {
            throw DataError(fmt::format("{}:{}: {} fields instead of {}", label_, number, fields.size(), columns_.size()));
        }
        for (const std::string_view field : fields) {
            if (!field.empty() && (field.front() == ' ' || field.back() == ' ')) {
                throw DataError(fmt::format("{}:{}: blank around '{}'", label_, number, field));
            }
        }
        TsvRow row;
        row.table_ = this;
        row.line_ = number;
        row.fields_ = std::move(fields);
        rows_.push_back(std::move(row));
    }
    if (!header) throw DataError(fmt::format("{}:1: no header; it must be: {}", label_, fmt::join(columns_, " <tab> ")));
}

}  // namespace waybill
