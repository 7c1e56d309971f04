// The network behind tags and trees: word and affix vectors, recurrent layers,
// and small scorers for tags, heads and relations.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/model_file.h"
#include "language/nn_kernels.h"
#include "language/word_shape.h"
#include "waybill/analysis.h"

namespace waybill {

struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> v;

    Matrix() = default;
    Matrix(std::size_t r, std::size_t c) : rows(r), columns(c), v(r * c, 0.0F) {}
    float* row(std::size_t i) { return v.data() + i * columns; }
    const float* row(std::size_t i) const { return v.data() + i * columns; }
};

/// What one word puts into the network: rows of the embedding tables.
struct WordInput {
    static constexpr std::size_t parts = 7;
    std::uint32_t word = 0;   ///< of the words of the treebanks
    std::uint32_t fixed = 0;  ///< of the words of the raw text
    std::array<std::uint32_t, parts> part{};
};

/// All parameters.
struct Network {
    static constexpr std::size_t units = 96;  ///< of one direction
    static constexpr std::size_t width = 2 * units;
    static constexpr std::size_t layers = 3;
    static constexpr std::size_t word_width = 64;
    static constexpr std::size_t fixed_width = 96;
    static constexpr std::array<std::size_t, WordInput::parts> part_widths{8, 16, 32, 32, 16, 24, 32};
    static constexpr std::size_t input_width = 320;
    static constexpr std::size_t part_rows = 4096;
    static constexpr std::size_t arc_width = 96;
    static constexpr std::size_t label_width = 64;
    static constexpr std::size_t labels = 64;  ///< a multiple of nn_lane that holds every Deprel
    static constexpr std::size_t max_distance = 12;
    static constexpr std::uint32_t unknown_word = 0;
    static constexpr std::uint32_t root_word = 1;

    /// Rows by hash of the normalised form.
    std::unordered_map<Feature, std::uint32_t> vocabulary;
    std::unordered_map<Feature, std::uint32_t> fixed_vocabulary;
    std::vector<std::pair<Upos, Morph>> tags;

    Matrix words;  ///< learned with the rest
    Matrix fixed;  ///< learned from raw text before, and left as they are
    std::array<Matrix, WordInput::parts> affixes;
    Matrix mix, mix_bias;                  ///< input_width × width
    std::array<Matrix, layers> gates;      ///< width × 6·units
    std::array<Matrix, layers> gate_bias;  ///< 4 × width
    Matrix out, out_bias;                  ///< width × (head, dependent of arcs, head, dependent of labels, tags)
    Matrix arc;                            ///< arc_width × arc_width
    Matrix arc_head;                       ///< 1 × arc_width: how much a word is a head at all
    Matrix distance;                       ///< 1 × (2·max_distance + 2): by signed distance; the last for the root
    Matrix label, label_bias;              ///< 3·label_width × labels

    std::size_t tag_columns() const;  ///< tags.size() rounded up to nn_lane
    std::size_t out_columns() const { return 2 * arc_width + 2 * label_width + tag_columns(); }
    WordInput input_of(std::string_view form) const;
    static WordInput root_input();
    static std::size_t distance_index(std::size_t dependent, std::size_t head);

    /// Calls `visit(name, matrix)` for each parameter, always in the same order.
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("words", self.words);
        visit("fixed", self.fixed);
        for (std::size_t i = 0; i < WordInput::parts; ++i) visit("affix", self.affixes[i]);
        visit("mix", self.mix);
        visit("mix_bias", self.mix_bias);
        for (std::size_t i = 0; i < layers; ++i) {
            visit("gates", self.gates[i]);
            visit("gate_bias", self.gate_bias[i]);
        }
        visit("out", self.out);
        visit("out_bias", self.out_bias);
        visit("arc", self.arc);
        visit("arc_head", self.arc_head);
        visit("distance", self.distance);
        visit("label", self.label);
        visit("label_bias", self.label_bias);
    }

    /// Allocates all matrices for the vocabulary and tags; all zero.
    void shape();
    void write(ModelWriter& out) const;
    /// Throws DataError.
    static Network read(ModelReader& in);
};

}  // namespace waybill
