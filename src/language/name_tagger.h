// Proper names: where they stand and what kind they are.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/linear.h"
#include "language/name_lexicon.h"
#include "language/word_shape.h"
#include "waybill/analysis.h"

namespace waybill {

/// Groups of words that occur alike, at two grains, by hash of the normalised form.
struct WordGroups {
    struct Pair {
        std::uint16_t coarse = 0;
        std::uint16_t fine = 0;
    };
    std::unordered_map<Feature, Pair> of;

    void write(ModelWriter& out) const;
    static WordGroups read(ModelReader& in);
};

/// Labels of the tagger: outside, begin and inside of each kind.
struct NameLabel {
    static constexpr std::uint32_t kinds = 5;
    static constexpr std::uint32_t count = 1 + 2 * kinds;
    static constexpr std::uint32_t outside = 0;
    static constexpr std::uint32_t begin(NameKind kind) { return 1 + 2 * static_cast<std::uint32_t>(kind); }
    static constexpr std::uint32_t inside(NameKind kind) { return begin(kind) + 1; }
    static constexpr bool is_inside(std::uint32_t label) { return label != outside && label % 2 == 0; }
    static constexpr NameKind kind(std::uint32_t label) { return static_cast<NameKind>((label - 1) / 2); }
    /// May `label` follow `before`? An inside label needs its kind before it.
    static constexpr bool follows(std::uint32_t before, std::uint32_t label) {
        return !is_inside(label) || (before != outside && kind(before) == kind(label));
    }
};

/// The features of a sentence's tokens.
class NameFeatures {
public:
    /// What earlier names of the document said of a word, by its hash.
    using Memory = std::unordered_map<Feature, std::uint32_t>;

    NameFeatures(const WordGroups& groups, const NameLexicon& lexicon) : groups_(groups), lexicon_(lexicon) {}

    /// Tokens need their parts of speech.
    void begin(std::string_view text, std::span<const Token> sentence);
    std::span<const Feature> at(std::size_t i, std::uint32_t label1, std::uint32_t label2, const Memory& memory);
    Feature word(std::size_t i) const { return words_[i].shape.lower; }

private:
    struct Word {
        WordShape shape;
        WordGroups::Pair group;
        std::uint32_t bits = 0;    ///< of the lexicon, for the word
        std::uint32_t phrase = 0;  ///< of a whole name that covers it, and its place in that
        Feature upos = 0;
    };
    const Word& get(std::ptrdiff_t i) const;
    void mark_phrases(const std::vector<std::string>& lower);

    const WordGroups& groups_;
    const NameLexicon& lexicon_;
    Word edge_;
    std::vector<Word> words_;
    std::vector<Feature> features_;
};

class NameTagger {
public:
    static constexpr std::uint32_t version = 1;

    /// Fills `names`, in text order, without same_as.
    void annotate(std::string_view text, const NameLexicon& lexicon, Analysis& analysis) const;

    void write(ModelWriter& out) const;
    static NameTagger read(ModelReader& in);

private:
    friend class NameTrainer;
    WordGroups groups_;
    LinearModel model_;
};

/// Adds the names that `labels` spell to the analysis; `first` is the first token.
void add_names(std::span<const std::uint32_t> labels, std::uint32_t first, Analysis& analysis);

/// Remembers the kinds of a sentence's words for the rest of the document.
void remember(const NameFeatures& features, std::span<const std::uint32_t> labels, NameFeatures::Memory& memory);

}  // namespace waybill
