// Rows and columns, printed as a table for people or as CSV for programs.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "base/display_text.h"

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

}  // namespace waybill
