#include "intake/page_hints.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/tsv.h"

namespace waybill {
namespace {

constexpr std::size_t longest_names = 400;  // bytes of class names that are looked at

/// "post-share sharedBlock" to post, share, shared, block; a name that is over
/// leaves an empty word, so that phrases do not reach across names.
std::vector<std::string> words_of(std::string_view names) {
    std::vector<std::string> words;
    std::string word;
    bool lower = false;  // the last character was a lower-case letter
    const auto flush = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
        lower = false;
    };
    for (const char c : names.substr(0, longest_names)) {
        if (c >= 'A' && c <= 'Z') {
            if (lower) flush();
            word.push_back(static_cast<char>(c + ('a' - 'A')));
        } else if (c >= 'a' && c <= 'z') {
            word.push_back(c);
            lower = true;
        } else {
            flush();
            if (c == ' ' || c == '\t' || c == '\n') words.emplace_back();
        }
    }
    flush();
    return words;
}

struct Phrase {
    std::vector<std::string> words;
    bool whole = false;  ///< must be all words of a name
    PageRole role = PageRole::none;
};

int weight(PageRole role) {
    switch (role) {
        case PageRole::furniture:
            return 5;
        case PageRole::caption:
            return 4;
        case PageRole::body:
            return 3;
        case PageRole::summary:
            return 2;
        case PageRole::date:
            return 1;
        case PageRole::none:
            break;
    }
    return 0;
}

}  // namespace

struct PageHints::Words {
    std::unordered_map<std::string, std::vector<Phrase>> by_first;
};

PageHints::PageHints(std::unique_ptr<Words> words) : words_(std::move(words)) {}
PageHints::PageHints(PageHints&&) noexcept = default;
PageHints& PageHints::operator=(PageHints&&) noexcept = default;
PageHints::~PageHints() = default;

PageHints PageHints::load(const std::vector<std::filesystem::path>& data) {
    constexpr std::array<std::string_view, 6> names = {"none", "furniture", "caption", "body", "summary", "date"};
    auto words = std::make_unique<Words>();
    for (const std::filesystem::path& folder : data) {
        const std::filesystem::path file = folder / "page_hints.tsv";
        if (!std::filesystem::exists(file)) continue;
        const TsvTable table = TsvTable::read(file, {"words", "match", "role"}, "page_hints.tsv");
        for (const TsvRow& row : table.rows()) {
            Phrase phrase;
            phrase.words = words_of(row["words"]);
            std::erase(phrase.words, "");
            if (phrase.words.empty()) row.fail("no words");
            if (row["match"] != "part" && row["match"] != "whole") row.fail("match must be part or whole");
            phrase.whole = row["match"] == "whole";
            const auto role = std::find(names.begin(), names.end(), row["role"]);
            if (role == names.end()) row.fail("role must be furniture, caption, body, summary, date or none");
            phrase.role = static_cast<PageRole>(role - names.begin());
            words->by_first[phrase.words.front()].push_back(std::move(phrase));
        }
    }
    return PageHints(std::move(words));
}

PageRole PageHints::role(std::string_view names) const {
    if (names.empty()) return PageRole::none;
    const std::vector<std::string> words = words_of(names);
    PageRole best = PageRole::none;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto at = words_->by_first.find(words[i]);
        if (at == words_->by_first.end()) continue;
        for (const Phrase& phrase : at->second) {
            const std::size_t end = i + phrase.words.size();
            if (end > words.size() ||
                !std::equal(phrase.words.begin(), phrase.words.end(), words.begin() + static_cast<std::ptrdiff_t>(i)))
                continue;
            const bool alone = (i == 0 || words[i - 1].empty()) && (end == words.size() || words[end].empty());
            if (phrase.whole && !alone) continue;
            if (weight(phrase.role) > weight(best)) best = phrase.role;
        }
    }
    return best;
}

}  // namespace waybill
