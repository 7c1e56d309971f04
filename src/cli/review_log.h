// The history of decisions, for people and for programs.
#pragma once
#include <iosfwd>
#include <string>

#include "store/store.h"

namespace waybill {

/// Every decision, and whether it still holds. `format` is "table", "jsonl" or "csv".
void print_review_log(const Store& store, const std::string& format, int width, std::ostream& out);
/// The letters in force. `format` as above.
void print_source_letters(const Store& store, const std::string& format, int width, std::ostream& out);

}  // namespace waybill
