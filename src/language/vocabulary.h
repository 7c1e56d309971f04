// Words of the discourse lexicons as numbers, so that each word of a text is
// looked up once and compared as an integer from then on.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace waybill {

/// A word's number; 0 is a word that no lexicon knows.
using WordId = std::uint32_t;

class Vocabulary {
public:
    static constexpr WordId unknown = 0;

    /// The number of `word`, given now if it has none. The word is lowered.
    WordId add(std::string_view word);
    /// The number of a word in whatever case, or `unknown`.
    WordId find(std::string_view word) const;
    /// One more than the largest number.
    std::size_t size() const { return ids_.size() + 1; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
    std::size_t longest_ = 0;
};

}  // namespace waybill
