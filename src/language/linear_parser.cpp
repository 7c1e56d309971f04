#include "language/linear_parser.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace waybill {

namespace {

constexpr std::uint32_t move_count = 4;  // one unused, for a row of four bytes
constexpr std::uint32_t label_count = static_cast<std::uint32_t>(Deprel::xcomp) + 1;

std::int32_t at_or_none(const std::vector<std::int32_t>& list, std::int32_t at) {
    return at < 0 || static_cast<std::size_t>(at) >= list.size() ? -1 : list[static_cast<std::size_t>(at)];
}

}  // namespace

ParseState::ParseState(std::int32_t words) : size(words) {
    const auto n = static_cast<std::size_t>(words) + 1;
    head.assign(n, -1);
    label.assign(n, 0);
    left1 = left2 = right1 = right2 = std::vector<std::int32_t>(n, -1);
    left_count.assign(n, 0);
    right_count.assign(n, 0);
    stack.reserve(n);
}

bool ParseState::allows(Move move) const {
    switch (move) {
        case Move::shift: return front < size;
        // Only one word may hang under the root.
        case Move::left: return !stack.empty() && (front < size || stack.size() == 1);
        case Move::right: return stack.size() >= 2;
    }
    return false;
}

std::pair<std::int32_t, std::int32_t> ParseState::arc(Move move) const {
    const std::int32_t top = stack.back();
    return {move == Move::left ? front : stack[stack.size() - 2], top};
}

void ParseState::apply(Move move, std::uint8_t new_label) {
    if (move == Move::shift) {
        stack.push_back(front++);
        return;
    }
    const auto [h, d] = arc(move);
    stack.pop_back();
    const auto hi = static_cast<std::size_t>(h);
    const auto di = static_cast<std::size_t>(d);
    head[di] = h;
    label[di] = new_label;
    if (move == Move::left) {
        left2[hi] = left1[hi];
        left1[hi] = d;
        if (left_count[hi] < 7) ++left_count[hi];
    } else {
        right2[hi] = right1[hi];
        right1[hi] = d;
        if (right_count[hi] < 7) ++right_count[hi];
    }
}

ParseFeatures::ParseFeatures(std::string_view text, std::span<const Token> sentence)
    : count_(static_cast<std::int32_t>(sentence.size())) {
    for (const Token& token : sentence) {
        const WordShape shape = shape_of(token.span.of(text));
        words_.push_back(shape.lower);
        suffixes_.push_back(shape.suffixes[2]);
        tags_.push_back(static_cast<Feature>(token.upos) + 11);
        const Morph& m = token.morph;
        morphs_.push_back(mix(static_cast<Feature>(m.verb_form) * 16 + static_cast<Feature>(m.tense) * 4 +
                                  static_cast<Feature>(m.number),
                              static_cast<Feature>(token.upos) * 8 + static_cast<Feature>(m.mood) * 2 +
                                  static_cast<Feature>(m.voice)));
    }
}

