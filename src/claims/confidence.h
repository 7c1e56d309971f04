// How sure a claim is: a logistic model over how its parts were found.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "claims/candidate.h"
#include "claims/weights.h"
#include "waybill/claim.h"

namespace waybill {

class ConfidenceModel {
public:
    /// Reads `en/claims_confidence.tsv` of every folder that has one; a later folder
    /// replaces weights. Throws DataError.
    static ConfidenceModel load(const std::vector<std::filesystem::path>& data);

    /// The probability that stage, parties, item and polarity of `claim` are right.
    double probability(const Candidate& candidate, const Claim& claim) const;

private:
    FeatureWeights weights_;
};

}  // namespace waybill
