// What people ask for, as claims write it: parties, items and days of a filter.
#pragma once
#include <string>

#include "catalogue/catalogue.h"
#include "store/claim_filter.h"

namespace waybill {

/// A party as claims write it: "Iran" is "IR". What the catalogue does not know stays as it is.
std::string party_as_written(const Catalogue& catalogue, const std::string& text);

/// `text` when it is "2022", "2022-08", "2022-08-17" or empty. Throws UsageError that
/// calls it `name`.
std::string day_asked(const std::string& name, const std::string& text);

/// Narrows `filter` to a category's name ("uav"), or adds a designation or words of
/// the item with the usual designation that the catalogue has for it. Empty text asks for nothing.
void ask_for_item(const Catalogue& catalogue, const std::string& text, ClaimFilter& filter);

}  // namespace waybill
