#include "language/time_lexicon.h"

#include <algorithm>
#include <array>

#include "language/lexicon_files.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 45> class_names{
    "none",  "month",  "weekday", "season", "unit",  "day_word", "now",           "last",   "past", "recent",  "this",
    "next",  "coming", "same",    "every",  "ago",   "earlier",  "later",         "early",  "mid",  "late",    "begin",
    "end",   "half",   "since",   "by",     "until", "before",   "after",         "from",   "to",   "between", "and",
    "as_of", "in",     "within",  "of",     "the",   "daypart",  "decade_suffix", "future", "few",  "through", "not",
    "beyond"};
constexpr std::string_view year_end_class = "today_year";
constexpr std::array<std::string_view, 11> unit_names{"hour",  "night",   "day",  "week",   "weekend", "fortnight",
                                                      "month", "quarter", "year", "decade", "century"};

TimeClass class_of(const TsvRow& row) {
    if (row["class"] == year_end_class) return TimeClass::today_year;
    const auto name = std::find(class_names.begin(), class_names.end(), row["class"]);
    if (name == class_names.end()) row.fail("no such class: " + std::string(row["class"]));
    return static_cast<TimeClass>(name - class_names.begin());
}

std::optional<Day> day_field(const TsvRow& row, std::string_view column) {
    if (row[column].empty()) return std::nullopt;
    const auto day = day_from_iso(row[column]);
    if (!day) row.fail("not an ISO date: " + std::string(row[column]));
    return day;
}

}  // namespace

void TimeLexicon::add(const TsvRow& row, std::string_view phrase, TimeWord word, Vocabulary& words) {
    const auto ids = phrase_words(phrase, words);
    if (ids.empty()) row.fail("empty phrase");
    word.length = static_cast<std::uint32_t>(ids.size());
    phrases_.add(ids, static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(word);
}

TimeLexicon TimeLexicon::load(const std::vector<std::filesystem::path>& data, Vocabulary& words) {
    TimeLexicon lexicon;
    read_lexicon(data, "en/months.tsv", {"word", "class", "value", "sure"}, [&](const TsvRow& row) {
        if (row["sure"] != "yes" && row["sure"] != "no") row.fail("sure must be yes or no");
        lexicon.add(row, row["word"],
                    {class_of(row), static_cast<int>(number_field(row, "value")), row["sure"] == "yes"}, words);
    });
    read_lexicon(data, "en/time_words.tsv", {"phrase", "class", "value"}, [&](const TsvRow& row) {
        TimeWord word{class_of(row), 0, true};
        if (word.kind == TimeClass::unit) {
            const auto unit = std::find(unit_names.begin(), unit_names.end(), row["value"]);
            if (unit == unit_names.end()) row.fail("no such unit: " + std::string(row["value"]));
            word.value = static_cast<int>(unit - unit_names.begin());
        } else if (word.kind == TimeClass::day_word || word.kind == TimeClass::few) {
            word.value = static_cast<int>(number_field(row, "value"));
        } else if (!row["value"].empty()) {
            row.fail("this class has no value");
        }
        lexicon.add(row, row["phrase"], word, words);
    });
    read_lexicon(data, "en/epochs.tsv", {"phrase", "first", "last", "needs", "since", "until"}, [&](const TsvRow& row) {
        Epoch epoch;
        const auto first = day_field(row, "first");
        if (!first) row.fail("first is empty");
        epoch.first = *first;
        epoch.last = day_field(row, "last");
        for (const std::string_view need : row.list("needs")) epoch.needs.emplace_back(need);
        epoch.since = day_field(row, "since");
        epoch.until = day_field(row, "until");
        lexicon.epoch_phrases_.add(phrase_words(row["phrase"], words),
                                   static_cast<std::uint32_t>(lexicon.epochs_.size()));
        lexicon.epochs_.push_back(std::move(epoch));
    });
    return lexicon;
}

TimeWord TimeLexicon::at(const AtomView& atoms, std::uint32_t at) const {
    if (!phrases_.begins(atoms.word(at))) return {};
    const auto match = phrases_.longest(at, atoms.size(), [&](std::uint32_t i) { return atoms.word(i); });
    return match ? entries_[match->payload] : TimeWord{};
}

std::optional<TimeLexicon::EpochAt> TimeLexicon::epoch_at(const AtomView& atoms, std::uint32_t at) const {
    if (!epoch_phrases_.begins(atoms.word(at))) return std::nullopt;
    const auto match = epoch_phrases_.longest(at, atoms.size(), [&](std::uint32_t i) { return atoms.word(i); });
    if (!match) return std::nullopt;
    return EpochAt{match->payload, at + match->length};
}

}  // namespace waybill
