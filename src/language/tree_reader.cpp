#include "language/tree_reader.h"

#include <algorithm>

#include "language/conllu.h"
#include "language/tree_decoder.h"

namespace waybill {

namespace {

constexpr std::uint32_t max_tags = 4096;
constexpr std::uint32_t max_relations = 256;
constexpr std::uint32_t max_side = 1024;

/// Words whose relations are scored together.
constexpr std::size_t panel = 48;

/// A side of the relations ends in a 1; both are filled up with zeros.
std::size_t with_one(std::size_t side) { return side + nn_lane; }

std::size_t best_of(const float* scores, std::size_t count) {
    return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

void leaky_relu(Matrix& m) {
    for (float& x : m.v) x = x > 0 ? x : x * 0.1F;
}

/// The vectors with a 1 behind each.
Matrix appended(const Matrix& m) {
    Matrix out(m.rows, with_one(m.columns));
    for (std::size_t r = 0; r < m.rows; ++r) {
        *std::copy_n(m.row(r), m.columns, out.row(r)) = 1.0F;
    }
    return out;
}

std::uint32_t count_in(ModelReader& in, std::uint32_t most, const char* what) {
    const auto count = in.get<std::uint32_t>();
    if (count == 0 || count > most) in.fail(std::string("damaged: an impossible number of ") + what);
    return count;
}

/// A number of values that fills whole lanes.
std::uint32_t side_in(ModelReader& in) {
    const std::uint32_t side = count_in(in, max_side, "values");
    if (side % nn_lane != 0) in.fail("damaged: an impossible number of values");
    return side;
}

}  // namespace

TreeReader TreeReader::read(ModelReader& in, std::size_t width) {
    TreeReader r;
    const std::uint32_t tags = count_in(in, max_tags, "tags");
    for (std::uint32_t i = 0; i < tags; ++i) {
        const auto upos = upos_from(in.get_string());
        if (!upos) in.fail("damaged: no such part of speech");
        r.tags_.emplace_back(*upos, morph_from(in.get_string()));
    }
    const std::uint32_t relations = count_in(in, max_relations, "relations");
    for (std::uint32_t i = 0; i < relations; ++i) {
        const auto relation = deprel_from(in.get_string());
        if (!relation) in.fail("damaged: no such relation");
        r.relations_.push_back(*relation);
    }
    const std::size_t arc = side_in(in);
    const std::size_t relation = side_in(in);
    r.tag_ = WholeLayer::read(in, tags, width);
    r.arc_head_ = WholeLayer::read(in, arc, width);
    r.arc_dependent_ = WholeLayer::read(in, arc, width);
    r.relation_head_ = WholeLayer::read(in, relation, width);
    r.relation_dependent_ = WholeLayer::read(in, relation, width);
    r.arc_ = WholeLayer::read(in, arc, arc);
    r.relation_ = WholeMatrix::read(in, relations * with_one(relation), with_one(relation));
    r.root_ = Matrix(1, width);
    r.root_.v = read_floats(in, width);
    return r;
}

TreeReader::Sides TreeReader::sides_of(const Matrix& words) const {
    // The root goes through as one word more.
    Matrix all(words.rows + 1, words.columns);
    std::copy(words.v.begin(), words.v.end(), all.v.begin());
    std::copy(root_.v.begin(), root_.v.end(), all.row(words.rows));
    Sides s;
    Matrix asking;
    tag_.apply(words, s.tags);
    arc_dependent_.apply(words, asking);
    leaky_relu(asking);
    arc_.apply(asking, s.arc_dependents);
    arc_head_.apply(all, s.arc_heads);
    leaky_relu(s.arc_heads);
    relation_dependent_.apply(words, s.relation_dependents);
    leaky_relu(s.relation_dependents);
    s.relation_dependents = appended(s.relation_dependents);
    relation_head_.apply(all, s.relation_heads);
    leaky_relu(s.relation_heads);
    s.relation_heads = appended(s.relation_heads);
    return s;
}

void TreeReader::annotate(const Matrix& words, std::span<const Sentence> sentences, std::span<Token> tokens) const {
    if (words.rows == 0) return;
    const Sides sides = sides_of(words);
    std::size_t first = 0;
    for (const Sentence& sentence : sentences) {
        for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
            const std::size_t tag = best_of(sides.tags.row(first + t - sentence.begin), tags_.size());
            tokens[t].upos = tags_[tag].first;
            tokens[t].morph = tags_[tag].second;
        }
        set_heads(sides, first, sentence, tokens);
        set_relations(sides, first, sentence, tokens);
        first += sentence.end - sentence.begin;
    }
}

void TreeReader::set_heads(const Sides& sides, std::size_t first, const Sentence& sentence,
                           std::span<Token> tokens) const {
    const std::size_t count = sentence.end - sentence.begin + 1;
    const std::size_t stride = (count + nn_lane - 1) / nn_lane * nn_lane;
    const std::size_t width = sides.arc_heads.columns;
    // Heads as columns: the root, then the words.
    std::vector<float> heads(width * stride, 0.0F);
    for (std::size_t h = 0; h < count; ++h) {
        const float* head = sides.arc_heads.row(h == 0 ? sides.arc_heads.rows - 1 : first + h - 1);
        for (std::size_t k = 0; k < width; ++k) heads[k * stride + h] = head[k];
    }
    std::vector<float> scores(count * stride, 0.0F);
    matrix_product(sides.arc_dependents.row(first), heads.data(), scores.data() + stride, count - 1, width, stride, false);
    const std::vector<std::uint32_t> tree = best_tree(scores, count, stride);
    for (std::size_t d = 1; d < count; ++d) {
        tokens[sentence.begin + d - 1].head =
            tree[d] == 0 ? Token::no_head : static_cast<std::int32_t>(sentence.begin + tree[d] - 1);
    }
}

void TreeReader::set_relations(const Sides& sides, std::size_t first, const Sentence& sentence,
                               std::span<Token> tokens) const {
    Matrix heads;
    std::vector<std::uint32_t> asking;  // tokens that have a head
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        if (tokens[t].head == Token::no_head) {
            tokens[t].deprel = Deprel::root;
        } else {
            asking.push_back(t);
        }
    }
    WholeRows rounded;
    std::vector<float> asked(panel * relation_.columns());
    for (std::size_t from = 0; from < asking.size(); from += panel) {
        const std::size_t count = std::min(panel, asking.size() - from);
        heads = Matrix(count, sides.relation_heads.columns);
        for (std::size_t i = 0; i < count; ++i) {
            const auto head = static_cast<std::size_t>(tokens[asking[from + i]].head) - sentence.begin;
            std::copy_n(sides.relation_heads.row(first + head), heads.columns, heads.row(i));
        }
        rounded.set(heads.v.data(), heads.columns, count, heads.columns, relation_.limit());
        relation_.product(rounded.view(0, count), asked.data(), Finish::set);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t t = asking[from + i];
            const float* dependent = sides.relation_dependents.row(first + t - sentence.begin);
            tokens[t].deprel = best_relation(asked.data() + i * relation_.columns(), dependent, heads.columns);
        }
    }
}

/// The best relation but `root`, which is for the root's arc alone.
Deprel TreeReader::best_relation(const float* asked, const float* dependent, std::size_t width) const {
    Deprel chosen = Deprel::dep;
    float best = 0;
    bool any = false;
    for (std::size_t r = 0; r < relations_.size(); ++r) {
        if (relations_[r] == Deprel::root) continue;
        const float score = dot(asked + r * width, dependent, width);
        if (any && score <= best) continue;
        best = score;
        chosen = relations_[r];
        any = true;
    }
    return chosen;
}

}  // namespace waybill
