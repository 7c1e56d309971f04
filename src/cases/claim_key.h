// What a claim is known again by.
#pragma once
#include <string>

#include "waybill/claim.h"

namespace waybill {

/// Sixteen hexadecimal digits made from all that the claim says and rests on,
/// without the rules that found it and how sure they are.
std::string claim_key(const Claim& claim);

/// What is left when wording, sources, numbers and dates go: stage, parties,
/// item, polarity, and whether it is done or only planned. Text for people.
std::string claim_gist(const Claim& claim);

/// How well `later` may be the same statement as `earlier` in one document; 0 when it
/// cannot be: their evidence does not overlap, or stage or a party differs.
int claim_likeness(const Claim& earlier, const Claim& later);

}  // namespace waybill
