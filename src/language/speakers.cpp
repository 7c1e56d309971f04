#include "language/speakers.h"

#include <algorithm>

#include "base/utf8.h"

namespace waybill {
namespace {

constexpr std::uint32_t longest_name = 5;
constexpr std::size_t memory = 400;  ///< how many sources are looked back on

/// Letters of a name, and what joins them.
bool name_part(const TokenWords& tokens, std::uint32_t at) {
    const Upos upos = tokens.upos(at);
    if (upos == Upos::propn) return true;
    return (upos == Upos::adj || upos == Upos::noun || upos == Upos::x || upos == Upos::verb) && tokens.begins_big(at);
}

bool hyphen(const TokenWords& tokens, std::uint32_t at) {
    return tokens.is_mark(at, "-") && at > 0 && tokens.token(at).span.begin == tokens.token(at - 1).span.end;
}

}  // namespace

Speakers::Speakers(const TokenWords& tokens, const SpeechLexicon& lexicon)
    : tokens_(tokens), lexicon_(lexicon), name_at_(tokens.size(), -1) {
    const auto& names = tokens.analysis.names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].kind != NameKind::person) continue;
        for (std::uint32_t t = names[i].begin; t < names[i].end && t < tokens.size(); ++t)
            name_at_[t] = static_cast<std::int32_t>(i);
    }
    learn_names();
}

std::optional<Speakers::OutletAt> Speakers::outlet_at(std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit || !lexicon_.outlets().begins(tokens_.word(token))) return std::nullopt;
    const auto match = lexicon_.outlets().longest(token, limit, [&](std::uint32_t i) { return tokens_.word(i); });
    if (!match || !tokens_.begins_big(token)) return std::nullopt;
    return OutletAt{token + match->length, match->payload == 1};
}

std::string Speakers::label_of(std::uint32_t begin, std::uint32_t end) const {
    while (begin + 1 < end &&
           (lexicon_.is(tokens_.word(begin), word_article | word_possessive) || tokens_.upos(begin) == Upos::punct))
        ++begin;
    // "Iran's" without its mark, "the ministry ," without its comma
    while (end > begin + 1 && (tokens_.upos(end - 1) == Upos::punct || tokens_.upos(end - 1) == Upos::part)) --end;
    std::string label;
    for (const char c : tokens_.span(begin, end).of(tokens_.text)) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            label.push_back(c);
        else if (!label.empty() && label.back() != ' ')
            label.push_back(' ');
    }
    return label;
}

std::uint32_t Speakers::name_before(std::uint32_t begin, std::uint32_t end) const {
    while (end > begin && tokens_.upos(end - 1) == Upos::part) --end;
    if (end == begin) return end;
    if (name_at_[end - 1] >= 0) {
        const Name& name = tokens_.analysis.names[static_cast<std::size_t>(name_at_[end - 1])];
        // Of one word it is trusted alone or behind one word only, and never when the word is an office.
        const WordId last = tokens_.word(end - 1);
        const bool office = lexicon_.is_title(last) || lexicon_.source(last) != SourceClass::none;
        const bool alone = !office && (name.end - name.begin > 1 || end - begin <= 2);
        if (name.end == end && alone) {
            std::uint32_t first = std::max(begin, name.begin);
            while (first + 1 < end && lexicon_.is_title(tokens_.word(first))) ++first;
            return first;
        }
    }
    std::uint32_t first = end;
    while (first > begin && end - first < longest_name + 4) {
        if (name_part(tokens_, first - 1))
            --first;
        else if (hyphen(tokens_, first - 1) && first - 1 > begin)
            first -= 2;
        else if (first + 1 <= end && first < end && first - 1 > begin && hyphen(tokens_, first - 1))
            --first;
        else
            break;
        if (first < begin) first = begin;
    }
    if (first == end) {
        // "Shin Won-sik": the last part is small.
        if (end >= begin + 3 && hyphen(tokens_, end - 2) && name_part(tokens_, end - 3)) {
            first = end - 3;
            while (first > begin && name_part(tokens_, first - 1)) --first;
        } else {
            return end;
        }
    }
    const WordId last = tokens_.word(end - 1);
    if (lexicon_.is_title(last) || lexicon_.source(last) != SourceClass::none) return end;
    const std::uint32_t run = first;
    while (first < end && (lexicon_.is_title(tokens_.word(first)) ||
                           lexicon_.source(tokens_.word(first)) == SourceClass::human || tokens_.is_mark(first, "."))) {
        ++first;
    }
    if (first == end) return end;
    const bool titled = first > run;
    // "the official IRNA news agency" introduces nobody.
    if (end < tokens_.size() && tokens_.upos(end) == Upos::noun && !tokens_.begins_big(end)) return end;
    const bool introduced =
        run > begin && tokens_.upos(run - 1) != Upos::adj &&
        (lexicon_.is_title(tokens_.word(run - 1)) || lexicon_.source(tokens_.word(run - 1)) == SourceClass::human);
    if (titled || introduced) return first;
    if (end - first >= 2) {
        const std::string known = full_name(tokens_.form(end - 1));
        if (!known.empty() && known.ends_with(label_of(first, end))) return first;
    }
    return end;
}

