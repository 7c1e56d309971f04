// Alerts for people and for programs.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "store/store.h"

namespace waybill {

/// `format` is "table", "jsonl" or "csv".
void print_alerts(const Store& store, const std::vector<Alert>& alerts, const std::string& format, int width, std::ostream& out);

/// One line for each, `most` of them, then how many more there are.
void print_new_alerts(const Store& store, const std::vector<Alert>& alerts, std::size_t most, std::ostream& out);

}  // namespace waybill
