// The words of reported speech: who says, how it is said, through whom.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "language/phrase_trie.h"
#include "language/vocabulary.h"
#include "waybill/analysis.h"

namespace waybill {

/// What may be said with a verb of speech; bits.
enum SpeechTakes : std::uint16_t {
    takes_that = 1,
    takes_quote = 2,
    takes_thing = 4,
    takes_gerund = 8,
    takes_infinitive = 16,
    takes_verdict = 32,
    takes_report = 64,
    takes_topic = 128,
    takes_from = 256,
    takes_figure = 512
};

struct SpeechVerb {
    CueKind kind = CueKind::assert_;
    std::uint16_t takes = 0;
    bool also_noun = false;  ///< this form is a noun as well
};

/// What kind of source a noun names.
enum class SourceClass : std::uint8_t { none, human, body, media, evidence, product };

/// How a phrase brings in a source.
enum class SourcePhrase : std::uint8_t { according, citing, passive, carrier };

/// Small words that hold reported speech together; bits.
enum DiscourseWord : std::uint32_t {
    word_that = 1U << 0,
    word_relative = 1U << 1,
    word_article = 1U << 2,
    word_possessive = 1U << 3,
    word_of = 1U << 4,
    word_by = 1U << 5,
    word_about = 1U << 6,
    word_as = 1U << 7,
    word_and = 1U << 8,
    word_but = 1U << 9,
    word_he = 1U << 10,
    word_they = 1U << 11,
    word_it = 1U << 12,
    word_we = 1U << 13,
    word_have = 1U << 14,
    word_be = 1U << 15,
    word_one_of = 1U << 16,
    word_familiar = 1U << 17,
    word_via = 1U << 18,
    word_definite = 1U << 19,
    word_whether = 1U << 20,
    word_not = 1U << 21,
    word_at = 1U << 22,
    word_both = 1U << 23,
    word_topic = 1U << 24
};

class SpeechLexicon {
public:
    /// Reads the lexicons of reported speech and, for the names of outlets, outlets.tsv. Throws DataError.
    static SpeechLexicon load(const std::vector<std::filesystem::path>& data, Vocabulary& words);

    const SpeechVerb* verb(WordId word) const {
        return word < verbs_.size() && verbs_[word].takes != 0 ? &verbs_[word] : nullptr;
    }
    const CueKind* noun(WordId word) const { return word < nouns_.size() && nouns_[word] ? &*nouns_[word] : nullptr; }
    SourceClass source(WordId word) const { return word < sources_.size() ? sources_[word] : SourceClass::none; }
    bool is_title(WordId word) const { return word < titles_.size() && titles_[word]; }
    bool is(WordId word, std::uint32_t classes) const { return word < small_.size() && (small_[word] & classes) != 0; }

    const PhraseTrie& phrases() const { return phrases_; }  ///< payload: SourcePhrase
    const PhraseTrie& denials() const { return denials_; }
    const PhraseTrie& outlets() const { return outlets_; }  ///< payload: 1 for names that are everyday words, too

private:
    std::vector<SpeechVerb> verbs_;
    std::vector<std::optional<CueKind>> nouns_;
    std::vector<SourceClass> sources_;
    std::vector<bool> titles_;
    std::vector<std::uint32_t> small_;
    PhraseTrie phrases_;
    PhraseTrie denials_;
    PhraseTrie outlets_;
};

}  // namespace waybill
