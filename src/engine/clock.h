#pragma once
#include <string>

namespace waybill {

/// "2026-11-25T22:26:25Z"
std::string now_utc();

/// The moment `text` names: an ISO date or UTC time, or how long before now:
/// "90m", "24h", "7d", "2w". Throws UsageError.
std::string moment_from(const std::string& text);

}  // namespace waybill
