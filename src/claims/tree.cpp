#include "claims/tree.h"

#include <algorithm>

#include "base/utf8.h"

namespace waybill {

Tree::Tree(std::string_view text, const Analysis& analysis) : text_(text), analysis_(&analysis) {
    const auto& tokens = analysis.tokens;
    words_.reserve(tokens.size());
    lemmas_.reserve(tokens.size());
    sentences_.resize(tokens.size());
    for (const Token& token : tokens) {
        words_.push_back(ascii_lower(token.span.of(text)));
        lemmas_.push_back(token.lemma.empty() ? words_.back() : ascii_lower(token.lemma));
    }
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        for (std::uint32_t t = analysis.sentences[s].begin; t < analysis.sentences[s].end; ++t) sentences_[t] = s;
    }
    first_.assign(tokens.size() + 1, 0);
    for (const Token& token : tokens) {
        if (token.head >= 0) ++first_[static_cast<std::uint32_t>(token.head) + 1];
    }
    for (std::size_t t = 0; t < tokens.size(); ++t) first_[t + 1] += first_[t];
    list_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end());
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
        if (tokens[t].head >= 0) list_[next[static_cast<std::uint32_t>(tokens[t].head)]++] = t;
    }
}

std::span<const std::uint32_t> Tree::children(std::uint32_t token) const {
    return std::span(list_).subspan(first_[token], first_[token + 1] - first_[token]);
}

std::int32_t Tree::child(std::uint32_t token, Deprel relation) const {
    for (const std::uint32_t c : children(token)) {
        if ((*this)[c].deprel == relation) return static_cast<std::int32_t>(c);
    }
    return Token::no_head;
}

bool Tree::below(std::uint32_t token, std::uint32_t root) const {
    auto at = static_cast<std::int32_t>(token);
    for (int steps = 0; at >= 0 && steps < 64; ++steps) {
        if (static_cast<std::uint32_t>(at) == root) return true;
        at = (*this)[static_cast<std::uint32_t>(at)].head;
    }
    return false;
}

std::string Tree::preposition(std::uint32_t token) const {
    for (const std::uint32_t c : children(token)) {
        if ((*this)[c].deprel != Deprel::case_ || word(c) == "'s" || word(c) == "’s" || word(c) == "'" || word(c) == "’") continue;
        std::string phrase = word(c);
        for (const std::uint32_t f : children(c)) {
            if ((*this)[f].deprel == Deprel::fixed) phrase += " " + word(f);
        }
        return phrase;
    }
    return {};
}

std::uint32_t Tree::token_from(std::uint32_t at) const {
    const auto& tokens = analysis_->tokens;
    const auto found = std::partition_point(tokens.begin(), tokens.end(), [at](const Token& t) { return t.span.end <= at; });
    return static_cast<std::uint32_t>(found - tokens.begin());
}

std::uint32_t Tree::head_of(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t t = end; t-- > begin;) {
        const std::int32_t head = (*this)[t].head;
        const bool outside = head < static_cast<std::int32_t>(begin) || head >= static_cast<std::int32_t>(end);
        if (outside && (*this)[t].upos != Upos::punct) return t;
    }
    return end - 1;
}

Span Tree::span(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {};
    return {(*this)[begin].span.begin, (*this)[end - 1].span.end};
}

}  // namespace waybill
