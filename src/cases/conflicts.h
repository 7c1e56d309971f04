// What cannot both be right between claims of one case with different origins.
#pragma once
#include <vector>

#include "cases/origins.h"

namespace waybill {

struct FactConflict {
    ConflictKind kind = ConflictKind::polarity;
    std::uint32_t first = 0;   ///< facts, first < second
    std::uint32_t second = 0;
    Reason reason;
};

/// One conflict a kind, case and pair of origins: the pair of claims that shows it
/// best. Sorted by kind, then claims. Cost: near-linear, since a case's origins
/// are compared through one claim for each stage, polarity and set of details.
std::vector<FactConflict> find_conflicts(const Batch& batch, const Grouping& grouping, const OriginMap& origins,
                                         SourceReader& sources, const Knowledge& knowledge, const LinkLexicon& lexicon);

}  // namespace waybill
