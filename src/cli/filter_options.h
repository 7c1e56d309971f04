// The filters that `claims` and `cases` share.
#pragma once
#include <string>

#include "cli/options.h"
#include "engine/engine.h"
#include "store/claim_filter.h"

namespace waybill {

struct FilterOptions {
    std::string supplier, recipient, item, stage, category, since, until, outlet, review;
    double min_confidence = 0;

    void setup(Options& options);
    /// Reads what the user wrote by the catalogue: "Iran" and "IR", "drones" or
    /// "Geran-2". Throws UsageError.
    ClaimFilter resolve(const Catalogue& catalogue) const;
};

/// The names of an enumeration up to its last value.
template <class Enum>
std::vector<std::string> enum_choices(Enum last) {
    std::vector<std::string> names;
    for (int i = 0; i <= static_cast<int>(last); ++i) names.emplace_back(to_string(static_cast<Enum>(i)));
    return names;
}

/// "table", "jsonl" or "csv".
void add_format(Options& options, std::string& format);

}  // namespace waybill
