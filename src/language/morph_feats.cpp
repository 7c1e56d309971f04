// Morphological features in the notation of CoNLL-U.
#include <algorithm>
#include <array>

#include "base/enum_names.h"
#include "base/tsv.h"
#include "language/conllu.h"

namespace waybill {

namespace {

using Names = std::string_view;
constexpr std::array<Names, 4> degrees{"", "Pos", "Cmp", "Sup"};
constexpr std::array<Names, 4> moods{"", "Ind", "Imp", "Sub"};
constexpr std::array<Names, 4> numbers{"", "Sing", "Plur", "Ptan"};
constexpr std::array<Names, 4> persons{"", "1", "2", "3"};
constexpr std::array<Names, 3> tenses{"", "Past", "Pres"};
constexpr std::array<Names, 5> verb_forms{"", "Fin", "Inf", "Part", "Ger"};
constexpr std::array<Names, 2> voices{"", "Pass"};

template <class Enum, std::size_t N>
void put(std::string& out, std::string_view feature, const std::array<Names, N>& names, Enum value) {
    if (value == Enum::unset) return;
    if (!out.empty()) out += '|';
    out += feature;
    out += '=';
    out += enum_name(names, value);
}

/// Leaves `out` as it is for an unknown value. Goes without std::optional of one
/// byte: compilers test its flag in a way that memcheck takes for a use of
/// uninitialised memory, and then reports every use of a feature.
template <class Enum, std::size_t N>
void get(std::string_view value, const std::array<Names, N>& names, Enum& out) {
    const auto found = std::find(names.begin(), names.end(), value);
    if (found != names.end()) out = static_cast<Enum>(found - names.begin());
}

void put_flag(std::string& out, std::string_view text, bool set) {
    if (!set) return;
    if (!out.empty()) out += '|';
    out += text;
}

}  // namespace

std::string feats_of(const Morph& m) {
    std::string out;
    put(out, "Degree", degrees, m.degree);
    put(out, "Mood", moods, m.mood);
    put(out, "Number", numbers, m.number);
    put(out, "Person", persons, m.person);
    put_flag(out, "Polarity=Neg", m.negative);
    put_flag(out, "Poss=Yes", m.possessive);
    put(out, "Tense", tenses, m.tense);
    put(out, "VerbForm", verb_forms, m.verb_form);
    put(out, "Voice", voices, m.voice);
    return out.empty() ? "_" : out;
}

Morph morph_from(std::string_view feats) {
    Morph m;
    for (const std::string_view part : split(feats, '|')) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        const std::string_view feature = part.substr(0, equals);
        const std::string_view value = part.substr(equals + 1);
        if (feature == "Degree") get(value, degrees, m.degree);
        if (feature == "Mood") get(value, moods, m.mood);
        if (feature == "Number") get(value, numbers, m.number);
        if (feature == "Person") get(value, persons, m.person);
        if (feature == "Polarity") m.negative = value == "Neg";
        if (feature == "Poss") m.possessive = value == "Yes";
        if (feature == "Tense") get(value, tenses, m.tense);
        if (feature == "VerbForm") get(value, verb_forms, m.verb_form);
        if (feature == "Voice") get(value, voices, m.voice);
    }
    return m;
}

}  // namespace waybill
