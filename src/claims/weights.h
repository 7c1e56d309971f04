// Weights of a logistic model, as a table of features.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

using FeatureWeights = std::map<std::string, double, std::less<>>;

/// Reads `name` ("en/claims_fusion.tsv", columns feature and weight) of every folder
/// that has one; a later folder replaces weights. Throws DataError.
FeatureWeights load_weights(const std::vector<std::filesystem::path>& data, std::string_view name);

/// 0 for a feature without one.
double weight_of(const FeatureWeights& weights, std::string_view feature);

}  // namespace waybill
