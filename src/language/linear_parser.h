// A greedy transition parser on hashed features.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/linear.h"
#include "language/word_shape.h"
#include "waybill/analysis.h"

namespace waybill {

/// Moves of the arc-hybrid system. `left` hangs the stack's top under the
/// buffer's front, `right` under the word below it on the stack.
enum class Move : std::uint8_t { shift, left, right };

/// A configuration of the arc-hybrid system with the root after the last word.
struct ParseState {
    std::vector<std::int32_t> stack;
    std::int32_t front = 0;            ///< first word of the buffer; `size` is the root
    std::int32_t size = 0;
    std::vector<std::int32_t> head;    ///< -1 while not known
    std::vector<std::uint8_t> label;
    std::vector<std::int32_t> left1, left2, right1, right2;  ///< outermost and second dependents, -1 for none
    std::vector<std::uint8_t> left_count, right_count;

    explicit ParseState(std::int32_t words);
    bool done() const { return front == size && stack.empty(); }
    bool allows(Move move) const;
    /// The head and dependent of the arc that `move` (not shift) makes.
    std::pair<std::int32_t, std::int32_t> arc(Move move) const;
    void apply(Move move, std::uint8_t new_label);
};

/// Features of a configuration and of an arc.
class ParseFeatures {
public:
    ParseFeatures(std::string_view text, std::span<const Token> sentence);
    std::span<const Feature> moves(const ParseState& state);
    std::span<const Feature> label(const ParseState& state, std::int32_t head, std::int32_t dependent);

private:
    Feature w(std::int32_t at) const { return at < 0 ? 3 : at >= count_ ? 5 : words_[static_cast<std::size_t>(at)]; }
    Feature p(std::int32_t at) const { return at < 0 ? 3 : at >= count_ ? 5 : tags_[static_cast<std::size_t>(at)]; }
    Feature f(std::int32_t at) const { return at < 0 ? 3 : at >= count_ ? 5 : morphs_[static_cast<std::size_t>(at)]; }
    Feature s(std::int32_t at) const { return at < 0 ? 3 : at >= count_ ? 5 : suffixes_[static_cast<std::size_t>(at)]; }

    std::int32_t count_ = 0;
    std::vector<Feature> words_, tags_, morphs_, suffixes_;
    std::vector<Feature> features_;
};

class LinearParser {
public:
    static constexpr std::uint32_t version = 1;

    /// Sets head and deprel; `first` is the index of the sentence's first token.
    void annotate(std::string_view text, std::span<Token> sentence, std::int32_t first) const;

    void write(ModelWriter& out) const;
    static LinearParser read(ModelReader& in);

private:
    friend class LinearParserTrainer;
    LinearModel moves_;
    LinearModel labels_;
};

}  // namespace waybill
