// Claims to cases: which claims speak of one transfer.
#pragma once
#include <vector>

#include "cases/batch.h"

namespace waybill {

/// The case of every fact, with the reason why it stands there.
struct Grouping {
    std::vector<int> case_of;      ///< by fact; cases are numbered from 0 by their first fact
    std::vector<Reason> reasons;   ///< by fact
    int cases = 0;
};

/// Whether a fact tells of one shipment or order closely enough to be known again
/// under another party's name: system, exact count of more than one, day.
bool is_precise_shipment(const Fact& fact);

/// Cost: near-linear; facts are compared only with kinds of items of the same two
/// parties.
Grouping group(const Batch& batch, const LinkLexicon& lexicon);

}  // namespace waybill