void Speakers::learn(std::uint32_t begin, std::uint32_t end, std::uint32_t first, std::uint32_t sentence_end) {
    if (end <= begin || end - begin > longest_name) return;
    const std::string name = label_of(begin, end);
    Speaker mention;
    mention.label = name;
    mention.span = tokens_.span(begin, end);
    mention.kind = SourceClass::human;
    mention.person = true;
    const auto office = [&](std::uint32_t token) {
        const WordId word = tokens_.word(token);
        if (lexicon_.source(word) == SourceClass::human) mention.nouns.push_back(word);
    };
    for (std::uint32_t t = first; t < begin; ++t) office(t);
    if (end < sentence_end && tokens_.is_mark(end, ",")) {
        for (std::uint32_t t = end + 1; t < end + 7 && t < sentence_end && !tokens_.is_mark(t, ","); ++t) office(t);
    }
    mentioned_.push_back(std::move(mention));
    if (end == begin + 1) return;
    std::string& known = by_surname_[fold(tokens_.form(end - 1))];
    if (name.size() > known.size()) known = name;
}

// Names of persons: with a title, with an office behind a comma, beside a verb of speech.
void Speakers::learn_names() {
    for (const Name& name : tokens_.analysis.names) {
        if (name.kind != NameKind::person || name.end > tokens_.size()) continue;
        std::uint32_t first = name.begin;
        while (first + 1 < name.end && lexicon_.is_title(tokens_.word(first))) ++first;
        const std::int32_t sentence = tokens_.analysis.sentence_of(name.begin);
        const Sentence& here = tokens_.analysis.sentences[static_cast<std::size_t>(std::max(sentence, 0))];
        learn(first, name.end, std::max(here.begin, name.begin > 3 ? name.begin - 3 : 0), here.end);
    }
    for (const Sentence& sentence : tokens_.analysis.sentences) {
        for (std::uint32_t i = sentence.begin; i < sentence.end;) {
            if (!name_part(tokens_, i)) {
                ++i;
                continue;
            }
            std::uint32_t end = i + 1;
            while (end < sentence.end && (tokens_.upos(end) == Upos::propn || name_part(tokens_, end) ||
                                          (hyphen(tokens_, end) && end + 1 < sentence.end))) {
                end += hyphen(tokens_, end) ? 2 : 1;
            }
            end = std::min(end, sentence.end);
            const std::uint32_t first = name_before(std::max(sentence.begin, i > sentence.begin ? i - 1 : i), end);
            if (first < end) {
                learn(first, end, i > sentence.begin + 2 ? i - 2 : sentence.begin, sentence.end);
            } else if (end - i >= 2 && lexicon_.source(tokens_.word(end - 1)) == SourceClass::none &&
                       !lexicon_.is_title(tokens_.word(end - 1))) {
                bool person = lexicon_.verb(tokens_.word(end)) != nullptr && tokens_.upos(end) == Upos::verb;
                person = person || (i > sentence.begin && lexicon_.verb(tokens_.word(i - 1)) != nullptr &&
                                    tokens_.upos(i - 1) == Upos::verb);
                if (end < sentence.end && tokens_.is_mark(end, ",")) {
                    for (std::uint32_t t = end + 1; t < end + 7 && t < sentence.end && !tokens_.is_mark(t, ","); ++t) {
                        person = person || lexicon_.source(tokens_.word(t)) == SourceClass::human;
                    }
                }
                if (person) learn(i, end, i, sentence.end);
            }
            i = end;
        }
    }
    std::stable_sort(mentioned_.begin(), mentioned_.end(),
                     [](const Speaker& a, const Speaker& b) { return a.span.begin < b.span.begin; });
    for (Speaker& mention : mentioned_) {
        const std::size_t blank = mention.label.rfind(' ');
        const std::string known =
            full_name(std::string_view(mention.label).substr(blank == std::string::npos ? 0 : blank + 1));
        if (known.size() > mention.label.size()) mention.label = known;
    }
}

