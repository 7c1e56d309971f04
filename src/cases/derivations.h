// Which documents derive from which: copies, rewrites, citations.
#pragma once
#include <vector>

#include "cases/grouping.h"
#include "cases/source.h"

namespace waybill {

struct DocLink {
    std::uint32_t from = 0;  ///< indexes into Batch::docs
    std::uint32_t to = 0;
    DerivationKind kind = DerivationKind::citation;
    Reason reason;
};

/// Sorted by `to`, then `from`. One document has at most one copy or rewrite it
/// is made from, and one cited document an outlet.
std::vector<DocLink> find_derivations(const Batch& batch, const Grouping& grouping, const Knowledge& knowledge, SourceReader& sources);

}  // namespace waybill
