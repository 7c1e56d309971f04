#include "language/phrase_trie.h"

namespace waybill {

void PhraseTrie::add(const std::vector<WordId>& words, std::uint32_t payload) {
    std::uint32_t node = 0;
    for (const WordId word : words) {
        const auto [edge, fresh] = edges_.emplace(key(node, word), static_cast<std::uint32_t>(payloads_.size()));
        if (fresh) payloads_.push_back(none);
        node = edge->second;
    }
    payloads_[node] = payload;
}

}  // namespace waybill
