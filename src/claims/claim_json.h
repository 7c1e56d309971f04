// The text form of claims, as in the claim standard's "Files": one JSON object a
// document. Evidence is written as text; spans, rules and confidence stand in
// members of their own that the standard does not use.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "waybill/claim.h"

namespace waybill {

nlohmann::ordered_json to_json(const Claim& claim);
/// Throws DataError that says which member is wrong.
Claim claim_from_json(const nlohmann::ordered_json& object);

/// One line, without the newline.
std::string claims_to_json(const DocumentClaims& claims);
/// Throws DataError.
DocumentClaims claims_from_json(std::string_view text);

}  // namespace waybill
