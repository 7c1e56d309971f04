// Saved queries and the alerts that they raise.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/claim_filter.h"
#include "waybill/case.h"

namespace waybill {

/// A query that somebody wants to hear of.
struct Watch {
    std::string name;
    ClaimFilter filter;
    std::string author;
    std::string created;  ///< UTC, ISO 8601
};

enum class AlertKind : std::uint8_t {
    appears,   ///< a case that passes
    stage,     ///< of a case that passed before: a stage that nobody affirmed
    origin,    ///< more independent origins of a stage
    conflict   ///< claims that cannot both be right
};

struct Alert {
    std::int64_t number = 0;  ///< 1, 2, 3 …; the store sets it
    std::string time;         ///< UTC, ISO 8601
    std::string watch;
    AlertKind kind = AlertKind::appears;
    std::string case_id;      ///< as it was then
    std::string about;        ///< "IR -> RU, Shahed-136"
    std::string text;         ///< what is new
    ClaimRef claim;           ///< the claim that did it
    std::string says;         ///< that claim in words
    std::string key;          ///< what was seen with it: no watch raises an alert of one key twice
    friend bool operator==(const Alert&, const Alert&) = default;
};

std::string_view to_string(AlertKind kind);  ///< "appears"
std::optional<AlertKind> alert_kind_from(std::string_view name);

/// A filter as JSON text.
std::string filter_to_text(const ClaimFilter& filter);
/// Throws StoreError.
ClaimFilter filter_from_text(const std::string& text);
/// A filter as the options that make it: "--supplier IR --item Shahed-136".
std::string filter_in_words(const ClaimFilter& filter);

}  // namespace waybill
