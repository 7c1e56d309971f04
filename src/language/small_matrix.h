// Weights as 16-bit integers, for products that are exact on every processor.
#pragma once
#include <cstdint>
#include <vector>

#include "language/nn_kernels.h"

namespace waybill {

/// A matrix of weights packed for products: strips of nn_lane columns, in each
/// strip pairs of rows side by side. Each column has its own scale.
class SmallMatrix {
public:
    SmallMatrix() = default;
    /// REQUIRES: columns is a multiple of nn_lane.
    SmallMatrix(const float* weights, std::size_t rows, std::size_t columns);

    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }

    /// out = in · this, where each row of `in` is rounded to 12 bits of its largest
    /// value. in: count × rows(), out: count × columns().
    void product(const float* in, std::size_t count, float* out) const;

private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::size_t pairs_ = 0;  ///< pairs of rows
    std::vector<std::int16_t> packed_;
    std::vector<float> scales_;
};

}  // namespace waybill
