// Who a source is: full names, pronouns and "the minister" traced back, joint
// sources joined.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "language/noun_phrases.h"

namespace waybill {

struct Speaker {
    std::string label;  ///< as the claim standard names a source: without article, a person by the full name
    Span span;          ///< the phrase as written
    SourceClass kind = SourceClass::none;
    bool person = false;  ///< label is a person's name
    bool plural = false;
    std::vector<WordId> nouns;  ///< what it may be taken up by: "the minister", "the spokesman"

    bool known() const { return !label.empty(); }
};

/// Remembers the sources of one document in reading order.
class Speakers {
public:
    Speakers(const TokenWords& tokens, const SpeechLexicon& lexicon);

    /// The source that a phrase names. A pronoun or "the official" is the last
    /// source that it fits; empty label when there is none. An apposition
    /// beside the phrase is taken into account.
    Speaker of(const NounPhrase& phrase, std::uint32_t sentence_begin, std::uint32_t sentence_end) const;

    /// Makes `speaker` the latest.
    void remember(const Speaker& speaker);
    const Speaker* last() const { return history_.empty() ? nullptr : &history_.back(); }
    const Speaker* last_media() const;

    /// The outlet named at a token, and the token after it.
    struct OutletAt {
        std::uint32_t end = 0;
        bool everyday = false;  ///< the name means something else, too
    };
    std::optional<OutletAt> outlet_at(std::uint32_t token, std::uint32_t limit) const;

private:
    std::string full_name(std::string_view surname) const;
    std::string label_of(std::uint32_t begin, std::uint32_t end) const;
    const Speaker* taken_up(const NounPhrase& phrase) const;
    const Speaker* person_before(std::uint32_t token) const;
    const Speaker* thing_before(std::uint32_t token) const;
    void learn_names();
    void learn(std::uint32_t begin, std::uint32_t end, std::uint32_t first, std::uint32_t sentence_end);
    /// The person's name that ends at token `end`, as its first token; `end` when there is none.
    std::uint32_t name_before(std::uint32_t begin, std::uint32_t end) const;

    const TokenWords& tokens_;
    const SpeechLexicon& lexicon_;
    std::vector<Speaker> history_;
    std::unordered_map<std::string, std::string> by_surname_;  ///< folded surname to full name
    std::vector<Speaker> mentioned_;     ///< persons named in the text, said to speak or not, in order
    std::vector<std::int32_t> name_at_;  ///< person's Name that covers a token, or -1
};

}  // namespace waybill
