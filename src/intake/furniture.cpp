#include "intake/furniture.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/tsv.h"
#include "base/utf8.h"
#include "waybill/error.h"

namespace waybill {
namespace {

/// Lines longer than this are paragraphs and never furniture, bytes.
constexpr std::size_t longest_line = 400;
/// Inside a block of furniture, lines up to this length belong to it, bytes.
constexpr std::size_t longest_item = 140;

/// A line as patterns see it: folded words and numbers ("#"), and the marks that
/// stand alone left out.
std::vector<std::string> words_of(std::string_view line, std::size_t limit = 1000) {
    std::vector<std::string> words;
    const std::string folded = fold(line);
    std::string word;
    bool number = false;
    const auto flush = [&] {
        if (word.empty()) return;
        words.push_back(number ? "#" : word);
        word.clear();
    };
    for (std::size_t at = 0; at < folded.size() && words.size() < limit;) {
        const CodePoint c = decode_utf8(folded, at);
        const bool digit = c.value >= '0' && c.value <= '9';
        const bool letter = (c.value >= 'a' && c.value <= 'z') || c.value == 0xA9 ||
                            (c.value >= 0xAA && (c.value < 0x2000 || c.value > 0x2BFF) && c.value != 0xD7 &&
                             c.value != 0xAB && c.value != 0xBB && c.value != 0xB7 && c.value != 0xFFFD);
        const bool joint = number && (c.value == ',' || c.value == '.') && at + 1 < folded.size() &&
                           folded[at + 1] >= '0' && folded[at + 1] <= '9';
        if (digit || letter || joint) {
            if (!word.empty() && digit != number && !joint) flush();
            if (word.empty()) number = digit;
            word.append(folded, at, c.size);
        } else if (c.value != '\'' && c.value != 0x2019) {  // "don't" is one word
            flush();
        }
        at += c.size;
    }
    flush();
    return words;
}

struct Pattern {
    std::vector<std::string> words;  ///< folded; "#" a number ("0" in the file), "*" any words, "?" one word
    FurnitureScope scope = FurnitureScope::line;
    std::size_t most = 0;  ///< words a line may have
    std::string where;
};

bool matches(const Pattern& pattern, const std::vector<std::string>& line) {
    // Greedy matching with one point to come back to, as for file names: linear
    // times the number of words a pattern has.
    std::size_t p = 0;
    std::size_t l = 0;
    std::size_t star = std::string::npos;
    std::size_t back = 0;
    while (l < line.size()) {
        if (p < pattern.words.size() && pattern.words[p] == "*") {
            star = p++;
            back = l;
        } else if (p < pattern.words.size() && (pattern.words[p] == line[l] || pattern.words[p] == "?")) {
            ++p;
            ++l;
        } else if (star != std::string::npos) {
            p = star + 1;
            l = ++back;
        } else {
            return false;
        }
    }
    while (p < pattern.words.size() && pattern.words[p] == "*") ++p;
    return p == pattern.words.size();
}

bool has_letters(std::string_view line) {
    for (const std::string& word : words_of(line, 20)) {
        if (word != "#") return true;
    }
    return false;
}

}  // namespace

struct Furniture::Patterns {
    std::vector<Pattern> all;
    /// Patterns by their first word; those that begin with "*" by "*".
    std::unordered_map<std::string, std::vector<std::size_t>> by_first;

    /// Of each pattern that begins with "*" or "?", one word that a line must have,
    /// and by the first two bytes of a word whether it may be one.
    std::unordered_set<std::string> needed;
    std::array<bool, 65536> needed_start{};
    /// Lines with more bytes than this match none of these patterns.
    std::size_t longest_open = 0;

    static std::size_t start_of(char first, char second) {
        const auto lower = [](char c) {
            return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        };
        return static_cast<std::size_t>(lower(first)) * 256 + lower(second);
    }

    void add(Pattern pattern) {
        const std::string& first = pattern.words.front();
        if (first == "*" || first == "?") {
            constexpr std::size_t bytes_a_word = 8;
            longest_open = std::max(longest_open, pattern.most * bytes_a_word);
            const auto longest = std::max_element(pattern.words.begin(), pattern.words.end(),
                                                  [](const auto& a, const auto& b) { return a.size() < b.size(); });
            needed.insert(*longest);
            needed_start[start_of(longest->front(), longest->size() > 1 ? (*longest)[1] : '\0')] = true;
        }
        by_first[first].push_back(all.size());
        all.push_back(std::move(pattern));
    }

    /// A cheap look for a word that some open pattern needs.
    bool has_needed(std::string_view line) const {
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        for (std::size_t at = 0; at + 1 < line.size(); ++at) {
            if (at > 0 && letter(line[at - 1])) continue;
            if (!needed_start[start_of(line[at], line[at + 1])]) continue;
            if (!letter(line[at])) return true;
            std::size_t end = at;
            while (end < line.size() && letter(line[end])) ++end;
            if (needed.count(ascii_lower(line.substr(at, end - at))) > 0) return true;
        }
        return false;
    }

