#include "language/transformer.h"

#include <algorithm>
#include <cmath>

namespace waybill {

namespace {

/// Rows that go through a product together: few enough to stay in the cache.
constexpr std::size_t panel = 48;

/// Twelve bits: sums over a head of max_head_width stay within 31.
constexpr float query_limit = 4095.0F;
constexpr float value_limit = 32767.0F;
constexpr std::uint32_t max_head_width = 128;

constexpr std::uint32_t max_width = 4096;
constexpr std::uint32_t max_length = 4096;

std::size_t padded(std::size_t count) { return (count + nn_lane - 1) / nn_lane * nn_lane; }

}  // namespace

/// Memory of one passage, kept by each thread.
struct Transformer::Scratch {
    std::vector<float> normed;
    std::vector<float> hidden;
    std::vector<float> qkv;    ///< rows × 3 · width
    std::vector<float> mixed;  ///< rows × width: what the heads give
    WholeRows rounded;
    // Of one head:
    std::vector<float> turned;
    std::vector<std::int16_t> queries, row, keys, values;
    std::vector<float> query_scales, key_scales, value_scales, largest;
};

TransformerShape TransformerShape::read(ModelReader& in) {
    TransformerShape s;
    for (std::uint32_t* field : {&s.width, &s.heads, &s.inner, &s.length}) {
        *field = in.get<std::uint32_t>();
        if (*field == 0) in.fail("damaged: a transformer without extent");
    }
    const bool fits = s.width <= max_width && s.inner <= max_width && s.length <= max_length && s.width % nn_lane == 0 &&
                      s.inner % nn_lane == 0 && s.width % s.heads == 0 && s.head_width() % nn_lane == 0 &&
                      s.head_width() <= max_head_width;
    if (!fits) in.fail("damaged: a transformer of impossible extent");
    return s;
}

Angles Angles::read(ModelReader& in, const TransformerShape& shape) {
    const std::size_t count = shape.length * shape.head_width() / 2;
    Angles angles;
    angles.cosine = read_floats(in, count);
    angles.sine = read_floats(in, count);
    return angles;
}

Transformer Transformer::read(ModelReader& in, const TransformerShape& shape, std::size_t layers) {
    Transformer t;
    t.shape_ = shape;
    const std::size_t width = shape.width;
    for (std::size_t l = 0; l < layers; ++l) {
        Block block;
        block.norm1 = read_floats(in, width);
        block.norm2 = read_floats(in, width);
        block.qkv = WholeMatrix::read(in, 3 * width, width);
        block.out = WholeMatrix::read(in, width, width);
        block.up = WholeMatrix::read(in, shape.inner, width);
        block.down = WholeMatrix::read(in, width, shape.inner);
        t.blocks_.push_back(std::move(block));
    }
    return t;
}

void Transformer::run(const Angles& angles, Matrix& x) const {
    static thread_local Scratch scratch;
    for (const Block& block : blocks_) {
        attention(block, angles, x, scratch);
        feed_forward(block, x, scratch);
    }
}

void Transformer::attention(const Block& block, const Angles& angles, Matrix& x, Scratch& s) const {
    const std::size_t width = shape_.width;
    const std::size_t size = shape_.head_width();
    s.normed.resize(panel * width);
    s.qkv.resize(x.rows * 3 * width);
    s.mixed.resize(x.rows * width);
    for (std::size_t i = 0; i < x.rows; i += panel) {
        const std::size_t rows = std::min(panel, x.rows - i);
        norm_rows(x.row(i), block.norm1.data(), s.normed.data(), rows, width);
        s.rounded.set(s.normed.data(), width, rows, width, block.qkv.limit());
        block.qkv.product(s.rounded.view(0, rows), s.qkv.data() + i * 3 * width, Finish::set);
    }
    const std::size_t columns = padded(x.rows);
    for (std::size_t head = 0; head < shape_.heads; ++head) {
        turn_head(head, x.rows, angles, s);
        round_values(head, x.rows, s);
        attend({{s.queries.data(), s.query_scales.data(), x.rows, size / 2},
                {s.keys.data(), s.key_scales.data(), columns, size / 2},
                {s.values.data(), s.value_scales.data(), size, columns / 2},
                x.rows},
               s.mixed.data() + head * size, width);
    }
    for (std::size_t i = 0; i < x.rows; i += panel) {
        const std::size_t rows = std::min(panel, x.rows - i);
        s.rounded.set(s.mixed.data() + i * width, width, rows, width, block.out.limit());
        block.out.product(s.rounded.view(0, rows), x.row(i), Finish::add);
    }
}

/// Queries and keys of one head, turned and rounded; the keys packed.
void Transformer::turn_head(std::size_t head, std::size_t count, const Angles& angles, Scratch& s) const {
    const std::size_t width = shape_.width;
    const std::size_t size = shape_.head_width();
    const std::size_t half = size / 2;
    s.turned.resize(size);
    s.row.resize(size);
    s.queries.resize(count * size);
    s.query_scales.resize(count);
    s.keys.assign(padded(count) * size, 0);
    s.key_scales.assign(padded(count), 0.0F);
    const float root = 1.0F / std::sqrt(static_cast<float>(size));
    for (std::size_t i = 0; i < count; ++i) {
        const float* query = s.qkv.data() + i * 3 * width + head * size;
        const float* cosine = angles.cosine.data() + i * half;
        const float* sine = angles.sine.data() + i * half;
        turn(query, cosine, sine, s.turned.data(), half);
        round_rows(s.turned.data(), size, query_limit, s.queries.data() + i * size, &s.query_scales[i], 1, size);
        turn(query + width, cosine, sine, s.turned.data(), half);
        round_rows(s.turned.data(), size, query_limit, s.row.data(), &s.key_scales[i], 1, size);
        s.key_scales[i] *= root;
        std::int16_t* to = s.keys.data() + (i / nn_lane * half * nn_lane + i % nn_lane) * 2;
        for (std::size_t k = 0; k < half; ++k) std::copy_n(s.row.data() + 2 * k, 2, to + k * nn_lane * 2);
    }
}

/// Values of one head, rounded and packed; each column has a scale over the passage.
void Transformer::round_values(std::size_t head, std::size_t count, Scratch& s) const {
    const std::size_t width = shape_.width;
    const std::size_t size = shape_.head_width();
    const std::size_t pairs = padded(count) / 2;
    const float* values = s.qkv.data() + 2 * width + head * size;
    s.largest.assign(size, 1e-20F);
    for (std::size_t i = 0; i < count; ++i) {
        const float* row = values + i * 3 * width;
        for (std::size_t k = 0; k < size; ++k) s.largest[k] = std::max(s.largest[k], std::fabs(row[k]));
    }
    s.value_scales.resize(size);
    for (std::size_t k = 0; k < size; ++k) {
        s.value_scales[k] = s.largest[k] / value_limit;
        s.largest[k] = value_limit / s.largest[k];
    }
    s.values.assign(2 * pairs * size, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const float* row = values + i * 3 * width;
        for (std::size_t k = 0; k < size; ++k) {
            const float shifted = row[k] * s.largest[k] + 12582912.0F;  // rounds, as in the kernels
            s.values[((k / nn_lane * pairs + i / 2) * nn_lane + k % nn_lane) * 2 + i % 2] =
                static_cast<std::int16_t>(static_cast<std::int32_t>(shifted - 12582912.0F));
        }
    }
}

void Transformer::feed_forward(const Block& block, Matrix& x, Scratch& s) const {
    const std::size_t width = shape_.width;
    const std::size_t inner = shape_.inner;
    s.normed.resize(panel * width);
    s.hidden.resize(panel * inner);
    for (std::size_t i = 0; i < x.rows; i += panel) {
        const std::size_t rows = std::min(panel, x.rows - i);
        norm_rows(x.row(i), block.norm2.data(), s.normed.data(), rows, width);
        s.rounded.set(s.normed.data(), width, rows, width, block.up.limit());
        block.up.product(s.rounded.view(0, rows), s.hidden.data(), Finish::squared_relu);
        s.rounded.set(s.hidden.data(), inner, rows, inner, block.down.limit());
        block.down.product(s.rounded.view(0, rows), x.row(i), Finish::add);
    }
}

}  // namespace waybill
