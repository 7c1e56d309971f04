// Weights as whole numbers, packed for products that are exact on every processor.
#pragma once
#include <cstdint>
#include <vector>

#include "language/encoder_kernels.h"
#include "language/model_file.h"
#include "language/network.h"

namespace waybill {

/// Rows rounded to whole numbers, each with a scale of its own.
class WholeRows {
public:
    /// Rounds `count` rows of `width` values; row i begins at in + i · stride.
    void set(const float* in, std::size_t stride, std::size_t count, std::size_t width, float limit);
    /// Rows [first, first + count).
    WholeView view(std::size_t first, std::size_t count) const;

private:
    std::size_t pairs_ = 0;
    std::vector<std::int16_t> values_;
    std::vector<float> scales_;
};

/// A matrix of weights: `outputs` rows of `inputs` values. Each output has a
/// scale of its own.
class WholeMatrix {
public:
    WholeMatrix() = default;
    /// Reads bytes a value (1 or 2), scales, and values row by row. Throws DataError
    /// when the sizes are others. REQUIRES: inputs is even.
    static WholeMatrix read(ModelReader& in, std::size_t outputs, std::size_t inputs);

    std::size_t outputs() const { return outputs_; }
    std::size_t inputs() const { return pairs_ * 2; }
    /// outputs() rounded up to nn_lane: the columns that `product` writes.
    std::size_t columns() const { return scales_.size(); }
    /// The largest whole number that rows given to `product` may hold, so that no
    /// sum passes 31 bits.
    float limit() const { return limit_; }

    /// Rows times weights, rows × columns(); `in` was rounded to limit().
    void product(const WholeView& in, float* out, Finish finish) const;

private:
    std::size_t outputs_ = 0;
    std::size_t pairs_ = 0;
    float limit_ = 0;
    std::vector<std::int16_t> packed_;
    std::vector<float> scales_;
};

/// A layer: weights and a bias for each output.
class WholeLayer {
public:
    static WholeLayer read(ModelReader& in, std::size_t outputs, std::size_t inputs);

    std::size_t outputs() const { return weights_.outputs(); }
    /// Rows of `in` through the layer. `out` gets a column for each output and for
    /// what rounds them up to nn_lane, of which the latter are 0.
    void apply(const Matrix& in, Matrix& out) const;

private:
    WholeMatrix weights_;
    std::vector<float> bias_;  ///< one a column
};

/// `count` finite numbers. Throws DataError.
std::vector<float> read_floats(ModelReader& in, std::size_t count);

/// Rows of one byte a value, or two, with a scale each, as a model file holds
/// them. Throws DataError unless they are outputs × inputs finite numbers.
struct StoredRows {
    std::vector<float> scales;
    std::vector<std::int16_t> values;
    static StoredRows read(ModelReader& in, std::size_t outputs, std::size_t inputs);
    /// to += row, of `width` values.
    void add(std::size_t row, float* to, std::size_t width) const;
};

}  // namespace waybill
