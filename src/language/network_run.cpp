#include "language/network_run.h"

#include <algorithm>

#include "language/tree_decoder.h"

namespace waybill {

namespace {

/// Enough rows to keep the processor busy, few enough to stay in its cache.
constexpr std::size_t batch_rows = 256;

void resize(Matrix& m, std::size_t rows, std::size_t columns) {
    m.rows = rows;
    m.columns = columns;
    m.v.resize(rows * columns);
}

SmallMatrix small_of(const Matrix& m) {
    return SmallMatrix(m.v.data(), m.rows, m.columns);
}

/// c = a · b, by `small` when there is one.
void product(const Matrix& a, const Matrix& b, const SmallMatrix* small, Matrix& c) {
    resize(c, a.rows, b.columns);
    if (small != nullptr) return small->product(a.v.data(), a.rows, c.v.data());
    matrix_product(a.v.data(), b.v.data(), c.v.data(), a.rows, a.columns, b.columns, false);
}

void add_bias(Matrix& m, const Matrix& bias) {
    for (std::size_t r = 0; r < m.rows; ++r) {
        float* row = m.row(r);
        for (std::size_t c = 0; c < m.columns; ++c) row[c] += bias.v[c];
    }
}

std::size_t best_of(const float* scores, std::size_t count) {
    return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

void NetworkBatch::add(const Network& net, std::string_view text, std::span<const Token> sentence) {
    const std::size_t begin = inputs.size();
    inputs.push_back(Network::root_input());
    for (const Token& token : sentence) inputs.push_back(net.input_of(token.span.of(text)));
    sentences.push_back({begin, inputs.size()});
}

void NetworkBatch::clear() {
    inputs.clear();
    sentences.clear();
}

void cut(const Matrix& z, std::size_t begin, Matrix& c) {
    for (std::size_t r = 0; r < z.rows; ++r) std::copy_n(z.row(r) + begin, c.columns, c.row(r));
}

SmallWeights::SmallWeights(const Network& net)
    : mix(small_of(net.mix)), out(small_of(net.out)), arc(small_of(net.arc)), label(small_of(net.label)) {
    for (std::size_t l = 0; l < Network::layers; ++l) gates[l] = small_of(net.gates[l]);
}

void encode(const Network& net, const SmallWeights* small, const NetworkBatch& batch, Activations& a,
            const Disturb& disturb) {
    const std::size_t rows = batch.inputs.size();
    resize(a.input, rows, Network::input_width);
    for (std::size_t r = 0; r < rows; ++r) {
        const WordInput& in = batch.inputs[r];
        float* to = std::copy_n(net.words.row(in.word), Network::word_width, a.input.row(r));
        to = std::copy_n(net.fixed.row(in.fixed), Network::fixed_width, to);
        for (std::size_t i = 0; i < WordInput::parts; ++i) {
            to = std::copy_n(net.affixes[i].row(in.part[i]), Network::part_widths[i], to);
        }
    }
    if (disturb) disturb(Place::input, a.input);
    product(a.input, net.mix, small ? &small->mix : nullptr, a.x[0]);
    add_bias(a.x[0], net.mix_bias);
    if (disturb) disturb(Place::layer0, a.x[0]);
    for (std::size_t l = 0; l < Network::layers; ++l) {
        product(a.x[l], net.gates[l], small ? &small->gates[l] : nullptr, a.gates[l]);
        resize(a.state[l], rows, Network::width);
        resize(a.x[l + 1], rows, Network::width);
        const RecurrentView view{Network::units,      a.x[l].v.data(),     net.gate_bias[l].v.data(),
                                 a.gates[l].v.data(), a.state[l].v.data(), a.x[l + 1].v.data()};
        for (const auto& s : batch.sentences) recurrent_forward(view, s.begin, s.end);
        if (disturb) disturb(static_cast<Place>(static_cast<std::size_t>(Place::layer1) + l), a.x[l + 1]);
    }
    product(a.x[Network::layers], net.out, small ? &small->out : nullptr, a.z);
    add_bias(a.z, net.out_bias);
    constexpr std::size_t hidden = 2 * Network::arc_width + 2 * Network::label_width;
    for (std::size_t r = 0; r < rows; ++r) {
        float* row = a.z.row(r);
        for (std::size_t c = 0; c < hidden; ++c) row[c] = row[c] > 0 ? row[c] : 0.0F;
    }
    if (disturb) disturb(Place::scorers, a.z);
    resize(a.arc_heads, rows, Network::arc_width);
    resize(a.arc_dependents, rows, Network::arc_width);
    cut(a.z, 0, a.arc_heads);
    cut(a.z, Network::arc_width, a.arc_dependents);
    product(a.arc_heads, net.arc, small ? &small->arc : nullptr, a.arc_projected);
}

void score_arcs(const Network& net, const Activations& a, NetworkBatch::Rows rows, ArcScores& out) {
    constexpr std::size_t width = Network::arc_width;
    out.count = rows.count();
    out.stride = (out.count + nn_lane - 1) / nn_lane * nn_lane;
    out.projected.resize(width * out.stride);
    out.v.resize(out.count * out.stride);
    std::vector<float> as_head(out.stride, 0.0F);
    for (std::size_t h = 0; h < out.count; ++h) {
        const float* head = a.arc_heads.row(rows.begin + h);
        const float* projected = a.arc_projected.row(rows.begin + h);
        for (std::size_t k = 0; k < width; ++k) {
            out.projected[k * out.stride + h] = projected[k];
            as_head[h] += head[k] * net.arc_head.v[k];
        }
    }
    for (std::size_t k = 0; k < width; ++k) {
        std::fill_n(out.projected.begin() + static_cast<std::ptrdiff_t>(k * out.stride + out.count),
                    out.stride - out.count, 0.0F);
    }
    matrix_product(a.arc_dependents.row(rows.begin), out.projected.data(), out.v.data(), out.count, width, out.stride,
                   false);
    for (std::size_t d = 1; d < out.count; ++d) {
        float* row = out.v.data() + d * out.stride;
        for (std::size_t h = 0; h < out.count; ++h) {
            row[h] += as_head[h] + net.distance.v[Network::distance_index(d, h)];
        }
    }
}

void label_features(const Activations& a, const NetworkBatch& batch, const std::vector<std::uint32_t>& heads,
                    Matrix& out) {
    constexpr std::size_t width = Network::label_width;
    constexpr std::size_t at_head = 2 * Network::arc_width;
    constexpr std::size_t at_dependent = at_head + width;
    resize(out, batch.inputs.size(), 3 * width);
    std::fill(out.v.begin(), out.v.end(), 0.0F);
    for (const auto& s : batch.sentences) {
        for (std::size_t r = s.begin + 1; r < s.end; ++r) {
            const float* head = a.z.row(heads[r]) + at_head;
            const float* dependent = a.z.row(r) + at_dependent;
            float* to = out.row(r);
            for (std::size_t k = 0; k < width; ++k) {
                to[k] = head[k] * dependent[k];
                to[width + k] = head[k];
                to[2 * width + k] = dependent[k];
            }
        }
    }
}

void NetworkAnalyser::annotate(std::string_view text, std::span<const Sentence> sentences,
                               std::span<Token> tokens) const {
    NetworkBatch batch;
    std::size_t from = 0;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        batch.add(net_, text, tokens.subspan(sentences[i].begin, sentences[i].end - sentences[i].begin));
        if (batch.inputs.size() < batch_rows && i + 1 < sentences.size()) continue;
        annotate_batch(batch, sentences.subspan(from, i + 1 - from), tokens);
        batch.clear();
        from = i + 1;
    }
}

void NetworkAnalyser::annotate_batch(const NetworkBatch& batch, std::span<const Sentence> sentences,
                                     std::span<Token> tokens) const {
    constexpr std::size_t hidden = 2 * Network::arc_width + 2 * Network::label_width;
    constexpr auto label_count = static_cast<std::size_t>(Deprel::xcomp) + 1;
    // Kept by each thread: a batch needs some megabytes.
    static thread_local Activations a;
    encode(net_, &small_, batch, a, {});
    std::vector<std::uint32_t> heads(batch.inputs.size(), 0);
    ArcScores arcs;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto rows = batch.sentences[i];
        score_arcs(net_, a, rows, arcs);
        const std::vector<std::uint32_t> tree = best_tree(arcs.v, arcs.count, arcs.stride);
        for (std::size_t d = 1; d < arcs.count; ++d) {
            heads[rows.begin + d] = static_cast<std::uint32_t>(rows.begin) + tree[d];
            Token& token = tokens[sentences[i].begin + d - 1];
            token.head = tree[d] == 0
                             ? Token::no_head
                             : static_cast<std::int32_t>(sentences[i].begin) + static_cast<std::int32_t>(tree[d]) - 1;
        }
    }
    Matrix features;
    Matrix scores;
    label_features(a, batch, heads, features);
    product(features, net_.label, &small_.label, scores);
    add_bias(scores, net_.label_bias);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto rows = batch.sentences[i];
        for (std::size_t d = 1; d < rows.count(); ++d) {
            Token& token = tokens[sentences[i].begin + d - 1];
            const float* score = scores.row(rows.begin + d);
            const bool root = token.head == Token::no_head;
            // Deprel::root is the first of them and stands for the root's arc alone.
            token.deprel = root ? Deprel::root : static_cast<Deprel>(best_of(score + 1, label_count - 1) + 1);
            const auto& [upos, morph] = net_.tags[best_of(a.z.row(rows.begin + d) + hidden, net_.tags.size())];
            token.upos = upos;
            token.morph = morph;
        }
    }
}

}  // namespace waybill
