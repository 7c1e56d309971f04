// The times that a document names.
#pragma once
#include <vector>

#include "language/time_parser.h"

namespace waybill {

/// Which way the predicates of a document look; one entry a token, empty when not known.
struct TenseView {
    std::vector<std::int8_t> direction;   ///< -1 what has been, 1 what is to come, 0 not known
    std::vector<std::int32_t> predicate;  ///< the token that decides it, -1 when none does
};

/// Times in text order, resolved against `published`; their atoms become `taken`.
std::vector<TimeMention> find_times(const AtomView& atoms, const std::optional<Day>& published, const TenseView& tenses,
                                    const TimeParser& parser, const NumberParser& numbers, std::vector<bool>& taken);

}  // namespace waybill