std::string Speakers::full_name(std::string_view surname) const {
    const auto found = by_surname_.find(fold(surname));
    return found == by_surname_.end() ? std::string() : found->second;
}

void Speakers::remember(const Speaker& speaker) {
    if (!speaker.known()) return;
    if (history_.size() >= memory) history_.erase(history_.begin(), history_.begin() + memory / 2);
    history_.push_back(speaker);
}

/// Whom "he" at a token means: the last person who spoke, unless another has been
/// named since in another sentence.
const Speaker* Speakers::person_before(std::uint32_t token) const {
    const Speaker* spoke = nullptr;
    for (auto speaker = history_.rbegin(); speaker != history_.rend() && spoke == nullptr; ++speaker) {
        if (speaker->person || (speaker->kind == SourceClass::human && !speaker->plural)) spoke = &*speaker;
    }
    const std::uint32_t here = tokens_.token(token).span.begin;
    const auto after = std::lower_bound(mentioned_.begin(), mentioned_.end(), here,
                                        [](const Speaker& s, std::uint32_t at) { return s.span.begin < at; });
    if (after == mentioned_.begin()) return spoke;
    const Speaker* named = &*(after - 1);
    if (spoke == nullptr) return named;
    const auto sentence_at = [&](std::uint32_t at) { return tokens_.analysis.sentence_at(at); };
    if (sentence_at(named->span.begin) == sentence_at(here) && sentence_at(spoke->span.begin) != sentence_at(here))
        return named;
    // A speaker stays the topic within the paragraph.
    const auto paragraph = [&](std::uint32_t at) {
        const std::int32_t sentence = tokens_.analysis.sentence_at(at);
        return sentence < 0 ? 0U : tokens_.analysis.sentences[static_cast<std::size_t>(sentence)].paragraph;
    };
    if (named->span.begin > spoke->span.end && paragraph(spoke->span.begin) != paragraph(here) &&
        paragraph(named->span.begin) == paragraph(here))
        return named;
    return spoke;
}

const Speaker* Speakers::thing_before(std::uint32_t) const {
    const auto thing = std::find_if(history_.rbegin(), history_.rend(),
                                    [](const Speaker& s) { return !s.person && s.kind != SourceClass::human; });
    return thing == history_.rend() ? nullptr : &*thing;
}

const Speaker* Speakers::last_media() const {
    const auto found =
        std::find_if(history_.rbegin(), history_.rend(), [](const Speaker& s) { return s.kind == SourceClass::media; });
    return found == history_.rend() ? nullptr : &*found;
}

const Speaker* Speakers::taken_up(const NounPhrase& phrase) const {
    if (!lexicon_.is(tokens_.word(phrase.begin), word_definite | word_possessive) || phrase.end - phrase.begin > 4)
        return nullptr;
    for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
        if (tokens_.upos(i) == Upos::propn && lexicon_.source(tokens_.word(i)) == SourceClass::none) return nullptr;
        if (tokens_.upos(i) == Upos::adp) return nullptr;
    }
    const WordId head = tokens_.word(phrase.head);
    if (lexicon_.source(head) == SourceClass::none) return nullptr;
    for (auto speaker = history_.rbegin(); speaker != history_.rend(); ++speaker) {
        if (std::find(speaker->nouns.begin(), speaker->nouns.end(), head) != speaker->nouns.end()) return &*speaker;
    }
    if (lexicon_.source(head) == SourceClass::media) {
        if (const Speaker* media = last_media()) return media;
    }
    const std::uint32_t here = tokens_.token(phrase.begin).span.begin;
    // The first so called: "the President" of a statement that names two.
    for (std::size_t i = 0; i < mentioned_.size() && i < memory && mentioned_[i].span.begin < here; ++i) {
        if (std::find(mentioned_[i].nouns.begin(), mentioned_[i].nouns.end(), head) != mentioned_[i].nouns.end())
            return &mentioned_[i];
    }
    return nullptr;
}

