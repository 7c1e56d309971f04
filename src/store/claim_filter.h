// Which claims a reader asks for.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/records.h"
#include "waybill/claim.h"
#include "waybill/decision.h"

namespace waybill {

/// Every member that is set narrows; an empty filter passes all.
struct ClaimFilter {
    std::string supplier = {};          ///< as claims write it, case and diacritics aside
    std::string recipient = {};
    std::vector<std::string> items = {};    ///< any of these designations or words of the item
    std::optional<Category> category = {};
    std::optional<Stage> stage = {};
    std::optional<Polarity> polarity = {};
    std::string since = {};                 ///< published on or after; "2022", "2022-08" and "2022-08-17" all serve
    std::string until = {};                 ///< published on or before
    std::string outlet = {};
    std::string document = {};              ///< document id
    double min_confidence = 0;
    std::optional<Review> review = {};      ///< without it, all that nobody has rejected
};

/// What every store answers with, whatever part of it the database does.
bool matches(const ClaimFilter& filter, const DocumentHead& document, const Claim& claim);

/// `date` (ISO) lies in the filter's time; a document without a date does only
/// when the filter names no time.
bool in_time(const ClaimFilter& filter, const std::string& date);

/// Whether the party that a claim names is the one wanted; an empty wish takes any.
bool is_party(const std::string& wanted, const std::optional<std::string>& party);

/// An item's words as filters compare them: folded, letters and digits only, so
/// that "Shahed 136" is "shahed136".
std::string item_key(std::string_view text);

}  // namespace waybill
