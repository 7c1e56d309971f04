// Decisions of people as JSON: in a store's rows, and a line each for programs.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "waybill/decision.h"

namespace waybill {

/// All of the decision.
nlohmann::ordered_json to_json(const Decision& decision);
/// Throws StoreError.
Decision decision_from_text(const std::string& text);

}  // namespace waybill