std::span<const Feature> ParseFeatures::moves(const ParseState& c) {
    features_.clear();
    Feature id = 100;
    const auto add = [&](auto... values) {
        Feature h = ++id;
        ((h = mix(h, static_cast<Feature>(values))), ...);
        features_.push_back(h);
    };
    const std::size_t depth = c.stack.size();
    const std::int32_t s0 = depth >= 1 ? c.stack[depth - 1] : -1;
    const std::int32_t s1 = depth >= 2 ? c.stack[depth - 2] : -1;
    const std::int32_t s2 = depth >= 3 ? c.stack[depth - 3] : -1;
    const std::int32_t b0 = c.front;
    const std::int32_t b1 = c.front + 1;
    const std::int32_t b2 = c.front + 2;
    const std::int32_t s0l = at_or_none(c.left1, s0);
    const std::int32_t s0l2 = at_or_none(c.left2, s0);
    const std::int32_t s0r = at_or_none(c.right1, s0);
    const std::int32_t s0r2 = at_or_none(c.right2, s0);
    const std::int32_t s1l = at_or_none(c.left1, s1);
    const std::int32_t s1r = at_or_none(c.right1, s1);
    const std::int32_t s1r2 = at_or_none(c.right2, s1);
    const std::int32_t b0l = at_or_none(c.left1, b0);
    const std::int32_t b0l2 = at_or_none(c.left2, b0);
    const auto label = [&](std::int32_t at) -> Feature {
        return at < 0 ? 99 : c.label[static_cast<std::size_t>(at)];
    };
    const auto count = [&](const std::vector<std::uint8_t>& counts, std::int32_t at) -> Feature {
        return at < 0 ? 9 : counts[static_cast<std::size_t>(at)];
    };
    const Feature d0 = s0 < 0 ? 0 : static_cast<Feature>(std::min(b0 - s0, 8));
    const Feature d1 = s1 < 0 ? 0 : static_cast<Feature>(std::min(s0 - s1, 8));
    add(0);
    // Single words.
    add(w(s0), p(s0)); add(w(s0)); add(p(s0)); add(f(s0)); add(s(s0), p(s0));
    add(w(s1), p(s1)); add(w(s1)); add(p(s1)); add(f(s1)); add(s(s1), p(s1));
    add(w(b0), p(b0)); add(w(b0)); add(p(b0)); add(f(b0)); add(s(b0), p(b0));
    add(w(b1), p(b1)); add(w(b1)); add(p(b1)); add(f(b1));
    add(w(b2), p(b2)); add(p(b2)); add(p(s2)); add(w(s2), p(s2));
    // Pairs.
    add(w(s0), p(s0), w(b0), p(b0)); add(w(s0), w(b0)); add(w(s0), p(s0), p(b0)); add(p(s0), w(b0), p(b0));
    add(p(s0), p(b0)); add(f(s0), f(b0)); add(p(b0), p(b1)); add(w(b0), p(b1)); add(p(b0), w(b1)); add(w(b0), w(b1));
    add(w(s1), w(s0)); add(w(s1), p(s0)); add(p(s1), w(s0)); add(p(s1), p(s0)); add(f(s1), f(s0));
    add(w(s1), p(b0)); add(p(s1), w(b0)); add(p(s1), p(b0)); add(w(s1), w(b0));
    add(p(s0), w(b1)); add(w(s0), p(b1));
    // Three and more.
    add(p(b0), p(b1), p(b2)); add(p(s0), p(b0), p(b1)); add(w(s0), p(b0), p(b1)); add(p(s0), w(b0), p(b1));
    add(p(s1), p(s0), p(b0)); add(w(s1), p(s0), p(b0)); add(p(s1), w(s0), p(b0)); add(p(s1), p(s0), w(b0));
    add(f(s1), f(s0), f(b0)); add(p(s2), p(s1), p(s0)); add(p(s1), p(s0), p(b0), p(b1));
    add(p(s2), p(s1), p(s0), p(b0));
    // With dependents.
    add(p(s0), p(s0l), p(b0)); add(p(s0), p(s0r), p(b0)); add(p(s0), p(b0), p(b0l));
    add(p(s1), p(s1r), p(s0)); add(p(s1), p(s1l), p(s0)); add(p(s1), p(s0), p(s0l)); add(p(s1), p(s0), p(s0r));
    add(w(s0l), p(s0)); add(w(s0r), p(s0)); add(w(s1r), p(s1)); add(w(b0l), p(b0));
    add(p(s0), p(s0l), p(s0l2)); add(p(s0), p(s0r), p(s0r2)); add(p(b0), p(b0l), p(b0l2)); add(p(s1), p(s1r), p(s1r2));
    add(label(s0l), p(s0)); add(label(s0r), p(s0)); add(label(s1l), p(s1)); add(label(s1r), p(s1)); add(label(b0l), p(b0));
    add(label(s0l), label(s0l2), p(s0)); add(label(s0r), label(s0r2), p(s0)); add(label(s1r), label(s1r2), p(s1));
    add(label(b0l), label(b0l2), p(b0)); add(label(s1r), p(s1), p(s0)); add(label(s0r), p(s0), p(b0));
    add(w(s1), label(s1r), p(s0)); add(w(s0), label(s0r), p(b0)); add(w(s1), label(s1r), w(s0));
    // Distances and counts.
    add(d0, p(s0), p(b0)); add(d0, w(s0)); add(d0, w(b0)); add(d1, p(s1), p(s0)); add(d1, w(s1)); add(d1, w(s0));
    add(count(c.left_count, s0), p(s0)); add(count(c.right_count, s0), p(s0)); add(count(c.right_count, s0), w(s0));
    add(count(c.left_count, s1), p(s1)); add(count(c.right_count, s1), p(s1)); add(count(c.right_count, s1), w(s1));
    add(count(c.left_count, b0), p(b0)); add(count(c.left_count, b0), w(b0));
    return features_;
}

