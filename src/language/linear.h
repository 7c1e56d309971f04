// Linear classifiers over hashed features.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "language/model_file.h"

namespace waybill {

/// A hashed feature.
using Feature = std::uint64_t;

/// Mixes a value into a feature's hash.
constexpr Feature mix(Feature a, Feature b) {
    Feature h = (a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6U) + (a >> 2U))) * 0xff51afd7ed558ccdULL;
    return h ^ (h >> 33U);
}

/// A trained classifier: one row of 16-bit weights a feature, found by hash in a
/// table of a power of two.
class LinearModel {
public:
    static constexpr std::uint32_t max_classes = 512;

    LinearModel() = default;
    LinearModel(std::uint32_t bits, std::uint32_t classes, std::vector<std::int16_t> weights);

    std::uint32_t classes() const { return classes_; }
    /// Adds up the rows. REQUIRES: scores.size() == classes().
    void score(std::span<const Feature> features, std::span<std::int32_t> scores) const;

    void write(ModelWriter& out) const;
    /// Throws DataError.
    static LinearModel read(ModelReader& in);

private:
    std::uint32_t bits_ = 1;
    std::uint32_t classes_ = 0;
    std::vector<std::int16_t> weights_;
};

/// Averaged perceptron. Deterministic: weights are whole numbers.
class LinearTrainer {
public:
    LinearTrainer(std::uint32_t bits, std::uint32_t classes);

    std::uint32_t classes() const { return classes_; }
    void score(std::span<const Feature> features, std::span<std::int32_t> scores) const;
    /// Rewards `good`, punishes `bad`.
    void update(std::span<const Feature> features, std::uint32_t good, std::uint32_t bad);
    /// Call once an example.
    void step() { ++time_; }
    /// Averaged and rounded to 16 bits.
    LinearModel finish() const;

private:
    std::uint32_t bits_;
    std::uint32_t classes_;
    std::int64_t time_ = 1;
    std::vector<std::int32_t> weights_;
    std::vector<std::int64_t> sums_;
};

}  // namespace waybill
