#include "claims/pool_words.h"

#include <algorithm>

namespace waybill {

std::string plain_text(const Tree& tree, std::uint32_t begin, std::uint32_t end) {
    std::string line;
    for (const char c : tree.span(begin, end).of(tree.text())) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    return line;
}

const Sentence& sentence_around(const Tree& tree, std::uint32_t token) {
    return tree.analysis().sentences[tree.sentence(token)];
}

bool in_capitals(const Tree& tree, const Sentence& sentence) {
    const std::string_view text = sentence.span.of(tree.text());
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool capitalised(const Tree& tree, std::uint32_t token) {
    const char first = tree.text()[tree[token].span.begin];
    // A letter beyond ASCII that is not its own lower case: "Đakovica".
    if (static_cast<unsigned char>(first) >= 0x80U) return tree[token].upos == Upos::propn;
    return first >= 'A' && first <= 'Z';
}

bool in_time(const Tree& tree, std::uint32_t token) {
    const Span span = tree[token].span;
    const auto& times = tree.analysis().times;
    const auto at = std::upper_bound(times.begin(), times.end(), span.begin,
                                     [](std::uint32_t begin, const TimeMention& time) { return begin < time.span.end; });
    // A long mention, "after the liberation of Kuwait", names parties as well.
    return at != times.end() && at->span.overlaps(span) && at->span.size() < 25;
}

bool noun_like(const Tree& tree, std::uint32_t token) {
    return tree[token].upos == Upos::noun || tree[token].upos == Upos::propn;
}

std::uint32_t phrase_begin(const Tree& tree, std::uint32_t head) {
    const std::uint32_t first = sentence_around(tree, head).begin;
    std::uint32_t begin = head;
    while (begin > first && head - begin < 8) {
        const std::uint32_t t = begin - 1;
        const Upos upos = tree[t].upos;
        const std::string& word = tree.word(t);
        const bool inside = upos == Upos::adj || upos == Upos::noun || upos == Upos::propn || upos == Upos::part || word == "-" ||
                            word == "'s" || word == "’s" || word == "'" || word == "’" || tree[t].deprel == Deprel::amod ||
                            tree[t].deprel == Deprel::compound;
        if (!inside) break;
        begin = t;
    }
    while (begin < head && (tree[begin].upos == Upos::det || tree[begin].upos == Upos::num || tree[begin].upos == Upos::punct ||
                            tree[begin].upos == Upos::part)) {
        ++begin;
    }
    return begin;
}

std::uint32_t phrase_end(const Tree& tree, std::uint32_t head) {
    const Sentence& sentence = sentence_around(tree, head);
    const std::uint32_t next = head + 1;
    if (next >= sentence.end || tree[next].upos != Upos::adp) return next;
    std::uint32_t end = next + 1;
    bool noun = false;
    while (end < sentence.end && end < next + 8) {
        const Upos upos = tree[end].upos;
        const bool nominal = upos == Upos::noun || upos == Upos::propn;
        const bool inside = nominal || upos == Upos::adj || upos == Upos::det || tree.word(end) == "-" || tree.word(end) == "'s" ||
                            tree.word(end) == "’s" || upos == Upos::num;
        if (!inside) break;
        noun = noun || nominal;
        ++end;
    }
    return noun ? end : next;
}

}  // namespace waybill
