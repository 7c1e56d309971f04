// Claims in words and in the fields that tables and CSV show.
#pragma once
#include <string>

#include "waybill/case.h"
#include "waybill/claim.h"

namespace waybill {

/// "Shahed-136", else the item as written, else the category.
std::string item_text(const Item& item);
/// "1,000", "24-99", "18 or more", "up to 50"; with the unit; empty for none.
std::string quantity_text(const std::optional<Quantity>& quantity);
std::string value_text(const std::optional<Value>& value);
/// "2022-10", "2022-10-18 to 2022-10-20"; empty for none.
std::string date_text(const std::optional<DateRange>& date);
/// "The Washington Post > Western officials"; "the author" when there is none.
std::string sources_text(const Claim& claim);
/// "deliver", "deliver, denied", "deliver, planned".
std::string stage_text(const Claim& claim);
/// "IR -> RU"; "?" for an unknown party.
std::string parties_text(const std::optional<std::string>& supplier, const std::optional<std::string>& recipient);

}  // namespace waybill
