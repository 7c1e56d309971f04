// Parts of speech and morphological features.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/linear.h"
#include "language/word_shape.h"
#include "waybill/analysis.h"

namespace waybill {

/// Tags a sentence from left to right with an averaged perceptron over words,
/// their parts and the tags before.
class Tagger {
public:
    static constexpr std::uint32_t version = 1;

    /// Sets upos and morph of tokens [begin, end).
    void annotate(std::string_view text, std::span<Token> sentence) const;

    void write(ModelWriter& out) const;
    static Tagger read(ModelReader& in);

private:
    friend class TaggerTrainer;
    LinearModel upos_;
    LinearModel morph_;
    std::vector<Morph> morphs_;  ///< what the classes of morph_ stand for
};

/// The features of token `at`, given the tags before it.
class TagFeatures {
public:
    TagFeatures(std::string_view text, std::span<const Token> sentence);

    /// For the part of speech.
    std::span<const Feature> upos(std::size_t at, std::span<const Token> tags);
    /// For the morphology, once the part of speech is set.
    std::span<const Feature> morph(std::size_t at, std::span<const Token> tags);

private:
    const WordShape& word(std::ptrdiff_t at) const;

    WordShape edge_;
    std::vector<WordShape> words_;
    bool capitals_ = false;
    std::vector<Feature> features_;
};

}  // namespace waybill
