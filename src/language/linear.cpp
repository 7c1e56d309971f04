#include "language/linear.h"

#include <algorithm>
#include <cmath>

namespace waybill {

namespace {
constexpr std::uint32_t max_bits = 24;

std::size_t row_of(Feature feature, std::uint32_t bits) {
    return static_cast<std::size_t>((feature * 0x9e3779b97f4a7c15ULL) >> (64U - bits));
}
}  // namespace

LinearModel::LinearModel(std::uint32_t bits, std::uint32_t classes, std::vector<std::int16_t> weights)
    : bits_(bits), classes_(classes), weights_(std::move(weights)) {}

void LinearModel::score(std::span<const Feature> features, std::span<std::int32_t> scores) const {
    std::fill(scores.begin(), scores.end(), 0);
    for (const Feature feature : features) {
        const std::int16_t* row = weights_.data() + row_of(feature, bits_) * classes_;
        for (std::uint32_t c = 0; c < classes_; ++c) scores[c] += row[c];
    }
}

void LinearModel::write(ModelWriter& out) const {
    out.put(bits_);
    out.put(classes_);
    out.put_array(weights_);
}

LinearModel LinearModel::read(ModelReader& in) {
    const auto bits = in.get<std::uint32_t>();
    const auto classes = in.get<std::uint32_t>();
    if (bits < 1 || bits > max_bits || classes < 1 || classes > max_classes) in.fail("damaged: an impossible table");
    auto weights = in.get_array<std::int16_t>((1ULL << bits) * classes);
    if (weights.size() != (1ULL << bits) * classes) in.fail("damaged: a table has the wrong size");
    return LinearModel(bits, classes, std::move(weights));
}

LinearTrainer::LinearTrainer(std::uint32_t bits, std::uint32_t classes)
    : bits_(bits), classes_(classes), weights_((1ULL << bits) * classes, 0), sums_((1ULL << bits) * classes, 0) {}

void LinearTrainer::score(std::span<const Feature> features, std::span<std::int32_t> scores) const {
    std::fill(scores.begin(), scores.end(), 0);
    for (const Feature feature : features) {
        const std::int32_t* row = weights_.data() + row_of(feature, bits_) * classes_;
        for (std::uint32_t c = 0; c < classes_; ++c) scores[c] += row[c];
    }
}

void LinearTrainer::update(std::span<const Feature> features, std::uint32_t good, std::uint32_t bad) {
    if (good == bad) return;
    for (const Feature feature : features) {
        const std::size_t row = row_of(feature, bits_) * classes_;
        weights_[row + good] += 1;
        sums_[row + good] += time_;
        weights_[row + bad] -= 1;
        sums_[row + bad] -= time_;
    }
}

LinearModel LinearTrainer::finish() const {
    // The average over time is w - sum / time; what is scaled is w * time - sum.
    std::vector<double> averaged(weights_.size());
    double largest = 0;
    for (std::size_t i = 0; i < averaged.size(); ++i) {
        averaged[i] = static_cast<double>(weights_[i]) - static_cast<double>(sums_[i]) / static_cast<double>(time_);
        largest = std::max(largest, std::fabs(averaged[i]));
    }
    std::vector<std::int16_t> small(averaged.size(), 0);
    if (largest > 0) {
        const double scale = 32767.0 / largest;
        for (std::size_t i = 0; i < small.size(); ++i)
            small[i] = static_cast<std::int16_t>(std::lround(averaged[i] * scale));
    }
    return LinearModel(bits_, classes_, std::move(small));
}

}  // namespace waybill
