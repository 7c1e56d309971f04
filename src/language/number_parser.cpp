#include "language/number_parser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "language/lexicon_files.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 19> class_names{
    "none",    "unit", "ten", "hundred", "scale", "group", "plural", "suffix",  "money_suffix",  "fraction",
    "article", "and",  "of",  "to",      "or",    "after", "pair",   "ordinal", "ordinal_suffix"};

// Far beyond any count, and still exact in a double.
constexpr double largest = 9e15;

}  // namespace

NumberParser NumberParser::load(const std::vector<std::filesystem::path>& data, Vocabulary& words) {
    NumberParser parser;
    read_lexicon(data, "en/number_words.tsv", {"word", "class", "value"}, [&](const TsvRow& row) {
        const auto name = std::find(class_names.begin(), class_names.end(), row["class"]);
        if (name == class_names.end()) row.fail("no such class: " + std::string(row["class"]));
        const WordId id = words.add(row["word"]);
        if (parser.table_.size() <= id) parser.table_.resize(id + 1);
        parser.table_[id] = {static_cast<NumberClass>(name - class_names.begin()), number_field(row, "value")};
    });
    read_lexicon(data, "en/vague_numbers.tsv", {"phrase", "min", "max", "scaled_min", "scaled_max"},
                 [&](const TsvRow& row) {
                     Vague vague{number_field(row, "min"), number_field(row, "max"), std::nullopt, std::nullopt};
                     if (!row["scaled_min"].empty()) {
                         vague.scaled_min = number_field(row, "scaled_min");
                         vague.scaled_max = number_field(row, "scaled_max");
                     }
                     parser.vague_phrases_.add(phrase_words(row["phrase"], words),
                                               static_cast<std::uint32_t>(parser.vague_.size()));
                     parser.vague_.push_back(vague);
                 });
    return parser;
}

std::optional<double> NumberParser::digits_value(std::string_view text) {
    std::string clean;
    const auto points = std::count(text.begin(), text.end(), '.');
    const bool commas = text.find(',') != std::string_view::npos;
    // "40.000" and "1.234.567" are thousands; "1.234" is left a decimal.
    const bool point_groups = points > 1 || (points == 1 && !commas && text.size() > 4 && text.ends_with("000") &&
                                             text[text.size() - 4] == '.');
    std::size_t group = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ',' || (c == '.' && point_groups)) {
            // Groups of two or three digits (two in "1,00,000"), else it is no number.
            const std::size_t next = std::min(text.find_first_of(",.", i + 1), text.size());
            const std::size_t width = next - i - 1;
            if ((width != 3 && !(width == 2 && next < text.size())) || group > 3 || group == 0) return std::nullopt;
            group = 0;
            continue;
        }
        ++group;
        clean.push_back(c);
    }
    if (clean.size() > 18) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(clean.data(), clean.data() + clean.size(), value);
    if (error != std::errc{} || end != clean.data() + clean.size() || value > largest) return std::nullopt;
    return value;
}

std::optional<WrittenNumber> NumberParser::parse(const AtomView& atoms, std::uint32_t at, bool money) const {
    if (at >= atoms.size()) return std::nullopt;
    const auto vague = money ? std::nullopt : parse_vague(atoms, at);
    const auto exact = parse_exact(atoms, at, money);
    if (vague && exact) return vague->end >= exact->end ? vague : exact;
    return vague ? vague : exact;
}

std::optional<WrittenNumber> NumberParser::parse_vague(const AtomView& atoms, std::uint32_t at) const {
    if (!vague_phrases_.begins(atoms.word(at))) return std::nullopt;
    const auto match = vague_phrases_.longest(at, atoms.size(), [&](std::uint32_t i) { return atoms.word(i); });
    if (!match) return std::nullopt;
    const Vague& vague = vague_[match->payload];
    WrittenNumber number{vague.min, vague.max, at + match->length, vague.min != vague.max, false, false, false, false};
    if (!vague.scaled_min) return number;
    double factor = 1;
    while (number.end < atoms.size()) {
        std::uint32_t next = number.end;
        if (word(atoms.word(next)).kind == NumberClass::of) ++next;
        const NumberWord scale = word(atoms.word(next));
        if (scale.kind != NumberClass::hundred && scale.kind != NumberClass::scale &&
            scale.kind != NumberClass::plural && scale.kind != NumberClass::group) {
            break;
        }
        factor *= scale.value;
        if (factor > 1e12) break;
        number.end = next + 1;
    }
    if (factor > 1) {
        number.low = *vague.scaled_min * factor;
        number.high = *vague.scaled_max * factor;
        number.scaled = true;
    }
    return number;
}

