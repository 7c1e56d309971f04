// Text reuse: which documents share runs of words.
#pragma once
#include <vector>

#include "cases/batch.h"

namespace waybill {

/// Two documents and how much of the shorter one's runs of words the other has.
struct TextReuse {
    std::uint32_t first = 0;   ///< indexes into Batch::docs, first < second
    std::uint32_t second = 0;
    double fives = 0;          ///< share of runs of five words
    double threes = 0;         ///< share of runs of three words
    bool first_longer = true;
};

/// Pairs that share at least a tenth of their runs, found through an inverted
/// index of sampled runs; runs in more than a hundred documents are passed over.
std::vector<TextReuse> find_reuse(const Batch& batch);

}  // namespace waybill
