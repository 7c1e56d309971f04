// What the language engine finds in a document: layers over its text. Each layer
// refers to earlier ones by index and none is edited later.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/span.h"

namespace waybill {

/// Universal part of speech tags, in the order of the UD documentation.
enum class Upos : std::uint8_t { adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x };

/// Universal dependency relations, with the subtypes that English treebanks use.
enum class Deprel : std::uint8_t {
    root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, compound,
    compound_prt, conj, cop, csubj, csubj_pass, csubj_outer, dep, det, det_predet, discourse, dislocated, expl, fixed, flat,
    goeswith, iobj, list, mark, nmod, nmod_poss, nmod_desc, nmod_unmarked, nsubj, nsubj_pass, nsubj_outer, nummod, obj, obl,
    obl_agent, obl_unmarked, orphan, parataxis, punct, reparandum, vocative, xcomp
};

/// Morphological features of a token, the ones that later stages ask for.
/// `unset` stands for a feature that the token does not have.
struct Morph {
    enum class Number : std::uint8_t { unset, sing, plur, ptan } number = Number::unset;
    enum class Person : std::uint8_t { unset, first, second, third } person = Person::unset;
    enum class Tense : std::uint8_t { unset, past, pres } tense = Tense::unset;
    enum class VerbForm : std::uint8_t { unset, fin, inf, part, ger } verb_form = VerbForm::unset;
    enum class Mood : std::uint8_t { unset, ind, imp, sub } mood = Mood::unset;
    enum class Voice : std::uint8_t { unset, pass } voice = Voice::unset;
    enum class Degree : std::uint8_t { unset, pos, cmp, sup } degree = Degree::unset;
    bool possessive = false;  ///< Poss=Yes
    bool negative = false;    ///< Polarity=Neg

    friend bool operator==(const Morph&, const Morph&) = default;
};

struct Token {
    static constexpr std::int32_t no_head = -1;

    Span span;
    std::string lemma;
    Upos upos = Upos::x;
    Morph morph;
    std::int32_t head = no_head;  ///< index into Analysis::tokens, same sentence; no_head for a root
    Deprel deprel = Deprel::dep;

    friend bool operator==(const Token&, const Token&) = default;
};

struct Sentence {
    Span span;                ///< without surrounding white space
    std::uint32_t begin = 0;  ///< first token, index into Analysis::tokens
    std::uint32_t end = 0;    ///< one past the last token
    std::uint32_t paragraph = 0;
    bool heading = false;     ///< a title line, caption or other line that is no full sentence
    bool read = true;         ///< false: passed over as unfit for claims; its tokens have spans only

    friend bool operator==(const Sentence&, const Sentence&) = default;
};

enum class NameKind : std::uint8_t { person, organisation, place, nationality, other };

/// A proper name as written.
struct Name {
    Span span;
    std::uint32_t begin = 0;  ///< tokens [begin, end)
    std::uint32_t end = 0;
    NameKind kind = NameKind::other;
    std::int32_t same_as = -1;  ///< earlier, fuller mention of the same bearer (index into Analysis::names), or -1

    friend bool operator==(const Name&, const Name&) = default;
};

/// A stretch of time that the text names, resolved against the date of
/// publication. ISO dates; an empty end is open; both are inclusive.
struct TimeMention {
    Span span;
    std::string from;
    std::string to;

    friend bool operator==(const TimeMention&, const TimeMention&) = default;
};

/// A count as the text gives it, as an interval; an absent end is open.
struct NumberMention {
    Span span;
    std::optional<std::int64_t> min;
    std::optional<std::int64_t> max;
    bool approximate = false;  ///< "about", "some", "nearly"

    friend bool operator==(const NumberMention&, const NumberMention&) = default;
};

struct MoneyMention {
    Span span;
    double amount = 0;
    std::string currency;  ///< ISO 4217

    friend bool operator==(const MoneyMention&, const MoneyMention&) = default;
};

/// How the verb or phrase of speech presents what it introduces.
enum class CueKind : std::uint8_t { assert_, deny, hedge, ask, promise };

/// Words of somebody other than the author, and who stands behind them.
struct Attribution {
    Span content;              ///< what is said
    Span source;               ///< who says it, as written; empty when the text names nobody
    Span cue;                  ///< the word or phrase of speech; empty for a bare quotation
    std::vector<std::string> chain;  ///< outermost first, names filled in from the document; last is the innermost
    CueKind kind = CueKind::assert_;
    bool quoted = false;       ///< in quotation marks

    friend bool operator==(const Attribution&, const Attribution&) = default;
};

/// How a predicate's event is put.
enum class Modality : std::uint8_t { fact, probable, possible, planned, counterfactual };

/// Polarity and modality of one predicate token.
struct Factuality {
    std::uint32_t token = 0;  ///< index into Analysis::tokens
    bool negated = false;
    Modality modality = Modality::fact;
    Span cue;                 ///< the words that decide; empty for a plain statement

    friend bool operator==(const Factuality&, const Factuality&) = default;
};

struct Analysis {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Name> names;                ///< in text order
    std::vector<TimeMention> times;         ///< in text order
    std::vector<NumberMention> numbers;     ///< in text order
    std::vector<MoneyMention> money;        ///< in text order
    std::vector<Attribution> attributions;  ///< by begin of content; may nest
    std::vector<Factuality> factuality;     ///< by token; only predicates that are not plain facts

    /// The sentence whose span holds byte `at`, or -1.
    std::int32_t sentence_at(std::uint32_t at) const;
    /// The sentence of a token.
    std::int32_t sentence_of(std::uint32_t token) const;

    friend bool operator==(const Analysis&, const Analysis&) = default;
};

std::string_view to_string(Upos upos);      ///< "NOUN"
std::string_view to_string(Deprel deprel);  ///< "nsubj:pass"
std::optional<Upos> upos_from(std::string_view name);
/// An unknown subtype gives its main relation; an unknown relation nothing.
std::optional<Deprel> deprel_from(std::string_view name);

}  // namespace waybill