std::span<const Feature> ParseFeatures::label(const ParseState& c, std::int32_t h, std::int32_t d) {
    features_.clear();
    Feature id = 300;
    const auto add = [&](auto... values) {
        Feature hash = ++id;
        ((hash = mix(hash, static_cast<Feature>(values))), ...);
        features_.push_back(hash);
    };
    const Feature side = h < d ? 1 : h == c.size ? 2 : 0;
    const Feature distance = h == c.size ? 9 : static_cast<Feature>(std::min(std::abs(h - d), 6));
    const auto dep = static_cast<std::size_t>(d);
    const std::int32_t l = c.left1[dep];
    const std::int32_t l2 = c.left2[dep];
    const std::int32_t r = c.right1[dep];
    const auto label = [&](std::int32_t at) -> Feature { return at < 0 ? 99 : c.label[static_cast<std::size_t>(at)]; };
    // The dependent on the same side that came before this one.
    const auto hi = static_cast<std::size_t>(h);
    const std::int32_t sister = h < d ? c.right1[hi] : c.left1[hi];
    add(side);
    add(side, w(d)); add(side, p(d)); add(side, f(d)); add(side, s(d), p(d)); add(side, w(h)); add(side, p(h));
    add(side, f(h)); add(side, s(h), p(h)); add(side, w(h), w(d)); add(side, w(h), p(d)); add(side, p(h), w(d));
    add(side, p(h), p(d)); add(side, f(h), f(d)); add(side, f(h), w(d)); add(side, w(h), f(d));
    add(distance, p(h), p(d)); add(distance, p(d)); add(distance, w(d));
    add(side, w(l), p(d), p(h)); add(side, w(l), w(h)); add(side, w(l), w(d)); add(side, label(l), p(d), p(h));
    add(side, label(l), label(l2), p(d)); add(side, w(l2), p(d)); add(side, label(r), p(d)); add(side, w(r), p(d));
    add(side, p(d - 1), p(d), p(h)); add(side, p(d), p(d + 1), p(h)); add(side, w(d - 1), p(d)); add(side, w(d + 1), p(d));
    add(side, w(d - 1), w(d)); add(side, w(d), w(d + 1));
    add(side, label(sister), p(h), p(d)); add(side, label(sister), w(h)); add(side, label(sister), w(d));
    add(side, p(sister), p(h), p(d)); add(side, w(h), label(l), p(d));
    add(side, p(h - 1), p(h), p(d)); add(side, p(h), p(h + 1), p(d));
    return features_;
}

void LinearParser::annotate(std::string_view text, std::span<Token> sentence, std::int32_t first) const {
    ParseFeatures features(text, sentence);
    ParseState state(static_cast<std::int32_t>(sentence.size()));
    std::array<std::int32_t, move_count> moves{};
    std::array<std::int32_t, label_count> labels{};
    while (!state.done()) {
        moves_.score(features.moves(state), moves);
        Move best = Move::shift;
        bool found = false;
        for (const Move move : {Move::shift, Move::left, Move::right}) {
            if (!state.allows(move)) continue;
            if (!found || moves[static_cast<std::size_t>(move)] > moves[static_cast<std::size_t>(best)]) best = move;
            found = true;
        }
        std::uint8_t label = 0;
        if (best != Move::shift) {
            const auto [h, d] = state.arc(best);
            labels_.score(features.label(state, h, d), labels);
            if (h == state.size) {
                label = static_cast<std::uint8_t>(Deprel::root);
            } else {
                labels[static_cast<std::size_t>(Deprel::root)] = INT32_MIN;
                label = static_cast<std::uint8_t>(std::max_element(labels.begin(), labels.end()) - labels.begin());
            }
        }
        state.apply(best, label);
    }
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        sentence[i].head = state.head[i] == state.size ? Token::no_head : state.head[i] + first;
        sentence[i].deprel = static_cast<Deprel>(state.label[i]);
    }
}

void LinearParser::write(ModelWriter& out) const {
    moves_.write(out);
    labels_.write(out);
}

LinearParser LinearParser::read(ModelReader& in) {
    LinearParser parser;
    parser.moves_ = LinearModel::read(in);
    parser.labels_ = LinearModel::read(in);
    if (parser.moves_.classes() != move_count || parser.labels_.classes() != label_count) {
        in.fail("damaged: the moves do not fit their table");
    }
    return parser;
}

}  // namespace waybill
