#include "claims/confidence.h"

#include <algorithm>
#include <cmath>

namespace waybill {

namespace {

std::string_view name_of(Found found) {
    static constexpr std::string_view names[] = {"none", "syntax", "shared", "item", "nearby", "origin", "memory"};
    return names[static_cast<std::size_t>(found)];
}

bool guessed(Found found) { return found == Found::none || found == Found::origin || found == Found::memory; }

std::vector<std::string> features_of(const Candidate& candidate, const Claim& claim) {
    std::vector<std::string> features{"bias"};
    features.push_back("S:" + std::string(name_of(candidate.supplier_from)));
    features.push_back("R:" + std::string(name_of(candidate.recipient_from)));
    features.push_back("I:" + std::string(name_of(candidate.item_from)));
    features.push_back("stage:" + std::string(to_string(claim.stage)));
    features.push_back("pol:" + std::string(to_string(claim.polarity)));
    features.push_back("cert:" + std::string(to_string(claim.certainty)));
    features.emplace_back(claim.item.designation ? "named" : "unnamed");
    const int guesses = (guessed(candidate.supplier_from) ? 1 : 0) + (guessed(candidate.recipient_from) ? 1 : 0) +
                        (guessed(candidate.item_from) ? 1 : 0);
    features.push_back("guessed:" + std::to_string(guesses));
    if (claim.quantity) features.emplace_back("quantity");
    if (claim.date) features.emplace_back("date");
    features.push_back("evidence:" + std::to_string(std::min<std::size_t>(3, claim.evidence.size())));
    return features;
}

}  // namespace

ConfidenceModel ConfidenceModel::load(const std::vector<std::filesystem::path>& data) {
    ConfidenceModel model;
    model.weights_ = load_weights(data, "en/claims_confidence.tsv");
    return model;
}

double ConfidenceModel::probability(const Candidate& candidate, const Claim& claim) const {
    if (weights_.empty()) return 1;
    double sum = 0;
    for (const std::string& feature : features_of(candidate, claim)) sum += weight_of(weights_, feature);
    return 1 / (1 + std::exp(-sum));
}

}  // namespace waybill
