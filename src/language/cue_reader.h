// Finds the words of speech in one sentence and what they introduce.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "language/speakers.h"
#include "language/speech_lexicon.h"
#include "language/token_words.h"

namespace waybill {

/// An attribution before quotations and nesting are settled.
struct SpeechDraft {
    Span content;
    Span cue;
    CueKind kind = CueKind::assert_;
    std::vector<Speaker> speakers;  ///< outermost first; the last one says it
    std::uint32_t sentence = 0;
    bool whole = false;  ///< the content is the sentence around the cue
    int rank = 0;        ///< among equal contents the smaller holds the larger
};

class CueReader {
public:
    CueReader(const TokenWords& tokens, const SpeechLexicon& lexicon, std::string_view outlet, Speakers& speakers)
        : tokens_(tokens), lexicon_(lexicon), outlet_(outlet), speakers_(speakers) {}

    /// Appends the attributions of a sentence, in the order of their cues.
    void read(std::uint32_t sentence, std::vector<SpeechDraft>& drafts);

private:
    struct Source {
        std::vector<Speaker> speakers;
        std::uint32_t begin = 0;  ///< tokens of the phrase that names it
        std::uint32_t end = 0;
    };
    struct Content {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        bool whole = false;
    };

    void speaker_line(std::vector<SpeechDraft>& drafts);
    std::uint32_t phrase(std::uint32_t at, std::vector<SpeechDraft>& drafts);
    void verb(std::uint32_t at, const SpeechVerb& verb, std::vector<SpeechDraft>& drafts);
    void noun(std::uint32_t at, CueKind kind, std::vector<SpeechDraft>& drafts);
    void add(Source source, Content content, std::uint32_t cue, CueKind kind, std::vector<SpeechDraft>& drafts);

    // cue_subject.cpp
    std::optional<Source> subject(std::uint32_t cue, bool passive, const std::vector<SpeechDraft>& drafts);
    std::optional<Source> inverted(std::uint32_t cue);
    std::optional<Source> source_at(std::uint32_t first, std::uint32_t limit);
    Source source_of(const NounPhrase& phrase);
    std::optional<Speaker> carrier(std::uint32_t from, std::uint32_t limit);
    std::optional<Speaker> told(std::uint32_t cue);
    bool own_outlet(const Speaker& speaker) const;
    bool plausible(const Source& source) const;

    // cue_content.cpp
    std::optional<Content> content(std::uint32_t cue, const SpeechVerb& verb, const Source& source, bool inverted);
    std::optional<Content> before(std::uint32_t cue, std::uint32_t boundary);
    std::optional<std::uint32_t> clause_after(std::uint32_t cue) const;
    std::uint32_t clause_end(std::uint32_t from) const;
    std::uint32_t denial_after(std::uint32_t from) const;
    bool finite_between(std::uint32_t from, std::uint32_t to) const;
    bool is_finite(std::uint32_t at) const;
    bool is_cue(std::uint32_t at) const;
    bool is_quote_mark(std::uint32_t at) const;
    bool is_break(std::uint32_t at) const;

    const TokenWords& tokens_;
    const SpeechLexicon& lexicon_;
    std::string_view outlet_;
    Speakers& speakers_;
    // The sentence at hand.
    std::uint32_t sentence_ = 0;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;  ///< without final marks
    std::uint32_t full_end_ = 0;
    std::size_t first_draft_ = 0;
};

}  // namespace waybill
