// The arithmetic of the network: products of matrices and squashing functions.
//
// All matrices are dense, row by row. On x86-64 the product runs in the widest
// vectors of the processor; sums are always taken in the same order, without
// fused operations, so that every processor gives the same bits.
#pragma once
#include <cstddef>

namespace waybill {

/// Widths must be multiples of this.
inline constexpr std::size_t nn_lane = 16;

/// c = a · b, or c += a · b. a: rows × inner, b: inner × columns.
/// REQUIRES: columns is a multiple of nn_lane.
void matrix_product(const float* a, const float* b, float* c, std::size_t rows, std::size_t inner, std::size_t columns,
                    bool add);

/// out = in transposed. in: rows × columns.
void transpose(const float* in, float* out, std::size_t rows, std::size_t columns);

/// x[i] = exp(x[i] - top), the same on every machine, to about six digits.
void exp_minus(float* x, std::size_t count, float top);

/// One two-way recurrent layer over rows of which each belongs to one sentence.
///
/// A unit keeps a state c that each row renews in part: f = σ(uf + bf + vf·c'),
/// c = f·c' + (1-f)·u, r = σ(ur + br + vr·c'), h = r·c + (1-r)·x, where c' is the
/// state of the row before (after, in the second half of the units) and x the
/// layer's own input (simple recurrent units, Lei et al. 2018).
struct RecurrentView {
    std::size_t units = 0;        ///< of one direction; a multiple of 8
    const float* x = nullptr;     ///< rows × 2·units
    const float* bias = nullptr;  ///< bf, br, vf, vr: 4 × 2·units
    float* gates = nullptr;       ///< rows × 6·units: u, uf, ur of each direction; uf and ur become f and r
    float* state = nullptr;       ///< rows × 2·units, c
    float* h = nullptr;           ///< rows × 2·units
};

/// Rows [begin, end), which are one sentence.
void recurrent_forward(const RecurrentView& view, std::size_t begin, std::size_t end);

/// The other way: from `dh` to the gradients of gates (in `dgates`), x (`dx`,
/// set) and bias (`dbias`, added to).
void recurrent_backward(const RecurrentView& view, const float* dh, float* dgates, float* dx, float* dbias,
                        std::size_t begin, std::size_t end);

}  // namespace waybill
