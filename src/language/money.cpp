#include "language/money.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "language/lexicon_files.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 4> kind_names{"sign", "code", "noun", "scaled_noun"};

bool is_code(std::string_view code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Sums beyond this are slips of a keyboard.
constexpr double largest = 1e16;

}  // namespace

MoneyFinder MoneyFinder::load(const std::vector<std::filesystem::path>& data, Vocabulary& words) {
    MoneyFinder finder;
    read_lexicon(data, "en/currencies.tsv", {"written", "kind", "code"}, [&](const TsvRow& row) {
        const auto name = std::find(kind_names.begin(), kind_names.end(), row["kind"]);
        if (name == kind_names.end()) row.fail("no such kind: " + std::string(row["kind"]));
        if (!is_code(row["code"])) row.fail("code must be three capital letters");
        const auto kind = static_cast<Kind>(name - kind_names.begin());
        auto code = std::find(finder.codes_.begin(), finder.codes_.end(), row["code"]);
        if (code == finder.codes_.end()) code = finder.codes_.insert(code, std::string(row["code"]));
        const auto currency = static_cast<std::uint32_t>(code - finder.codes_.begin());
        const auto ids = phrase_words(row["written"], words);
        if (kind == Kind::sign || kind == Kind::code) finder.front_.add(ids, currency);
        // "20 €" is written, too; letters behind a figure are no sign.
        const char first = row["written"].front();
        const bool symbol = ids.size() == 1 && !((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'));
        if (kind != Kind::sign || symbol) finder.back_.add(ids, 2 * currency + (kind == Kind::scaled_noun ? 1 : 0));
    });
    return finder;
}

// "$10-15 million", "€2 to 3 billion": the sum reaches to the end of the range.
void MoneyFinder::extend_range(const AtomView& atoms, Sum& sum, bool scaled, const NumberParser& parser) {
    const bool joint = atoms.is_dash(sum.end) || parser.word(atoms.word(sum.end)).kind == NumberClass::to;
    if (!joint || !atoms.is_digits(sum.end + 1)) return;
    const auto second = parser.parse(atoms, sum.end + 1, true);
    if (!second) return;
    const double figure = NumberParser::digits_value(atoms.text_of(sum.end + 1)).value_or(0);
    if (!scaled && second->scaled && figure > 0 && sum.amount < figure) sum.amount *= second->low / figure;
    if (second->low > sum.amount) sum.end = second->end;
}

std::optional<MoneyFinder::Sum> MoneyFinder::sign_first(const AtomView& atoms, std::uint32_t at,
                                                        const NumberParser& parser) const {
    if (!front_.begins(atoms.word(at))) return std::nullopt;
    if (at > 0 && atoms.glued(at) && atoms.atoms[at].kind == Atom::Kind::word &&
        atoms.atoms[at - 1].kind == Atom::Kind::word) {
        return std::nullopt;
    }
    const auto match = front_.longest(at, atoms.size(), [&](std::uint32_t i) { return atoms.word(i); });
    if (!match) return std::nullopt;
    const std::uint32_t number = at + match->length;
    if (!atoms.is_digits(number)) return std::nullopt;
    // "A$5" is Australian, "a $5 fee" is not.
    for (std::uint32_t i = at + 1; i < number; ++i) {
        if (!atoms.glued(i) && atoms.atoms[at].span.size() == 1) return std::nullopt;
    }
    const auto value = parser.parse(atoms, number, true);
    if (!value) return std::nullopt;
    // "P18.9 billion", "R5m", but not "P8" or "Rs 9" of an aircraft.
    const bool letters = atoms.atoms[number - 1].kind == Atom::Kind::word;
    if (letters && atoms.atoms[number - 1].span.size() == 1 && (!atoms.glued(number) || !value->scaled))
        return std::nullopt;
    Sum sum{at, value->end, value->low, match->payload};
    extend_range(atoms, sum, value->scaled, parser);
    return sum;
}

std::optional<MoneyFinder::Sum> MoneyFinder::number_first(const AtomView& atoms, std::uint32_t at,
                                                          const NumberParser& parser) const {
    if (at > 0 && atoms.glued(at) && (atoms.is_dash(at - 1) || atoms.atoms[at - 1].kind == Atom::Kind::word)) {
        return std::nullopt;
    }
    const auto value = parser.parse(atoms, at, true);
    if (!value) return std::nullopt;
    Sum sum{at, value->end, value->low, 0};
    bool scaled = value->scaled;
    const std::uint32_t alone = sum.end;
    extend_range(atoms, sum, scaled, parser);
    if (sum.end != alone) scaled = scaled || sum.amount != value->low;
    std::uint32_t noun = sum.end;
    if (atoms.is_dash(noun) && atoms.glued(noun) && atoms.glued(noun + 1)) ++noun;
    // "21 million of euros" is no English, but is written.
    if (scaled && parser.word(atoms.word(noun)).kind == NumberClass::of) ++noun;
    if (!back_.begins(atoms.word(noun))) return std::nullopt;
    const auto match = back_.longest(noun, atoms.size(), [&](std::uint32_t i) { return atoms.word(i); });
    if (!match || (match->payload % 2 == 1 && !scaled)) return std::nullopt;
    sum.currency = match->payload / 2;
    sum.end = noun + match->length;
    return sum;
}

std::vector<MoneyMention> MoneyFinder::find(const AtomView& atoms, std::vector<bool>& taken,
                                            const NumberParser& parser) const {
    std::vector<MoneyMention> mentions;
    for (std::uint32_t i = 0; i < atoms.size();) {
        std::optional<Sum> sum;
        if (!taken[i]) {
            sum = sign_first(atoms, i, parser);
            if (!sum) sum = number_first(atoms, i, parser);
        }
        if (!sum || !atoms.same_sentence(sum->begin, sum->end) || !std::isfinite(sum->amount) ||
            sum->amount > largest ||
            std::any_of(taken.begin() + sum->begin, taken.begin() + sum->end, [](bool t) { return t; })) {
            ++i;
            continue;
        }
        // Cents and the like leave binary dust: 1.22 billion is 1220000000.
        const double cents = std::round(sum->amount * 100) / 100;
        mentions.push_back({atoms.span(sum->begin, sum->end), cents, codes_[sum->currency]});
        std::fill(taken.begin() + sum->begin, taken.begin() + sum->end, true);
        i = sum->end;
    }
    return mentions;
}

}  // namespace waybill
