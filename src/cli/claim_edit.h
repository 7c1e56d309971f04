// How a person wants a claim to read, as options.
#pragma once
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "cli/options.h"
#include "waybill/claim.h"

namespace waybill {

struct ClaimEdit {
    std::string stage, supplier, recipient, designation, category, item, quantity, unit, value, date, place, polarity, certainty;
    std::vector<std::string> sources;

    void setup(Options& options);
    bool empty() const;
    /// The claim with what was given in place of what it had; "none" leaves a member
    /// open. Throws UsageError.
    Claim apply(const Catalogue& catalogue, Claim claim) const;
};

/// "1000", "18-20", "18+", "..20". Throws UsageError.
Quantity parse_quantity(const std::string& text);
/// "2.5e9 USD". Throws UsageError.
Value parse_value(const std::string& text);
/// A year, month or day, or two of them with ".." between, one of which may lack. Throws UsageError.
DateRange parse_date_range(const std::string& text);

}  // namespace waybill
