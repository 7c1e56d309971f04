#include "language/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/utf8.h"
#include "language/lexicon_files.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 7> effect_names{"min", "max", "about", "exact", "between", "from", "apart"};
constexpr std::array<std::string_view, 5> unit_names{"percent", "measure", "duration", "person", "label"};

template <std::size_t N>
std::uint32_t index_of(const std::array<std::string_view, N>& names, const TsvRow& row, std::string_view column) {
    const auto found = std::find(names.begin(), names.end(), row[column]);
    if (found == names.end()) row.fail("no such " + std::string(column) + ": " + std::string(row[column]));
    return static_cast<std::uint32_t>(found - names.begin());
}

}  // namespace

/// A number with the words around it that bound it, before it is judged.
struct NumberFinder::Reading {
    std::uint32_t begin = 0;   ///< first atom, bounds included
    std::uint32_t number = 0;  ///< first atom of the number itself
    std::uint32_t number_end = 0;
    std::uint32_t end = 0;
    WrittenNumber first;
    double low = 0;
    double high = 0;
    bool open_low = false;
    bool open_high = false;
    bool about = false;
    bool bounded = false;
};

NumberFinder NumberFinder::load(const std::vector<std::filesystem::path>& data, Vocabulary& words) {
    NumberFinder finder;
    read_lexicon(data, "en/number_bounds.tsv", {"phrase", "side", "effect"}, [&](const TsvRow& row) {
        const std::uint32_t effect = index_of(effect_names, row, "effect");
        if (row["side"] != "before" && row["side"] != "after") row.fail("side must be before or after");
        PhraseTrie& side = row["side"] == "before" ? finder.before_ : finder.after_;
        side.add(phrase_words(row["phrase"], words), effect);
    });
    read_lexicon(data, "en/units.tsv", {"word", "class"}, [&](const TsvRow& row) {
        finder.units_.add(phrase_words(row["word"], words), index_of(unit_names, row, "class"));
    });
    return finder;
}

std::optional<NumberFinder::Unit> NumberFinder::unit_at(const AtomView& atoms, std::uint32_t at) const {
    if (!units_.begins(atoms.word(at))) return std::nullopt;
    const auto match = units_.longest(at, atoms.size(), [&](std::uint32_t i) { return atoms.word(i); });
    if (!match) return std::nullopt;
    return Unit{static_cast<UnitClass>(match->payload), at + match->length};
}

std::optional<NumberFinder::Reading> NumberFinder::read(const AtomView& atoms, std::uint32_t at,
                                                        const NumberParser& parser) const {
    const auto word_at = [&](std::uint32_t i) { return atoms.word(i); };
    Reading reading;
    reading.begin = at;
    std::uint32_t i = at;
    bool between = false;
    bool from = false;
    bool min = false;
    bool max = false;
    for (int bounds = 0; bounds < 4 && before_.begins(atoms.word(i)); ++bounds) {
        const auto match = before_.longest(i, atoms.size(), word_at);
        if (!match) break;
        // "a further 200" is a bound, "a hundred" is a number.
        const auto effect = static_cast<Effect>(match->payload);
        if (effect == Effect::apart) {  // "hand over"
            i += match->length;
            reading.begin = i;
            continue;
        }
        min = min || effect == Effect::min;
        max = max || effect == Effect::max;
        reading.about = reading.about || effect == Effect::about;
        between = effect == Effect::between;
        from = effect == Effect::from;
        reading.bounded = true;
        i += match->length;
    }
    const auto first = parser.parse(atoms, i);
    if (!first) return std::nullopt;
    reading.number = i;
    reading.first = *first;
    reading.low = first->low;
    reading.high = first->high;
    reading.end = reading.number_end = first->end;

    // A range: "10 to 15", "10-15", "between 10 and 15", "two or three".
    const std::uint32_t joint = reading.end;
    const NumberClass joiner = parser.word(atoms.word(joint)).kind;
    const bool dash = atoms.is_dash(joint);
    if (dash || joiner == NumberClass::to || joiner == NumberClass::or_ || (between && joiner == NumberClass::and_)) {
        const auto second = parser.parse(atoms, joint + 1);
        const bool chain = second && dash && atoms.is_dash(second->end) && atoms.glued(second->end);
        if (second && !chain && !second->vague && !first->vague && atoms.same_sentence(i, second->end)) {
            double low = first->low;
            if (!first->scaled && second->scaled && second->digits && first->digits) {
                const auto figure = NumberParser::digits_value(atoms.text_of(joint + 1)).value_or(0);
                if (figure > 0 && low < figure) low *= second->low / figure;
            }
            if (low < second->high) {
                reading.low = low;
                reading.high = second->high;
                reading.end = reading.number_end = second->end;
                between = from = false;
            }
        }
    }
    if (between || from) {  // no range followed: the word means something else
        reading.begin = reading.number;
        reading.about = reading.bounded = min = max = false;
    }
    if (after_.begins(atoms.word(reading.end))) {
        if (const auto match = after_.longest(reading.end, atoms.size(), word_at)) {
            const auto effect = static_cast<Effect>(match->payload);
            min = min || effect == Effect::min;
            max = max || effect == Effect::max;
            reading.about = reading.about || effect == Effect::about;
            reading.bounded = true;
            reading.end += match->length;
        }
    }
    reading.open_high = min && !max;
    reading.open_low = max && !min;
    return reading;
}

