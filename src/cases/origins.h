// Claims to origins: where each statement entered the world.
#pragma once
#include <vector>

#include "cases/derivations.h"

namespace waybill {

/// Why two facts go back to one origin.
struct OriginEdge {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    Reason reason;
    bool certain = true;  ///< false: the words allow two origins
};

struct OriginMap {
    std::vector<int> origin_of;       ///< by fact; numbered from 0 by their first fact
    std::vector<Reason> reasons;      ///< by fact
    std::vector<OriginEdge> edges;    ///< those that joined something
    int origins = 0;
};

/// Cost: near-linear; facts are compared within windows of indexes by speaker,
/// outlet and matter, never all with all.
OriginMap find_origins(const Batch& batch, const Grouping& grouping, const std::vector<DocLink>& links,
                       const Knowledge& knowledge, SourceReader& sources);

}  // namespace waybill
