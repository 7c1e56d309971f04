#include "cases/lexicon.h"

#include <algorithm>
#include <charconv>

#include "base/enum_names.h"
#include "base/tsv.h"
#include "base/utf8.h"

namespace waybill {
namespace {

constexpr std::array<std::string_view, 12> word_names = {"role",     "group", "body",       "function", "record",  "research",
                                                         "media",    "indefinite", "own",   "dropped",  "credit",  "generic"};

int year_of(const TsvRow& row, std::string_view column, int fallback) {
    const std::string_view text = row[column];
    if (text.empty()) return fallback;
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size()) row.fail("'" + std::string(text) + "' is not a year");
    return year;
}

std::pair<std::string, std::string> sorted(std::string_view a, std::string_view b) {
    auto pair = std::pair{std::string(a), std::string(b)};
    if (pair.second < pair.first) std::swap(pair.first, pair.second);
    return pair;
}

Category category_in(const TsvRow& row, std::string_view name) {
    const auto category = category_from(name);
    if (!category) row.fail("unknown category '" + std::string(name) + "'");
    return *category;
}

std::string joined(const std::vector<std::string>& tokens, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) text += ' ';
        text += tokens[i];
    }
    return text;
}

/// The data folder itself and its language folders, in a fixed order.
std::vector<std::filesystem::path> language_folders(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

}  // namespace

std::string plain_fold(std::string_view text) {
    // Most text is ASCII but for quotation marks and dashes; only what is not
    // needs Unicode's folding.
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        } else if (text.substr(at, 2) == "\xe2\x80" && at + 2 < text.size()) {
            const char last = text[at + 2];
            plain += last == '\x98' || last == '\x99' ? '\'' : last == '\x90' || last == '\x91' ? '-' : ' ';
            at += 2;
        } else {
            return fold(text);
        }
    }
    return plain;
}

std::vector<std::string> words_of(std::string_view text) {
    const std::string folded = plain_fold(text);
    std::vector<std::string> words;
    std::string word;
    const auto flush = [&] {
        while (!word.empty() && (word.back() == '-' || word.back() == '\'')) word.pop_back();
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = decode_utf8(folded, at);
        const char32_t c = point.value;
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x206F));
        if (letter) {
            word.append(folded, at, point.size);
        } else if (c == 0x2019 || c == '\'') {
            if (!word.empty()) word += '\'';
        } else if (c == '-' && !word.empty()) {
            word += '-';
        } else if (c == '.' && !word.empty() && at + 1 < folded.size() && folded[at + 1] >= 'a' && folded[at + 1] <= 'z' &&
                   (word.size() == 1 || word.size() == 2)) {
            // "u.s." is one word: "us"
        } else {
            flush();
        }
        at += point.size;
    }
    flush();
    return words;
}

LinkLexicon LinkLexicon::load(const std::vector<std::filesystem::path>& data) {
    LinkLexicon lexicon;
    for (std::size_t i = 0; i < 22; ++i) lexicon.fits_[i][i] = true;
    for (const auto& folder : data) {
        for (const auto& language : language_folders(folder)) {
            const auto file = language / "linking.tsv";
            if (!std::filesystem::exists(file)) continue;
            const auto table = TsvTable::read(file, {"class", "words", "value"}, language.filename().string() + "/linking.tsv");
            for (const TsvRow& row : table.rows()) {
                const auto word = enum_from<SourceWord>(word_names, row["class"]);
                if (!word) row.fail("unknown class '" + std::string(row["class"]) + "'");
                for (const std::string_view phrase : row.list("words")) {
                    const auto tokens = words_of(phrase);
                    if (tokens.empty()) row.fail("'" + std::string(phrase) + "' has no letters");
                    lexicon.longest_ = std::max(lexicon.longest_, tokens.size());
                    lexicon.phrases_[joined(tokens, 0, tokens.size())].push_back({*word, std::string(row["value"])});
                }
            }
        }
        if (const auto file = folder / "item_fits.tsv"; std::filesystem::exists(file)) {
            const auto table = TsvTable::read(file, {"wide", "narrow"}, "item_fits.tsv");
            for (const TsvRow& row : table.rows()) {
                const auto wide = static_cast<std::size_t>(category_in(row, row["wide"]));
                for (const std::string_view narrow : row.list("narrow")) {
                    lexicon.fits_[wide][static_cast<std::size_t>(category_in(row, narrow))] = true;
                }
            }
        }
        if (const auto file = folder / "rivals.tsv"; std::filesystem::exists(file)) {
            const auto table = TsvTable::read(file, {"first", "second", "from", "to"}, "rivals.tsv");
            for (const TsvRow& row : table.rows()) {
                lexicon.rivals_[sorted(row["first"], row["second"])] = {year_of(row, "from", 0), year_of(row, "to", 9999)};
            }
        }
        if (const auto file = folder / "exchange.tsv"; std::filesystem::exists(file)) {
            const auto table = TsvTable::read(file, {"currency", "dollars"}, "exchange.tsv");
            for (const TsvRow& row : table.rows()) {
                const std::string_view text = row["dollars"];
                double rate = 0;
                const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rate);
                if (error != std::errc{} || end != text.data() + text.size() || !(rate > 0)) row.fail("not a rate");
                lexicon.dollars_[std::string(row["currency"])] = rate;
            }
        }
    }
    return lexicon;
}

std::vector<LinkLexicon::Hit> LinkLexicon::find(const std::vector<std::string>& tokens) const {
    std::vector<Hit> hits;
    for (std::size_t begin = 0; begin < tokens.size();) {
        std::size_t next = begin + 1;
        for (std::size_t length = std::min(longest_, tokens.size() - begin); length > 0; --length) {
            const auto at = phrases_.find(joined(tokens, begin, begin + length));
            if (at == phrases_.end()) continue;
            for (const Entry& entry : at->second) hits.push_back({entry.word, entry.value, begin, begin + length});
            next = begin + length;
            break;
        }
        begin = next;
    }
    return hits;
}

bool LinkLexicon::is(SourceWord word, std::string_view phrase) const {
    const auto at = phrases_.find(std::string(phrase));
    return at != phrases_.end() &&
           std::any_of(at->second.begin(), at->second.end(), [&](const Entry& entry) { return entry.word == word; });
}

bool LinkLexicon::fits(Category wide, Category narrow) const {
    return fits_[static_cast<std::size_t>(wide)][static_cast<std::size_t>(narrow)];
}

bool LinkLexicon::rivals(std::string_view a, std::string_view b, int year) const {
    const auto at = rivals_.find(sorted(a, b));
    return at != rivals_.end() && (year == 0 || (at->second.from <= year && year <= at->second.to));
}

double LinkLexicon::dollars(std::string_view currency) const {
    const auto at = dollars_.find(std::string(currency));
    return at == dollars_.end() ? 0 : at->second;
}

}  // namespace waybill