    /// False for most lines, after a look at their first word.
    bool may_match(std::string_view line) const {
        std::size_t word = 0;  // the quick way: an ASCII word, a blank
        while (word < line.size() &&
               ((line[word] >= 'a' && line[word] <= 'z') || (line[word] >= 'A' && line[word] <= 'Z')))
            ++word;
        if (word > 0 && word < line.size() && line[word] == ' ') {
            return by_first.count(ascii_lower(line.substr(0, word))) > 0 ||
                   (line.size() <= longest_open && has_needed(line));
        }
        std::string_view start = line.substr(0, 48);
        while (!start.empty() && !is_boundary(line, start.size())) start.remove_suffix(1);
        const auto words = words_of(start, 1);
        if (!words.empty() && by_first.count(words.front()) > 0) return true;
        return line.size() <= longest_open && has_needed(line);
    }

    const Pattern* find(const std::vector<std::string>& words) const {
        if (words.empty()) return nullptr;
        const Pattern* best = nullptr;
        for (const std::string& key : {words.front(), std::string("*"), std::string("?")}) {
            const auto at = by_first.find(key);
            if (at == by_first.end()) continue;
            for (const std::size_t i : at->second) {
                const Pattern& pattern = all[i];
                if (words.size() <= pattern.most && (best == nullptr || pattern.scope > best->scope) &&
                    matches(pattern, words))
                    best = &pattern;
            }
        }
        return best;
    }
};

Furniture::Furniture(std::unique_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
Furniture::Furniture(Furniture&&) noexcept = default;
Furniture& Furniture::operator=(Furniture&&) noexcept = default;
Furniture::~Furniture() = default;

Furniture Furniture::load(const std::vector<std::filesystem::path>& data) {
    auto patterns = std::make_unique<Patterns>();
    for (const std::filesystem::path& folder : data) {
        std::set<std::filesystem::path> files;
        if (std::filesystem::exists(folder / "furniture.tsv")) files.insert(folder / "furniture.tsv");
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
            if (entry.is_directory() && std::filesystem::exists(entry.path() / "furniture.tsv"))
                files.insert(entry.path() / "furniture.tsv");
        }
        for (const std::filesystem::path& file : files) {
            const std::string label = file.lexically_relative(folder).generic_string();
            const TsvTable table = TsvTable::read(file, {"pattern", "scope", "most_words", "kind"}, label);
            for (const TsvRow& row : table.rows()) {
                Pattern pattern;
                for (const std::string_view word : split(row["pattern"], ' ')) {
                    if (word == "*" || word == "?") {
                        pattern.words.emplace_back(word);
                    } else if (word == "0") {
                        pattern.words.emplace_back("#");
                    } else {
                        for (std::string& part : words_of(word)) pattern.words.push_back(std::move(part));
                    }
                }
                if (pattern.words.empty()) row.fail("an empty pattern");
                if (std::all_of(pattern.words.begin(), pattern.words.end(),
                                [](const auto& w) { return w == "*" || w == "?"; })) {
                    row.fail("a pattern that matches every line");
                }
                const std::string_view scope = row["scope"];
                if (scope == "line")
                    pattern.scope = FurnitureScope::line;
                else if (scope == "block")
                    pattern.scope = FurnitureScope::block;
                else if (scope == "rest")
                    pattern.scope = FurnitureScope::rest;
                else
                    row.fail("scope must be line, block or rest");
                pattern.most = 0;
                for (const char c : row["most_words"]) {
                    if (c < '0' || c > '9' || pattern.most > 100) row.fail("most_words must be a number up to 100");
                    pattern.most = pattern.most * 10 + static_cast<std::size_t>(c - '0');
                }
                pattern.where = row.where();
                patterns->add(std::move(pattern));
            }
        }
    }
    return Furniture(std::move(patterns));
}

std::string_view Furniture::match(std::string_view line, FurnitureScope* scope) const {
    if (line.size() > longest_line || !patterns_->may_match(line)) return {};
    const Pattern* pattern = patterns_->find(words_of(line));
    if (pattern == nullptr) return {};
    if (scope != nullptr) *scope = pattern->scope;
    return pattern->where;
}

std::vector<Span> Furniture::mark(std::string_view text) const {
    std::vector<Span> marked;
    const auto add = [&](std::size_t begin, std::size_t end) {
        if (!marked.empty() && trim(text.substr(marked.back().end, begin - marked.back().end)).empty()) {
            marked.back().end = static_cast<std::uint32_t>(end);
        } else {
            marked.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        }
    };
    bool block = false;
    bool after_furniture = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        const auto begin = static_cast<std::size_t>(line.data() - text.data());
        FurnitureScope scope = FurnitureScope::line;
        if (line.empty() || line.size() > longest_item) block = false;
        if (!line.empty() && !match(line, &scope).empty()) {
            add(begin, begin + line.size());
            if (scope == FurnitureScope::block) block = true;
            // Nine tenths of the way down, or with little below, the rest is furniture too.
            if (scope == FurnitureScope::rest && (at * 2 > text.size() || text.size() - end < 1500)) {
                const std::string_view below = trim(text.substr(end));
                if (!below.empty())
                    add(static_cast<std::size_t>(below.data() - text.data()),
                        static_cast<std::size_t>(below.data() - text.data()) + below.size());
                break;
            }
        } else if (!line.empty() && (block || (after_furniture && !has_letters(line)))) {  // the "7" of "7 shares"
            add(begin, begin + line.size());
        }
        if (!line.empty()) after_furniture = !marked.empty() && marked.back().end == begin + line.size();
        at = end + 1;
    }
    return marked;
}

}  // namespace waybill