bool NumberFinder::is_count(const AtomView& atoms, const Reading& reading, const NumberParser& parser) const {
    const WrittenNumber& first = reading.first;
    const auto whole = [](double value) { return value == std::floor(value) && std::abs(value) < 9e15; };
    if (!whole(reading.low) || !whole(reading.high)) return false;
    if (!atoms.same_sentence(reading.begin, reading.end)) return false;

    // What it is glued to: a designation, a measure, a fraction, a clock.
    const std::uint32_t at = reading.number;
    if (at > 0 && atoms.glued(at)) {
        const Atom& before = atoms.atoms[at - 1];
        if (before.kind != Atom::Kind::mark) return false;
        const char c = atoms.text[before.span.begin];
        const bool em_dash = decode_utf8(atoms.text, before.span.begin).value == 0x2014;
        if ((atoms.is_dash(at - 1) && !em_dash && at > 1 && atoms.glued(at - 1)) || c == '/' || c == ':' || c == '#' ||
            c == '.' || c == '_' || c == '\'' || c == '@' || c == '&' || c == '=') {
            return false;
        }
    }
    const std::uint32_t end = reading.number_end;
    if (end < atoms.size() && atoms.glued(end) && !atoms.atoms[end - 1].sentence_end) {
        if (atoms.atoms[end].kind == Atom::Kind::word && atoms.text[atoms.atoms[end].span.begin] != '\'') return false;
        const char c = atoms.text[atoms.atoms[end].span.begin];
        if ((c == '/' || c == ':') && atoms.glued(end + 1)) return false;
        const bool em_dash = decode_utf8(atoms.text, atoms.atoms[end].span.begin).value == 0x2014;
        if (atoms.is_dash(end) && !em_dash && atoms.glued(end + 1)) {
            const NumberClass after = parser.word(atoms.word(end + 1)).kind;
            if (after != NumberClass::after) return false;
        }
    }
    // What stands beside it.
    if (const auto unit = unit_at(atoms, reading.end)) {
        if (unit->kind != UnitClass::person && unit->kind != UnitClass::label) return false;
    }
    if (reading.end != end) {
        const auto unit = unit_at(atoms, end);
        if (unit && unit->kind != UnitClass::person && unit->kind != UnitClass::label) return false;
    }
    if (at > 0 && !reading.bounded && first.digits) {
        std::uint32_t left = at - 1;
        if (atoms.is_mark(left, '.') && left > 0 && atoms.glued(left)) --left;
        const auto unit = unit_at(atoms, left);
        if (unit && unit->kind == UnitClass::label && unit->end >= left + 1 && !atoms.atoms[left].sentence_end)
            return false;
    }
    const Analysis& analysis = atoms.analysis;
    const std::uint32_t token = atoms.atoms[at].token;
    const Token& own = analysis.tokens[token];
    const bool tagged = own.upos != Upos::x;
    const std::uint32_t next = atoms.atoms[end - 1].token + 1;
    const Token* follower =
        next < analysis.tokens.size() && !atoms.atoms[end - 1].sentence_end ? &analysis.tokens[next] : nullptr;

    // A bare four-digit number is a year unless things follow it.
    if (first.plain && atoms.text_of(at).size() == 4 && reading.low >= 1900 && reading.low < 2100 && !reading.bounded) {
        const bool plural = follower != nullptr && (follower->morph.number == Morph::Number::plur ||
                                                    (!tagged && follower->span.of(atoms.text).ends_with('s')));
        if (!plural) return false;
    }
    // "Smith, 45, said"
    if (first.plain && reading.low < 120 && at > 0 && atoms.is_mark(at - 1, ',') &&
        (atoms.is_mark(reading.end, ',') || atoms.is_mark(reading.end, ')') ||
         atoms.atoms[reading.end - 1].sentence_end) &&
        !reading.bounded) {
        const auto initial = at > 1 ? atoms.text[atoms.atoms[at - 2].span.begin] : 'a';
        if (initial >= 'A' && initial <= 'Z') return false;
    }
    // "one" that stands for something else: "no one", "the one who".
    const NumberWord word = parser.word(atoms.word(at));
    if (word.kind == NumberClass::unit && word.value == 1 && end == at + 1) {
        if (tagged && own.upos != Upos::num) return false;
        if (at > 0) {
            const auto unit = unit_at(atoms, at - 1);
            if (unit && unit->kind == UnitClass::label) return false;
        }
        if (follower == nullptr || follower->upos == Upos::punct || follower->upos == Upos::verb ||
            follower->upos == Upos::aux) {
            return false;
        }
        for (std::uint32_t i = next; i < next + 4 && i < analysis.tokens.size(); ++i) {
            if (analysis.tokens[i].morph.degree == Morph::Degree::sup) return false;  // "one of the largest"
        }
    }
    // A numeral behind its noun is a name: "Shahed 136", "Boeing 747".
    if (first.digits && !reading.bounded && own.head != Token::no_head && own.head < static_cast<std::int32_t>(token) &&
        analysis.tokens[static_cast<std::size_t>(own.head)].upos == Upos::propn &&
        static_cast<std::uint32_t>(own.head) + 2 > token) {
        return false;
    }
    return true;
}

