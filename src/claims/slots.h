// The rest of a claim: how sure, who says so, how many, how much, when, where.
#pragma once
#include "claims/candidate.h"
#include "claims/scene.h"
#include "waybill/claim.h"

namespace waybill {

/// How the roles of a candidate were found: "roles:syntax/memory/item" for supplier,
/// recipient and item.
std::string support_of(const Candidate& candidate);

/// The innermost attribution whose words hold `token` and name somebody, or null.
const Attribution* attribution_of(const Analysis& analysis, Span token);

/// The claim that a candidate with parties and item makes.
Claim claim_of(const Scene& scene, const Candidate& candidate);

}  // namespace waybill
