#include "language/network.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "language/conllu.h"

namespace waybill {

namespace {

constexpr std::uint32_t max_vocabulary = 1U << 20U;
constexpr std::uint32_t max_tags = 1024;

/// One byte a value, each row with its own scale.
void write_matrix(const Matrix& m, ModelWriter& out) {
    std::vector<float> scales(m.rows);
    std::vector<std::int8_t> small(m.v.size());
    for (std::size_t r = 0; r < m.rows; ++r) {
        float largest = 0;
        for (std::size_t c = 0; c < m.columns; ++c) largest = std::max(largest, std::fabs(m.row(r)[c]));
        scales[r] = largest / 127.0F;
        if (largest == 0) continue;
        for (std::size_t c = 0; c < m.columns; ++c) {
            small[r * m.columns + c] = static_cast<std::int8_t>(std::lround(m.row(r)[c] / scales[r]));
        }
    }
    out.put_array(scales);
    out.put_array(small);
}

void read_matrix(Matrix& m, ModelReader& in) {
    const auto scales = in.get_array<float>(m.rows);
    const auto small = in.get_array<std::int8_t>(m.v.size());
    if (scales.size() != m.rows || small.size() != m.v.size()) in.fail("damaged: a matrix has the wrong size");
    for (std::size_t r = 0; r < m.rows; ++r) {
        if (!std::isfinite(scales[r])) in.fail("damaged: a scale is not a number");
        for (std::size_t c = 0; c < m.columns; ++c) {
            m.row(r)[c] = static_cast<float>(small[r * m.columns + c]) * scales[r];
        }
    }
}

void write_vocabulary(const std::unordered_map<Feature, std::uint32_t>& rows, std::uint32_t first, ModelWriter& out) {
    std::vector<Feature> hashes(rows.size());
    for (const auto& [hash, row] : rows) hashes[row - first] = hash;
    out.put_array(hashes);
}

void read_vocabulary(std::unordered_map<Feature, std::uint32_t>& rows, std::uint32_t first, ModelReader& in) {
    const auto hashes = in.get_array<Feature>(max_vocabulary);
    for (std::size_t i = 0; i < hashes.size(); ++i) rows[hashes[i]] = static_cast<std::uint32_t>(i) + first;
    if (rows.size() != hashes.size()) in.fail("damaged: a word stands twice in the vocabulary");
}

/// Embeddings bear one byte a value; the weights between layers keep all bits.
bool is_table(std::string_view name) {
    return name == "words" || name == "fixed" || name == "affix";
}

}  // namespace

std::size_t Network::tag_columns() const {
    return (tags.size() + nn_lane - 1) / nn_lane * nn_lane;
}

WordInput Network::input_of(std::string_view form) const {
    const WordShape shape = shape_of(form);
    WordInput input;
    const auto found = vocabulary.find(shape.lower);
    input.word = found == vocabulary.end() ? unknown_word : found->second;
    const auto known = fixed_vocabulary.find(shape.lower);
    input.fixed = known == fixed_vocabulary.end() ? unknown_word : known->second;
    const std::array<Feature, WordInput::parts> hashes{shape.suffixes[0], shape.suffixes[1], shape.suffixes[2],
                                                       shape.suffixes[3], shape.prefixes[1], shape.prefixes[2],
                                                       shape.shape};
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        input.part[i] = static_cast<std::uint32_t>(waybill::mix(hashes[i], i) % (part_rows - 1)) + 1;
    }
    return input;
}

WordInput Network::root_input() {
    WordInput input;
    input.word = root_word;
    return input;  // the parts are row 0, which no word has
}

std::size_t Network::distance_index(std::size_t dependent, std::size_t head) {
    if (head == 0) return 2 * max_distance + 1;
    const auto d = static_cast<std::ptrdiff_t>(dependent) - static_cast<std::ptrdiff_t>(head);
    const auto limit = static_cast<std::ptrdiff_t>(max_distance);
    return static_cast<std::size_t>(std::clamp(d, -limit, limit) + limit);
}

void Network::shape() {
    words = Matrix(vocabulary.size() + 2, word_width);
    fixed = Matrix(fixed_vocabulary.size() + 1, fixed_width);
    for (std::size_t i = 0; i < WordInput::parts; ++i) affixes[i] = Matrix(part_rows, part_widths[i]);
    mix = Matrix(input_width, width);
    mix_bias = Matrix(1, width);
    for (std::size_t i = 0; i < layers; ++i) {
        gates[i] = Matrix(width, 6 * units);
        gate_bias[i] = Matrix(4, width);
    }
    out = Matrix(width, out_columns());
    out_bias = Matrix(1, out_columns());
    arc = Matrix(arc_width, arc_width);
    arc_head = Matrix(1, arc_width);
    distance = Matrix(1, 2 * max_distance + 2);
    label = Matrix(3 * label_width, labels);
    label_bias = Matrix(1, labels);
}

void Network::write(ModelWriter& file) const {
    write_vocabulary(vocabulary, 2, file);
    write_vocabulary(fixed_vocabulary, 1, file);
    file.put(static_cast<std::uint32_t>(tags.size()));
    for (const auto& [upos, morph] : tags) {
        file.put(static_cast<std::uint8_t>(upos));
        file.put_string(feats_of(morph));
    }
    each(*this, [&](std::string_view name, const Matrix& m) {
        if (is_table(name)) {
            write_matrix(m, file);
        } else {
            file.put_array(m.v);
        }
    });
}

Network Network::read(ModelReader& in) {
    Network net;
    read_vocabulary(net.vocabulary, 2, in);
    read_vocabulary(net.fixed_vocabulary, 1, in);
    const auto count = in.get<std::uint32_t>();
    if (count == 0 || count > max_tags) in.fail("damaged: an impossible number of tags");
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto upos = in.get<std::uint8_t>();
        if (upos > static_cast<std::uint8_t>(Upos::x)) in.fail("damaged: no such part of speech");
        net.tags.emplace_back(static_cast<Upos>(upos), morph_from(in.get_string()));
    }
    net.shape();
    each(net, [&](std::string_view name, Matrix& m) {
        if (is_table(name)) {
            read_matrix(m, in);
            return;
        }
        auto values = in.get_array<float>(m.v.size());
        if (values.size() != m.v.size()) in.fail("damaged: a matrix has the wrong size");
        for (const float value : values) {
            if (!std::isfinite(value)) in.fail("damaged: a weight is not a number");
        }
        m.v = std::move(values);
    });
    return net;
}

}  // namespace waybill