std::vector<NumberMention> NumberFinder::find(const AtomView& atoms, const std::vector<bool>& taken,
                                              const NumberParser& parser) const {
    std::vector<NumberMention> mentions;
    std::size_t name = 0;
    const auto& names = atoms.analysis.names;
    for (std::uint32_t i = 0; i < atoms.size();) {
        if (taken[i] || (!atoms.is_digits(i) && atoms.word(i) == Vocabulary::unknown)) {
            ++i;
            continue;
        }
        const auto reading = read(atoms, i, parser);
        if (!reading) {
            ++i;
            continue;
        }
        bool free = true;
        for (std::uint32_t j = reading->begin; j < reading->end; ++j) free = free && !taken[j];
        const Span number = atoms.span(reading->number, reading->number_end);
        while (name < names.size() && names[name].span.end <= number.begin) ++name;
        if (name < names.size() && names[name].span.begin < number.begin && names[name].span.contains(number))
            free = false;
        if (free && is_count(atoms, *reading, parser)) {
            NumberMention mention;
            mention.span = atoms.span(reading->begin, reading->end);
            if (!reading->open_low) mention.min = static_cast<std::int64_t>(reading->low);
            if (!reading->open_high) mention.max = static_cast<std::int64_t>(reading->high);
            mention.approximate = reading->about;
            mentions.push_back(mention);
        }
        i = std::max(reading->number_end, i + 1);
    }
    return mentions;
}

}  // namespace waybill
