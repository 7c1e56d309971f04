#include "language/whole_matrix.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace waybill {

namespace {
constexpr std::int64_t least_limit = 1023;  // ten bits of the inputs are the fewest that will do
}

void WholeRows::set(const float* in, std::size_t stride, std::size_t count, std::size_t width, float limit) {
    pairs_ = width / 2;
    values_.resize(count * width);
    scales_.resize(count);
    round_rows(in, stride, limit, values_.data(), scales_.data(), count, width);
}

WholeView WholeRows::view(std::size_t first, std::size_t count) const {
    return {values_.data() + first * pairs_ * 2, scales_.data() + first, count, pairs_};
}

std::vector<float> read_floats(ModelReader& in, std::size_t count) {
    auto values = in.get_array<float>(count);
    if (values.size() != count) in.fail("damaged: a vector has the wrong size");
    for (const float value : values) {
        if (!std::isfinite(value)) in.fail("damaged: a weight is not a number");
    }
    return values;
}

StoredRows StoredRows::read(ModelReader& in, std::size_t outputs, std::size_t inputs) {
    StoredRows rows;
    const auto bytes = in.get<std::uint8_t>();
    rows.scales = in.get_array<float>(outputs);
    if (bytes == 1) {
        const auto small = in.get_array<std::int8_t>(outputs * inputs);
        rows.values.assign(small.begin(), small.end());
    } else if (bytes == 2) {
        rows.values = in.get_array<std::int16_t>(outputs * inputs);
    } else {
        in.fail("damaged: a matrix of no known width");
    }
    if (rows.scales.size() != outputs || rows.values.size() != outputs * inputs) {
        in.fail("damaged: a matrix has the wrong size");
    }
    for (const float scale : rows.scales) {
        if (!std::isfinite(scale)) in.fail("damaged: a scale is not a number");
    }
    return rows;
}

void StoredRows::add(std::size_t row, float* to, std::size_t width) const {
    const std::int16_t* from = values.data() + row * width;
    for (std::size_t k = 0; k < width; ++k) to[k] += static_cast<float>(from[k]) * scales[row];
}

WholeMatrix WholeMatrix::read(ModelReader& in, std::size_t outputs, std::size_t inputs) {
    const StoredRows stored = StoredRows::read(in, outputs, inputs);
    WholeMatrix m;
    m.outputs_ = outputs;
    m.pairs_ = inputs / 2;
    const std::size_t columns = (outputs + nn_lane - 1) / nn_lane * nn_lane;
    m.scales_ = stored.scales;
    m.scales_.resize(columns, 0.0F);
    m.packed_.assign(columns * inputs, 0);
    std::int64_t heaviest = 0;  // the greatest sum that inputs of 1 could give
    for (std::size_t o = 0; o < outputs; ++o) {
        std::int64_t weight = 0;
        const std::size_t strip = o / nn_lane * m.pairs_;
        for (std::size_t i = 0; i < inputs; ++i) {
            m.packed_[((strip + i / 2) * nn_lane + o % nn_lane) * 2 + i % 2] = stored.values[o * inputs + i];
            weight += std::abs(std::int32_t{stored.values[o * inputs + i]});
        }
        heaviest = std::max(heaviest, weight);
    }
    const std::int64_t room = std::numeric_limits<std::int32_t>::max() / std::max<std::int64_t>(heaviest, 1);
    if (room < least_limit) in.fail("damaged: weights of too many digits for so wide a matrix");
    m.limit_ = static_cast<float>(std::min<std::int64_t>(room, std::numeric_limits<std::int16_t>::max()));
    return m;
}

void WholeMatrix::product(const WholeView& in, float* out, Finish finish) const {
    whole_product(in, {packed_.data(), scales_.data(), columns(), pairs_}, out, columns(), finish);
}

WholeLayer WholeLayer::read(ModelReader& in, std::size_t outputs, std::size_t inputs) {
    WholeLayer layer;
    layer.weights_ = WholeMatrix::read(in, outputs, inputs);
    layer.bias_ = read_floats(in, outputs);
    layer.bias_.resize(layer.weights_.columns(), 0.0F);
    return layer;
}

void WholeLayer::apply(const Matrix& in, Matrix& out) const {
    WholeRows rounded;
    rounded.set(in.v.data(), in.columns, in.rows, in.columns, weights_.limit());
    out = Matrix(in.rows, weights_.columns());
    weights_.product(rounded.view(0, in.rows), out.v.data(), Finish::set);
    for (std::size_t r = 0; r < out.rows; ++r) {
        for (std::size_t c = 0; c < out.columns; ++c) out.row(r)[c] += bias_[c];
    }
}

}  // namespace waybill
