// The network at work: from words to tags, heads and relations.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "language/network.h"
#include "language/small_matrix.h"
#include "waybill/analysis.h"

namespace waybill {

/// Sentences side by side, each with the root before its first word.
struct NetworkBatch {
    struct Rows {
        std::size_t begin;
        std::size_t end;
        std::size_t count() const { return end - begin; }
    };
    std::vector<WordInput> inputs;
    std::vector<Rows> sentences;

    void add(const Network& net, std::string_view text, std::span<const Token> sentence);
    void clear();
};

/// Everything that the layers compute for one batch; training goes back over it.
struct Activations {
    Matrix input;                               ///< embeddings
    std::array<Matrix, Network::layers + 1> x;  ///< input of each layer; last: output
    std::array<Matrix, Network::layers> gates;
    std::array<Matrix, Network::layers> state;
    Matrix z;                                         ///< outputs for the scorers
    Matrix arc_heads, arc_dependents, arc_projected;  ///< cut from z; arc_heads times Network::arc
};

/// What training does to activations on the way (dropout): called with each
/// matrix and the place it stands at.
enum class Place : std::uint8_t { input, layer0, layer1, layer2, layer3, scorers };
using Disturb = std::function<void(Place, Matrix&)>;

/// The large matrices in small numbers, for use without training.
struct SmallWeights {
    SmallMatrix mix, out, arc, label;
    std::array<SmallMatrix, Network::layers> gates;
    explicit SmallWeights(const Network& net);
};

/// Runs the layers, with `small` for the products unless it is null. `disturb` may
/// be empty.
void encode(const Network& net, const SmallWeights* small, const NetworkBatch& batch, Activations& a,
            const Disturb& disturb);

/// Arc scores of one sentence: count × stride, dependent by head, stride a
/// multiple of nn_lane.
struct ArcScores {
    std::size_t count = 0;
    std::size_t stride = 0;
    std::vector<float> v;
    std::vector<float> projected;  ///< arc_width × stride, transposed
};
void score_arcs(const Network& net, const Activations& a, NetworkBatch::Rows rows, ArcScores& out);

/// The features of relations: one row a row of the batch, for the given heads
/// (rows of the batch; the root's own row is skipped).
void label_features(const Activations& a, const NetworkBatch& batch, const std::vector<std::uint32_t>& heads,
                    Matrix& out);

/// c[i] = the columns [begin, begin + c.columns) of z.
void cut(const Matrix& z, std::size_t begin, Matrix& c);

/// Tags and parses sentences of one text.
class NetworkAnalyser {
public:
    static constexpr std::uint32_t version = 1;

    explicit NetworkAnalyser(Network net) : net_(std::move(net)), small_(net_) {}
    static NetworkAnalyser read(ModelReader& in) { return NetworkAnalyser(Network::read(in)); }

    /// Sets upos, morph, head and deprel of all tokens.
    void annotate(std::string_view text, std::span<const Sentence> sentences, std::span<Token> tokens) const;

private:
    void annotate_batch(const NetworkBatch& batch, std::span<const Sentence> sentences, std::span<Token> tokens) const;

    Network net_;
    SmallWeights small_;
};

}  // namespace waybill
