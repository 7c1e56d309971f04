#include "store/search_query.h"

#include <algorithm>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "waybill/error.h"

namespace waybill {
namespace {

/// Letters, digits, marks that belong to letters, and private use, as SQLite's
/// "unicode61" tokenizer has it.
bool in_word(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_CO_MASK | U_GC_MN_MASK)) != 0U;
}

std::string fold_word(std::string_view word) {
    const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    return ascii ? ascii_lower(word) : fold(word);
}

bool equal(const std::string& word, const std::string& wanted, bool prefix) {
    return prefix ? word.compare(0, wanted.size(), wanted) == 0 : word == wanted;
}

void add_term(std::vector<SearchTerm>& terms, std::string_view text) {
    SearchTerm term;
    for (SearchWord& word : search_words(text)) term.words.push_back(std::move(word.text));
    term.prefix = text.ends_with('*');
    if (!term.words.empty()) terms.push_back(std::move(term));
}

constexpr std::uint32_t snippet_bytes = 160;

/// First byte of the stretch of `snippet_bytes` that holds most different terms.
std::uint32_t best_start(const std::vector<std::pair<Span, std::size_t>>& hits) {
    std::uint32_t best = hits.empty() ? 0 : hits.front().first.begin;
    std::size_t most = 0;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        std::vector<std::size_t> seen;
        for (std::size_t j = i; j < hits.size() && hits[j].first.end <= hits[i].first.begin + snippet_bytes; ++j) {
            if (std::find(seen.begin(), seen.end(), hits[j].second) == seen.end()) seen.push_back(hits[j].second);
        }
        if (seen.size() > most) {
            most = seen.size();
            best = hits[i].first.begin;
        }
    }
    return best;
}

}  // namespace

std::vector<SearchWord> search_words(std::string_view text) {
    std::vector<SearchWord> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        CodePoint c = decode_utf8(text, at);
        while (in_word(c.value)) {
            at += c.size;
            if (at >= text.size()) break;
            c = decode_utf8(text, at);
        }
        if (at > begin) {
            words.push_back({fold_word(text.substr(begin, at - begin)),
                             {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}});
        } else {
            at += c.size;
        }
    }
    return words;
}

std::vector<SearchTerm> parse_search(std::string_view query) {
    std::vector<SearchTerm> terms;
    std::size_t at = 0;
    while (at < query.size()) {
        if (query[at] == '"') {
            const std::size_t close = std::min(query.find('"', at + 1), query.size());
            add_term(terms, query.substr(at + 1, close - at - 1));
            at = close + 1;
        } else if (query[at] == ' ' || query[at] == '\t' || query[at] == '\n') {
            ++at;
        } else {
            const std::size_t end = std::min(query.find_first_of(" \t\n\"", at), query.size());
            add_term(terms, query.substr(at, end - at));
            at = end;
        }
    }
    if (terms.empty()) throw UsageError("no word to search for in '" + std::string(query) + "'; give letters or digits");
    return terms;
}

std::vector<Span> find_term(const std::vector<SearchWord>& words, const SearchTerm& term) {
    std::vector<Span> found;
    const std::size_t n = term.words.size();
    for (std::size_t i = 0; i + n <= words.size(); ++i) {
        std::size_t k = 0;
        while (k < n && equal(words[i + k].text, term.words[k], term.prefix && k + 1 == n)) ++k;
        if (k == n) found.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + n)});
    }
    return found;
}

Snippet snippet(std::string_view text, const std::vector<SearchTerm>& terms) {
    const std::vector<SearchWord> words = search_words(text);
    std::vector<std::pair<Span, std::size_t>> hits;  // bytes of the text, number of the term
    for (std::size_t t = 0; t < terms.size(); ++t) {
        for (const Span& where : find_term(words, terms[t])) {
            hits.push_back({{words[where.begin].span.begin, words[where.end - 1].span.end}, t});
        }
    }
    std::sort(hits.begin(), hits.end());
    std::uint32_t begin = best_start(hits);
    begin = begin > snippet_bytes / 4 ? begin - snippet_bytes / 4 : 0;
    std::uint32_t end = std::min<std::uint32_t>(static_cast<std::uint32_t>(text.size()), begin + snippet_bytes * 5 / 4);
    const auto at_word = [&](std::uint32_t at) {  // so that no word is cut
        for (const SearchWord& w : words) {
            if (w.span.begin >= at) return w.span.begin;
        }
        return at;
    };
    if (begin > 0) begin = at_word(begin);
    while (end > begin && end < text.size() && (!is_boundary(text, end) || std::string_view(" \n").find(text[end]) == std::string_view::npos)) --end;
    if (end <= begin) end = static_cast<std::uint32_t>(text.size());

    Snippet result;
    if (begin > 0) result.text = "… ";
    std::size_t next = 0;
    while (next < hits.size() && hits[next].first.begin < begin) ++next;
    for (std::uint32_t i = begin; i < end; ++i) {
        const char c = text[i];
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            if (next < hits.size() && hits[next].first.begin == i && hits[next].first.end <= end) {
                const auto from = static_cast<std::uint32_t>(result.text.size());
                result.marks.push_back({from, from + hits[next].first.size()});
            }
            while (next < hits.size() && hits[next].first.begin <= i) ++next;
            result.text.push_back(c);
        } else if (!result.text.ends_with(' ')) {
            result.text.push_back(' ');
        }
    }
    while (result.text.ends_with(' ')) result.text.pop_back();
    if (end < text.size()) result.text += " …";
    return result;
}

}  // namespace waybill
