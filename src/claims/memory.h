// What the document has already said fills the gaps of a later sentence: "The
// contract was signed in March" is about the parties and the item before it.
#pragma once
#include <vector>

#include "claims/candidate.h"
#include "claims/scene.h"

namespace waybill {

/// Fills missing suppliers, recipients and items from candidates around them and
/// from the origin of designated items.
void fill_from_memory(const Scene& scene, std::vector<Candidate>& candidates);

/// Why a candidate makes no claim: a reason code, or an empty string when it does.
std::string refusal(const Scene& scene, const Candidate& candidate);

}  // namespace waybill
