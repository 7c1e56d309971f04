// From stage words to candidates: which arguments play which role.
#pragma once
#include <vector>

#include "claims/candidate.h"
#include "claims/extractor.h"
#include "claims/scene.h"

namespace waybill {

/// All candidates of a document in text order, with the roles that their own
/// sentences give. Adds what fired and what nearly did to `trace` when not null.
std::vector<Candidate> find_candidates(const Scene& scene, Trace* trace);

}  // namespace waybill