Speaker Speakers::of(const NounPhrase& phrase, std::uint32_t sentence_begin, std::uint32_t sentence_end) const {
    Speaker speaker;
    speaker.span = tokens_.span(phrase.begin, phrase.end);
    const WordId first = tokens_.word(phrase.begin);
    if (phrase.end == phrase.begin + 1 && tokens_.upos(phrase.begin) == Upos::pron) {
        const Speaker* meant = nullptr;
        if (lexicon_.is(first, word_he))
            meant = person_before(phrase.begin);
        else if (lexicon_.is(first, word_they))
            meant = last();
        else if (lexicon_.is(first, word_it)) {
            // "Example Arms, maker of tanks, has signed a contract, it said": the subject of its own sentence first.
            const auto subject = noun_phrase_after(tokens_, lexicon_, sentence_begin, phrase.begin);
            if (subject && tokens_.upos(subject->head) == Upos::propn && tokens_.upos(subject->begin) != Upos::adp) {
                const Span span = speaker.span;
                speaker = of(*subject, sentence_begin, phrase.begin);
                speaker.span = span;
                if (!speaker.person) return speaker;
            }
            meant = thing_before(phrase.begin);
        }
        if (meant != nullptr) {
            const Span span = speaker.span;
            speaker = *meant;
            speaker.span = span;
        }
        return speaker;
    }
    // Two that speak together.
    const std::uint32_t joint = phrase.core_end;
    if (joint < phrase.end && joint > phrase.begin && tokens_.upos(joint) == Upos::cconj) {
        const auto second = noun_phrase_after(tokens_, lexicon_, joint + 1, phrase.end);
        if (second) {
            NounPhrase one = phrase;
            one.end = joint;
            const Speaker a = of(one, sentence_begin, joint);
            const Speaker b = of(*second, joint, phrase.end);
            if (a.known() && b.known()) {
                speaker = a;
                speaker.label = a.label == b.label ? a.label : a.label + "|" + b.label;
                speaker.span = tokens_.span(phrase.begin, phrase.end);
                speaker.person = false;
                speaker.plural = true;
                return speaker;
            }
        }
    }
    const auto note_nouns = [&](std::uint32_t begin, std::uint32_t end) {
        bool human = false;
        for (std::uint32_t i = begin; i < end; ++i)
            human = human || lexicon_.source(tokens_.word(i)) == SourceClass::human;
        for (std::uint32_t i = begin; i < end; ++i) {
            const SourceClass kind = lexicon_.source(tokens_.word(i));
            if (kind == SourceClass::human || (!human && (kind == SourceClass::media || kind == SourceClass::body)))
                speaker.nouns.push_back(tokens_.word(i));
        }
    };
    note_nouns(phrase.begin, phrase.core_end);
    speaker.kind = lexicon_.source(tokens_.word(phrase.head));
    if (speaker.kind == SourceClass::none) {
        // "the state news agency PAP"; "one of the sources"
        const bool partitive =
            tokens_.upos(phrase.head) == Upos::num || lexicon_.is(tokens_.word(phrase.head), word_one_of);
        for (std::uint32_t i = phrase.begin; i < (partitive ? phrase.end : phrase.core_end); ++i) {
            if (lexicon_.source(tokens_.word(i)) != SourceClass::none) speaker.kind = lexicon_.source(tokens_.word(i));
        }
    }
    speaker.plural = tokens_.token(phrase.head).morph.number == Morph::Number::plur;

    std::uint32_t name = name_before(phrase.begin, phrase.core_end);
    std::uint32_t name_end = phrase.core_end;
    if (name == name_end && name_end < phrase.end) {
        // "Secretary of State Antony Blinken": the office reaches past its "of".
        const bool office = lexicon_.is_title(tokens_.word(phrase.head)) || speaker.kind == SourceClass::human;
        const std::uint32_t wide = name_before(phrase.core_end + 1, phrase.end);
        if (office && wide < phrase.end && (wide > phrase.core_end + 1) &&
            tokens_.upos(phrase.end - 1) == Upos::propn) {
            name = wide;
            name_end = phrase.end;
        }
    }
    // An apposition: "the minister, Shin Won-sik," or "Shin Won-sik, the minister,".
    if (phrase.end < sentence_end && tokens_.is_mark(phrase.end, ",")) {
        if (const auto beside = noun_phrase_after(tokens_, lexicon_, phrase.end + 1, sentence_end)) {
            const bool closed = beside->end >= sentence_end || tokens_.upos(beside->end) == Upos::punct ||
                                tokens_.upos(beside->end) == Upos::adp;
            const bool named = name_part(tokens_, beside->begin) && tokens_.begins_big(beside->begin) &&
                               beside->core_end - beside->begin <= longest_name &&
                               lexicon_.source(tokens_.word(beside->head)) == SourceClass::none &&
                               !lexicon_.is_title(tokens_.word(beside->head));
            if (name == name_end && speaker.kind == SourceClass::human && !speaker.plural && closed && named) {
                name = beside->begin;
                name_end = beside->core_end;
                while (name + 1 < name_end && lexicon_.is_title(tokens_.word(name))) ++name;
            } else if (closed && lexicon_.source(tokens_.word(beside->head)) == SourceClass::human) {
                note_nouns(beside->begin, beside->core_end);
                if (tokens_.upos(phrase.head) == Upos::propn && speaker.kind == SourceClass::none)
                    speaker.kind = SourceClass::human;
                if (name == name_end && phrase.end - phrase.begin <= longest_name &&
                    tokens_.upos(phrase.begin) == Upos::propn)
                    name = phrase.begin;
            }
        }
    }
    if (name == name_end && speaker.kind == SourceClass::human && !speaker.plural &&
        phrase.begin > sentence_begin + 1 && tokens_.is_mark(phrase.begin - 1, ",")) {
        // "Marc Example, the foreign minister, …": the office behind the name.
        const std::uint32_t end = phrase.begin - 1;
        std::uint32_t start = end;
        while (start > sentence_begin && end - start < longest_name && name_part(tokens_, start - 1)) --start;
        const std::string known = start < end ? full_name(tokens_.form(end - 1)) : std::string();
        if (!known.empty() && (end - start >= 2 || known.size() > tokens_.form(end - 1).size())) {
            speaker.label = known;
            speaker.person = true;
            return speaker;
        }
    }
    if (name < name_end) {
        const std::string known = full_name(tokens_.form(name_end - 1));
        const std::string written = label_of(name, name_end);
        speaker.label = known.size() > written.size() ? known : written;
        speaker.kind = SourceClass::human;
        speaker.person = true;
        speaker.plural = false;
        return speaker;
    }
    std::uint32_t begin = phrase.begin;
    while (begin + 1 < phrase.core_end && lexicon_.is(tokens_.word(begin), word_article)) ++begin;
    if (const auto outlet = outlet_at(begin, phrase.end); outlet && outlet->end >= phrase.core_end) {
        speaker.kind = SourceClass::media;
        speaker.label = label_of(begin, outlet->end);
        return speaker;
    }
    if (phrase.core_end == begin + 1 && tokens_.upos(begin) == Upos::propn && phrase.core_end == phrase.end) {
        const std::string known = full_name(tokens_.form(begin));
        if (!known.empty()) {
            speaker.label = known;
            speaker.kind = SourceClass::human;
            speaker.person = true;
            return speaker;
        }
    }
    if (const Speaker* meant = taken_up(phrase)) {
        const Span span = speaker.span;
        speaker = *meant;
        speaker.span = span;
        return speaker;
    }
    speaker.label = label_of(phrase.begin, phrase.end);
    return speaker;
}

}  // namespace waybill
