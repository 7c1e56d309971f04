// Ways about the trees of one analysis: children, words, noun phrases.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "waybill/analysis.h"

namespace waybill {

/// An index over an analysis, which it must not outlive.
class Tree {
public:
    Tree(std::string_view text, const Analysis& analysis);

    const Analysis& analysis() const { return *analysis_; }
    std::string_view text() const { return text_; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(analysis_->tokens.size()); }
    const Token& operator[](std::uint32_t token) const { return analysis_->tokens[token]; }

    /// The token's own form in lower case, and its lemma in lower case.
    /// Past the last token both are empty, so that a rule may look at what follows.
    const std::string& word(std::uint32_t token) const { return token < words_.size() ? words_[token] : nothing_; }
    const std::string& lemma(std::uint32_t token) const { return token < lemmas_.size() ? lemmas_[token] : nothing_; }

    /// Dependents in text order.
    std::span<const std::uint32_t> children(std::uint32_t token) const;
    std::uint32_t sentence(std::uint32_t token) const { return sentences_[token]; }

    /// The first dependent with this relation, or no_head.
    std::int32_t child(std::uint32_t token, Deprel relation) const;
    /// True when `token` is `root` or hangs below it.
    bool below(std::uint32_t token, std::uint32_t root) const;
    /// The preposition of a nominal ("to", "such as"), or an empty string.
    std::string preposition(std::uint32_t token) const;
    /// The first token that ends after byte `at`; size() when there is none.
    std::uint32_t token_from(std::uint32_t at) const;
    /// The token of [begin, end) whose head lies outside; the last one when there are several.
    std::uint32_t head_of(std::uint32_t begin, std::uint32_t end) const;
    /// The bytes from token `begin` to token `end - 1`.
    Span span(std::uint32_t begin, std::uint32_t end) const;

private:
    std::string_view text_;
    const Analysis* analysis_;
    std::vector<std::string> words_;
    std::vector<std::string> lemmas_;
    std::string nothing_;
    std::vector<std::uint32_t> sentences_;
    std::vector<std::uint32_t> first_;  // children of t are list_[first_[t] .. first_[t + 1])
    std::vector<std::uint32_t> list_;
};

}  // namespace waybill
