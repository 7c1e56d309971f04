// The one strict loader of Waybill's data files.
//
// A data file is UTF-8, one fact a line, fields separated by tabs. Lines that
// begin with '#' and empty lines are skipped. The first line that is neither is
// the header and names the columns. A malformed line is a DataError that says
// "file:line: what is wrong".
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

class TsvTable;

/// One line of a table. Valid as long as its table.
class TsvRow {
public:
    /// The field under `column`, which the table was asked to have.
    std::string_view operator[](std::string_view column) const;
    /// The field split at '|', without empty parts.
    std::vector<std::string_view> list(std::string_view column) const;
    /// "en/stages.tsv:41": data folder aside, for rules to name as their source.
    std::string where() const;
    /// Throws DataError "file:line: message".
    [[noreturn]] void fail(const std::string& message) const;

private:
    friend class TsvTable;
    const TsvTable* table_ = nullptr;
    std::size_t line_ = 0;
    std::vector<std::string_view> fields_;
};

class TsvTable {
public:
    /// Reads `file`, which must have exactly these columns in this order.
    /// `label` is what where() and messages call it. Throws DataError.
    static TsvTable read(const std::filesystem::path& file, const std::vector<std::string>& columns,
                         std::string label = "");
    /// The same from text already in memory.
    static TsvTable parse(std::string text, const std::vector<std::string>& columns, std::string label);

    const std::vector<TsvRow>& rows() const { return rows_; }
    TsvTable(TsvTable&&) = delete;  // rows point into the table

private:
    friend class TsvRow;
    TsvTable(std::string text, const std::vector<std::string>& columns, std::string label);

    std::string label_;
    std::string text_;
    std::vector<std::string> columns_;
    std::vector<TsvRow> rows_;
};

/// Splits at every `separator`; "" gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace waybill
