// The rest of a claim: how sure, who says so, how many, how much, when, where.
#pragma once
#include "claims/candidate.h"
#include "claims/scene.h"
#include "waybill/claim.h"

namespace waybill {

/// The claim that a candidate with parties and item makes.
Claim claim_of(const Scene& scene, const Candidate& candidate);

}  // namespace waybill
