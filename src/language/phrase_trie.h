// Phrases of several words, each with a payload; the longest one at a place wins.
#pragma once
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "language/vocabulary.h"

namespace waybill {

class PhraseTrie {
public:
    struct Match {
        std::uint32_t payload = 0;
        std::uint32_t length = 0;  ///< in words
    };

    /// A phrase that is already there gets the new payload.
    void add(const std::vector<WordId>& words, std::uint32_t payload);

    /// True when some phrase begins with `word`.
    bool begins(WordId word) const { return edges_.contains(key(0, word)); }

    /// The longest phrase that begins at `at` of a sequence in which `word_at(i)`
    /// gives the i-th word, up to `end`.
    template <class WordAt>
    std::optional<Match> longest(std::uint32_t at, std::uint32_t end, WordAt word_at) const {
        std::optional<Match> best;
        std::uint32_t node = 0;
        for (std::uint32_t i = at; i < end; ++i) {
            const WordId word = word_at(i);
            if (word == Vocabulary::unknown) break;
            const auto edge = edges_.find(key(node, word));
            if (edge == edges_.end()) break;
            node = edge->second;
            if (payloads_[node] != none) best = Match{payloads_[node], i - at + 1};
        }
        return best;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static std::uint64_t key(std::uint32_t node, WordId word) { return (std::uint64_t{node} << 32U) | word; }

    std::unordered_map<std::uint64_t, std::uint32_t> edges_;
    std::vector<std::uint32_t> payloads_{none};
};

}  // namespace waybill
