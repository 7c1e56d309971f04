// What people have decided about cases and sources, in the terms of linking.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cases/grouping.h"
#include "waybill/case.h"

namespace waybill {

/// Claims that belong together, or apart from others, whatever the rules say.
struct CaseDirection {
    bool together = true;
    std::vector<ClaimRef> claims;
    std::vector<ClaimRef> others;  ///< of which `claims` are to be apart
    std::int64_t decision = 0;
    std::string by;                ///< "J. Doe on 2024-05-01: two orders"
};

/// A letter that somebody gave to a source; see Reliability.
struct SourceLetter {
    std::string source;
    char letter = 'F';
};

struct Directions {
    std::vector<CaseDirection> cases;   ///< in the order in which they were decided
    std::vector<SourceLetter> letters;  ///< a later one of a source replaces an earlier one
    bool letters_off = false;           ///< origins bear no letter: '-'
};

/// Follows the directions, one after the other. What a split does not name goes
/// with the side that it shares more details with, else stays: so what joins a
/// case later finds its place by itself, in whatever order it comes.
void follow(std::span<const CaseDirection> directions, const Batch& batch, Grouping& grouping);

}  // namespace waybill
