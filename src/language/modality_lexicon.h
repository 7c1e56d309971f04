// The words of negation and modality.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "language/phrase_trie.h"
#include "language/vocabulary.h"
#include "waybill/analysis.h"

namespace waybill {

/// Where a word of modality stands to the predicate it colours.
enum class ModalityPlace : std::uint8_t {
    aux,
    negation,
    adverb,
    mark,
    verb,
    passive,
    adjective,
    noun,
    nominal,
    perfect,
    be,
    to,
    absent,
    evidence
};

/// What it does to the predicate.
struct ModalityEffect {
    bool set = false;
    bool negate = false;
    bool through = false;  ///< a denial of the governor denies what it governs
    Modality modality = Modality::fact;
};

class ModalityLexicon {
public:
    /// Reads en/modality.tsv. Throws DataError.
    static ModalityLexicon load(const std::vector<std::filesystem::path>& data, Vocabulary& words);

    /// The effect of a word in a place; not set when it has none there.
    ModalityEffect at(ModalityPlace place, WordId word) const {
        const auto& table = tables_[static_cast<std::size_t>(place)];
        return word < table.size() ? table[word] : ModalityEffect{};
    }
    /// Adverbs and marks of several words ("almost certainly", "even if"); payload: index for phrase().
    const PhraseTrie& phrases() const { return phrases_; }
    struct Phrase {
        ModalityPlace place = ModalityPlace::adverb;
        ModalityEffect effect;
    };
    const Phrase& phrase(std::uint32_t payload) const { return long_phrases_[payload]; }
    static constexpr std::size_t places = 14;

private:
    std::array<std::vector<ModalityEffect>, places> tables_;
    PhraseTrie phrases_;
    std::vector<Phrase> long_phrases_;
};

}  // namespace waybill
