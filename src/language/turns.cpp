#include "language/turns.h"

#include <algorithm>
#include <map>

namespace waybill {
namespace {

constexpr std::size_t longest_name = 40;  // bytes
constexpr std::size_t shortest_name = 3;  // "Q" and "A" name nobody
constexpr std::size_t most_words = 5;
constexpr std::size_t fewest_turns = 3;
constexpr std::size_t share = 8;  // at least one sentence in so many begins a turn

/// Bytes before a colon that a name may fill; 0 when `words` begin otherwise.
std::size_t name_length(std::string_view words) {
    const std::size_t colon = words.find(':');
    if (colon == std::string_view::npos || colon < shortest_name || colon > longest_name) return 0;
    if (colon + 1 >= words.size() || words[colon + 1] != ' ') return 0;  // "10:30", an address
    const std::string_view name = words.substr(0, colon);
    if (name.find_first_of("\n\".!?;(") != std::string_view::npos) return 0;
    const auto blanks = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' '));
    const char first = name.front();
    const bool capital = (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
    const bool handle = first >= 'a' && first <= 'z' && blanks == 0;  // "old_salt_66"
    return blanks < most_words && (capital || handle) ? colon : 0;
}

struct Start {
    std::uint32_t sentence = 0;
    Span speaker;
    bool own_line = false;
};

/// Sentences that begin with a name and a colon.
std::vector<Start> starts_of(std::string_view text, const Analysis& analysis) {
    std::vector<Start> starts;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        const Sentence& sentence = analysis.sentences[s];
        const std::size_t length = name_length(sentence.span.of(text));
        // "From Japan: five vessels" lists.
        if (length == 0 || (sentence.begin < sentence.end && analysis.tokens[sentence.begin].upos == Upos::adp)) continue;
        const std::uint32_t begin = sentence.span.begin;
        starts.push_back({s, {begin, static_cast<std::uint32_t>(begin + length)}, begin == 0 || text[begin - 1] == '\n'});
    }
    return starts;
}

}  // namespace

std::vector<Turn> find_turns(std::string_view text, const Analysis& analysis) {
    std::vector<Start> starts = starts_of(text, analysis);
    std::map<std::string_view, std::size_t> heard;
    for (const Start& start : starts) ++heard[start.speaker.of(text)];
    // Who has the word once has a line of their own.
    std::erase_if(starts, [&](const Start& start) { return !start.own_line && heard[start.speaker.of(text)] == 1; });
    const bool again = std::any_of(heard.begin(), heard.end(), [](const auto& who) { return who.second > 1; });
    if (!again || heard.size() < 2 || starts.size() < fewest_turns || starts.size() * share < analysis.sentences.size()) return {};

    std::vector<Turn> turns;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::uint32_t end = i + 1 < starts.size() ? starts[i + 1].speaker.begin : analysis.sentences.back().span.end;
        turns.push_back({starts[i].speaker, {starts[i].speaker.end + 2, end}, starts[i].sentence});
    }
    return turns;
}

}  // namespace waybill
