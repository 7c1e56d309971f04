#pragma once
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace waybill {

/// Disjoint sets over 0 … size-1; the smallest member stands for its set, so the
/// result does not depend on the order of joins.
class UnionFind {
public:
    explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t add() {
        parent_.push_back(parent_.size());
        return parent_.size() - 1;
    }
    std::size_t find(std::size_t member) {
        while (parent_[member] != member) {
            parent_[member] = parent_[parent_[member]];
            member = parent_[member];
        }
        return member;
    }
    /// False when they were in one set already.
    bool join(std::size_t a, std::size_t b) {
        a = find(a);
        b = find(b);
        if (a == b) return false;
        if (b < a) std::swap(a, b);
        parent_[b] = a;
        return true;
    }
    bool same(std::size_t a, std::size_t b) { return find(a) == find(b); }

private:
    std::vector<std::size_t> parent_;
};

}  // namespace waybill
