// Statements of one document that are the same claim become one.
#pragma once
#include <vector>

#include "waybill/claim.h"

namespace waybill {

/// One claim a stage, supplier, recipient, item, polarity and innermost source;
/// the others' sentences become its evidence, the weaker certainty counts. Claims
/// with different quantities stay apart where both are given in full and neither
/// adds detail to the other. In the order of the fullest evidence.
std::vector<Claim> merge_claims(std::vector<Claim> claims);

/// Two categories that the claim standard lets stand for each other.
inline bool drone(Category c) { return c == Category::uav || c == Category::loitering_munition; }

/// True when stage, parties, item and polarity agree: designations by their letters
/// and digits; where either has none, the categories.
bool same_core(const Claim& a, const Claim& b);

}  // namespace waybill
