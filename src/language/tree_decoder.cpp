#include "language/tree_decoder.h"

#include <algorithm>
#include <limits>

namespace waybill {

namespace {

constexpr float never = -1e30F;
// Cycles within contracted cycles; deeper nests, which no real scores make, are
// cut without search.
constexpr int max_depth = 40;

struct Scores {
    std::size_t count;
    std::vector<float> v;  ///< dependent by head
    float& at(std::size_t d, std::size_t h) { return v[d * count + h]; }
    float at(std::size_t d, std::size_t h) const { return v[d * count + h]; }
};

std::vector<std::uint32_t> greedy(const Scores& s) {
    std::vector<std::uint32_t> heads(s.count, 0);
    for (std::size_t d = 1; d < s.count; ++d) {
        std::size_t best = d == 0 ? 1 : 0;
        for (std::size_t h = 0; h < s.count; ++h) {
            if (h != d && s.at(d, h) > s.at(d, best)) best = h;
        }
        heads[d] = static_cast<std::uint32_t>(best);
    }
    return heads;
}

/// One cycle, or nothing.
std::vector<std::uint32_t> cycle_in(const std::vector<std::uint32_t>& heads) {
    std::vector<std::uint32_t> seen(heads.size(), 0);
    for (std::uint32_t start = 1; start < heads.size(); ++start) {
        std::uint32_t at = start;
        while (at != 0 && seen[at] == 0) {
            seen[at] = start;
            at = heads[at];
        }
        if (at == 0 || seen[at] != start) continue;
        std::vector<std::uint32_t> cycle{at};
        for (std::uint32_t next = heads[at]; next != at; next = heads[next]) cycle.push_back(next);
        return cycle;
    }
    return {};
}

std::vector<std::uint32_t> solve(const Scores& s, int depth) {
    std::vector<std::uint32_t> heads = greedy(s);
    std::vector<std::uint32_t> cycle = cycle_in(heads);
    if (cycle.empty()) return heads;
    if (depth >= max_depth) {
        while (!cycle.empty()) {
            heads[cycle.front()] = 0;
            cycle = cycle_in(heads);
        }
        return heads;
    }
    std::vector<bool> inside(s.count, false);
    for (const std::uint32_t node : cycle) inside[node] = true;
    // The words outside, in order, and last the cycle as one word.
    std::vector<std::uint32_t> outside;
    for (std::uint32_t i = 0; i < s.count; ++i) {
        if (!inside[i]) outside.push_back(i);
    }
    const std::size_t c = outside.size();
    Scores small{c + 1, std::vector<float>((c + 1) * (c + 1), never)};
    std::vector<std::uint32_t> leaves(c, 0);  ///< which word of the cycle would be the head
    std::vector<std::uint32_t> enters(c, 0);  ///< which word of the cycle would be the dependent
    for (std::size_t i = 0; i < c; ++i) {
        for (std::size_t k = 0; k < c; ++k) {
            if (i != k) small.at(i, k) = s.at(outside[i], outside[k]);
        }
        float best_out = std::numeric_limits<float>::lowest();
        float best_in = std::numeric_limits<float>::lowest();
        for (const std::uint32_t node : cycle) {
            const float out = s.at(outside[i], node);
            if (out > best_out) {
                best_out = out;
                leaves[i] = node;
            }
            const float in = s.at(node, outside[i]) - s.at(node, heads[node]);
            if (in > best_in) {
                best_in = in;
                enters[i] = node;
            }
        }
        small.at(i, c) = best_out;
        small.at(c, i) = best_in;
    }
    const std::vector<std::uint32_t> inner = solve(small, depth + 1);
    for (std::size_t i = 1; i < c; ++i) {
        heads[outside[i]] = inner[i] == c ? leaves[i] : outside[inner[i]];
    }
    heads[enters[inner[c]]] = outside[inner[c]];
    return heads;
}

}  // namespace

std::vector<std::uint32_t> best_tree(const std::vector<float>& scores, std::size_t count, std::size_t stride) {
    if (count < 2) return std::vector<std::uint32_t>(count, 0);
    Scores s{count, std::vector<float>(count * count, never)};
    for (std::size_t d = 1; d < count; ++d) {
        for (std::size_t h = 0; h < count; ++h) {
            if (h != d) s.at(d, h) = scores[d * stride + h];
        }
    }
    std::vector<std::uint32_t> heads = solve(s, 0);
    std::uint32_t root = 0;
    std::size_t roots = 0;
    for (std::uint32_t d = 1; d < count; ++d) {
        if (heads[d] != 0) continue;
        ++roots;
        if (root == 0 || s.at(d, 0) > s.at(root, 0)) root = d;
    }
    if (roots > 1) {
        // The word that most wants to be the root is it; the others look elsewhere.
        for (std::uint32_t d = 1; d < count; ++d) s.at(d, 0) = d == root ? 0.0F : never;
        for (std::uint32_t h = 1; h < count; ++h) s.at(root, h) = never;
        heads = solve(s, 0);
        for (std::uint32_t d = 1; d < count; ++d) {
            if (heads[d] == 0 && d != root) heads[d] = root;
        }
    }
    return heads;
}

}  // namespace waybill
