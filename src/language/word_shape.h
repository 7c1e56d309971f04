// What a classifier sees of a word by itself.
#pragma once
#include <array>
#include <string_view>

#include "language/linear.h"

namespace waybill {

/// Hashes of a word and its parts. Digits count as one digit, case is folded
/// (ASCII) except in `shape`.
struct WordShape {
    Feature lower = 0;
    Feature shape = 0;                  ///< pattern of capitals, small letters, digits, other
    std::array<Feature, 5> suffixes{};  ///< last 1-5 bytes
    std::array<Feature, 4> prefixes{};  ///< first 1-4 bytes
};

WordShape shape_of(std::string_view word);

}  // namespace waybill