std::optional<WrittenNumber> NumberParser::parse_exact(const AtomView& atoms, std::uint32_t at, bool money) const {
    WrittenNumber number;
    double total = 0;
    double current = -1;  // negative: nothing since the last scale
    std::uint32_t i = at;
    NumberClass last = NumberClass::none;

    if (atoms.is_digits(i)) {
        const auto value = digits_value(atoms.text_of(i));
        if (!value) return std::nullopt;
        current = *value;
        number.digits = true;
        number.plain = atoms.text_of(i).find_first_of(",.") == std::string_view::npos;
        ++i;
        // "10 000 shells": a blank as the thousands separator.
        if (number.plain && atoms.text_of(at).size() <= 3 && current > 0) {
            while (atoms.is_digits(i) && atoms.text_of(i).size() == 3 && !atoms.glued(i) && current < 1e12 &&
                   atoms.atoms[i].span.begin - atoms.atoms[i - 1].span.end <= 3) {
                current = current * 1000 + digits_value(atoms.text_of(i)).value_or(0);
                number.plain = false;
                ++i;
            }
        }
        last = NumberClass::unit;
        number.end = i;
    } else {
        const NumberWord first = word(atoms.word(i));
        const NumberWord second = word(atoms.word(i + 1));
        const auto multiplies = [](NumberClass kind) {
            return kind == NumberClass::hundred || kind == NumberClass::scale || kind == NumberClass::group;
        };
        if (first.kind == NumberClass::article && multiplies(second.kind)) {
            current = 1;
            number.article = true;
            ++i;
        } else if (first.kind == NumberClass::fraction && second.kind == NumberClass::article &&
                   multiplies(word(atoms.word(i + 2)).kind)) {
            current = first.value;
            i += 2;
        } else if (first.kind == NumberClass::hundred) {
            current = 1;
        }
    }

    const std::uint32_t limit = std::min(atoms.size(), at + 24);
    while (i < limit) {
        std::uint32_t next = i;
        if (next > at && atoms.is_dash(next) && atoms.glued(next) && atoms.glued(next + 1)) ++next;
        const NumberWord here = word(atoms.word(next));
        if (here.kind == NumberClass::and_ && next == i && number.end == i) {
            const NumberWord after = word(atoms.word(next + 1));
            if ((after.kind == NumberClass::unit || after.kind == NumberClass::ten) && after.value > 0 &&
                !number.digits && (last == NumberClass::hundred || last == NumberClass::scale)) {
                ++i;
                number.end = i + 1;  // the number word that follows is certain to be taken
                continue;
            }
            // "two and a half million"
            if (after.kind == NumberClass::article && word(atoms.word(next + 2)).kind == NumberClass::fraction &&
                current >= 0 && last != NumberClass::scale) {
                current += word(atoms.word(next + 2)).value;
                i = number.end = next + 3;
                last = NumberClass::fraction;
                continue;
            }
            break;
        }
        bool taken = true;
        switch (here.kind) {
            case NumberClass::unit:
                if (current < 0)
                    current = here.value;
                else if ((last == NumberClass::ten && here.value < 10 && here.value > 0) ||
                         last == NumberClass::hundred)
                    current += here.value;
                else
                    taken = false;
                break;
            case NumberClass::ten:
                if (current < 0)
                    current = here.value;
                else if (last == NumberClass::hundred)
                    current += here.value;
                else
                    taken = false;
                break;
            case NumberClass::hundred:
                if (current < 0 || last == NumberClass::hundred)
                    taken = false;
                else
                    current *= here.value;
                break;
            case NumberClass::scale:
            case NumberClass::group:
                if (current < 0 || (here.kind == NumberClass::group && last == NumberClass::scale))
                    taken = false;
                else if (total > 0 && here.value >= total)
                    taken = false;
                else {
                    total += current * here.value;
                    current = -1;
                    number.scaled = true;
                }
                break;
            case NumberClass::suffix:
            case NumberClass::money_suffix:
                taken = number.digits && next == i && atoms.glued(next) && i == at + 1 &&
                        (money || here.kind == NumberClass::suffix);
                // "$5 m" and "$5 bn" are written apart, too.
                taken = taken || (money && number.digits && i == at + 1);
                if (taken) {
                    total += current * here.value;
                    current = -1;
                    number.scaled = true;
                }
                break;
            default:
                taken = false;
        }
        if (!taken || total > largest) break;
        last = here.kind == NumberClass::group || here.kind == NumberClass::suffix ||
                       here.kind == NumberClass::money_suffix
                   ? NumberClass::scale
                   : here.kind;
        i = number.end = next + 1;
    }
    if (number.end == 0) return std::nullopt;
    if (number.scaled || !number.digits) number.plain = false;
    if (current > 0) total += current;
    number.low = number.high = total;
    return number;
}

}  // namespace waybill
