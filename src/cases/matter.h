// Whether two claims of one case say the same thing.
#pragma once
#include "cases/batch.h"

namespace waybill {

struct Agreement {
    bool compatible = false;  ///< same stage and polarity, nothing in one that the other excludes
    int shared = 0;           ///< details given alike: count, value, date, place
    int given = 0;            ///< details that one of them gives at least
};

/// Compares two facts that are known to be of one case.
Agreement compare(const Batch& batch, const Fact& a, const Fact& b);

/// Whether two counts can both hold.
bool counts_overlap(const Quantity& a, const Quantity& b);

/// Past and present against what is only planned or possible.
bool is_done(const Claim& claim);

}  // namespace waybill
