#include "claims/weights.h"

#include <charconv>

#include "base/tsv.h"

namespace waybill {

FeatureWeights load_weights(const std::vector<std::filesystem::path>& data, std::string_view name) {
    FeatureWeights weights;
    for (const auto& folder : data) {
        const auto file = folder / name;
        if (!std::filesystem::exists(file)) continue;
        const TsvTable table = TsvTable::read(file, {"feature", "weight"}, std::string(name));
        for (const TsvRow& row : table.rows()) {
            const std::string_view text = row["weight"];
            double weight = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
            if (error != std::errc() || end != text.data() + text.size()) row.fail("weight is not a number");
            weights[std::string(row["feature"])] = weight;
        }
    }
    return weights;
}

double weight_of(const FeatureWeights& weights, std::string_view feature) {
    const auto at = weights.find(feature);
    return at == weights.end() ? 0 : at->second;
}

}  // namespace waybill
