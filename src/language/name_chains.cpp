#include "language/name_chains.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "language/char_class.h"
#include "language/token_lexicon.h"

namespace waybill {

namespace {

/// Bearers that a name is compared with; the newest come first to mind, and more
/// would make long lists of names slow.
constexpr std::size_t horizon = 64;

struct Bearer {
    std::int32_t name;  ///< index of its first full mention
    NameKind kind;
    std::vector<std::string> words;  ///< lower case
    std::string initials;            ///< of words with a capital letter
};

bool ends_with(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    return part.size() < whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

bool begins_with(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    return part.size() < whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

std::vector<std::string> words_of(std::string_view text, const Analysis& analysis, const Name& name) {
    std::vector<std::string> words;
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
        std::string word = ascii_lower(analysis.tokens[i].span.of(text));
        if (word == "the" || word == "'s" || word == "\xE2\x80\x99s") continue;
        words.push_back(std::move(word));
    }
    return words;
}

std::string initials_of(std::string_view text, const Analysis& analysis, const Name& name) {
    std::string initials;
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
        const std::string_view word = analysis.tokens[i].span.of(text);
        if (word.front() >= 'A' && word.front() <= 'Z') initials += static_cast<char>(word.front() - 'A' + 'a');
    }
    return initials;
}

std::string without_stops(std::string word) {
    word.erase(std::remove(word.begin(), word.end(), '.'), word.end());
    return word;
}

bool same_bearer(const Bearer& bearer, NameKind kind, const std::vector<std::string>& words) {
    if (bearer.kind != kind) return false;
    if (kind == NameKind::person) {
        return ends_with(bearer.words, words) ||
               (words.size() == 2 && bearer.words.size() > 2 && words.front() == bearer.words.front() &&
                words.back() == bearer.words.back());
    }
    if (kind == NameKind::organisation) {
        if (words.size() == 1 && bearer.initials.size() >= 2 && without_stops(words.front()) == bearer.initials) {
            return true;
        }
        return begins_with(bearer.words, words) && words.front().size() > 3;
    }
    return false;
}

}  // namespace

void link_names(std::string_view text, Analysis& analysis) {
    std::vector<Bearer> bearers;
    StringMap<std::int32_t> exact;  // kind and words
    for (std::size_t i = 0; i < analysis.names.size(); ++i) {
        Name& name = analysis.names[i];
        name.same_as = -1;
        const std::vector<std::string> words = words_of(text, analysis, name);
        if (words.empty()) continue;
        std::string key(1, static_cast<char>('0' + static_cast<int>(name.kind)));
        for (const std::string& word : words) key += ' ' + word;
        if (const auto found = exact.find(std::string_view(key)); found != exact.end()) {
            name.same_as = found->second;
            continue;
        }
        const std::size_t from = bearers.size() > horizon ? bearers.size() - horizon : 0;
        for (std::size_t b = bearers.size(); b > from; --b) {
            if (!same_bearer(bearers[b - 1], name.kind, words)) continue;
            name.same_as = bearers[b - 1].name;
            break;
        }
        if (name.same_as >= 0) {
            exact.emplace(key, name.same_as);
            continue;
        }
        exact.emplace(key, static_cast<std::int32_t>(i));
        if (words.size() > 1) {
            bearers.push_back({static_cast<std::int32_t>(i), name.kind, words, initials_of(text, analysis, name)});
        }
    }
}

}  // namespace waybill
