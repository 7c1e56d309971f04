// All phrases of the catalogue in one trie over pieces, so that one walk from a
// place in the text finds every phrase that begins there.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/pieces.h"

namespace waybill {

/// Which list of CatalogueMentions a phrase adds to; a mask adds to none and
/// keeps what lies inside it out of every list.
enum class Lexicon : std::uint8_t { system, party, outlet, kind, mask };
constexpr std::size_t lexicon_count = 5;

/// How strictly the writing of a phrase must be met.
enum class Writing : std::uint8_t {
    any,      ///< letters of either case: common nouns
    initial,  ///< capital where the phrase begins with one
    capital,  ///< capital wherever the phrase has one
    exact     ///< the same letters: acronyms
};

struct Phrase {
    Lexicon lexicon = Lexicon::mask;
    std::uint32_t target = 0;   ///< index into the lexicon's rows; for a person the leader
    PartyCue cue = PartyCue::name;
    Writing writing = Writing::any;
    bool plural = false;        ///< of a kind
    bool needs_context = false; ///< of a system: means arms only near other arms
    bool everyday = false;      ///< one word that is everyday English when not capitalised
    bool versions = false;      ///< of a system: may run on into the letters of a version, "F-16" into "F-16V"
    bool comma = false;         ///< has a comma inside
    bool digits = false;        ///< has a digit
    std::string text;           ///< as the data file writes it
    std::vector<Shape> shapes;  ///< of its pieces
    std::vector<Gap> gaps;      ///< before each piece; the first counts for nothing
};

class NameTrie {
public:
    NameTrie();

    /// Adds a phrase; one without letters and digits is left out.
    void add(Phrase phrase);
    /// Makes the filter; to be called once, after the last add().
    void finish();

    static constexpr std::uint32_t root = 0;
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    /// Whether a phrase may begin with the piece. Never wrong when it says no.
    bool may_begin(std::uint32_t hash) const {
        const std::uint32_t bit = (hash ^ (hash >> 15U)) & (filter_bits - 1);
        return (filter_[bit >> 6U] >> (bit & 63U) & 1U) != 0;
    }
    /// The node after `node` by the piece, or none.
    std::uint32_t step(std::uint32_t node, const Piece& piece, std::string_view text) const;
    /// Indices of the phrases that end at `node`.
    const std::vector<std::uint32_t>& phrases_at(std::uint32_t node) const { return ends_[node]; }
    const Phrase& phrase(std::uint32_t index) const { return phrases_[index]; }
    std::size_t size() const { return phrases_.size(); }

private:
    static constexpr std::uint32_t filter_bits = 1U << 18U;
    struct Word {
        std::string folded;
        std::uint32_t hash = 0;
    };
    struct Edge {
        std::uint64_t key = 0;  ///< node and word
        std::uint32_t node = none;
    };

    std::uint32_t word_of(const Piece& piece, std::string_view text) const;
    std::uint32_t intern(const std::string& folded, std::uint32_t hash);
    std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
    std::uint32_t grow(std::uint32_t node, std::uint32_t word);
    void rehash_words(std::size_t slots);
    void rehash_edges(std::size_t slots);

    std::vector<Phrase> phrases_;
    std::vector<std::vector<std::uint32_t>> ends_;  ///< a node each
    std::vector<Word> words_;
    std::vector<std::uint32_t> word_slots_;         ///< open addressing by hash
    std::vector<Edge> edge_slots_;                  ///< open addressing by key
    std::size_t edges_ = 0;
    std::vector<std::uint32_t> first_hashes_;
    std::vector<std::uint64_t> filter_;
};

}  // namespace waybill
