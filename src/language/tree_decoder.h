// The best tree under scores for single arcs.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace waybill {

/// Heads of words 1 … count-1 (0 is the root; entry 0 is unused) that make one
/// tree with exactly one word under the root and the highest sum of scores
/// (Chu and Liu 1965, Edmonds 1967). `scores[d * stride + h]` is the score of
/// head h for word d.
std::vector<std::uint32_t> best_tree(const std::vector<float>& scores, std::size_t count, std::size_t stride);

}  // namespace waybill
