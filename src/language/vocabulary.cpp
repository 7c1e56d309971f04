#include "language/vocabulary.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace waybill {

WordId Vocabulary::add(std::string_view word) {
    std::string lower = ascii_lower(word);
    longest_ = std::max(longest_, lower.size());
    return ids_.emplace(std::move(lower), static_cast<WordId>(ids_.size() + 1)).first->second;
}

WordId Vocabulary::find(std::string_view word) const {
    std::array<char, 64> lower{};
    if (word.empty() || word.size() > longest_ || word.size() > lower.size()) return unknown;
    std::transform(word.begin(), word.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    const auto found = ids_.find(std::string_view(lower.data(), word.size()));
    return found == ids_.end() ? unknown : found->second;
}

}  // namespace waybill
