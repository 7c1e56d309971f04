// One list of claims from two readers: the rules and the careful reader.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "claims/weights.h"
#include "waybill/claim.h"

namespace waybill {

/// How far each of two ways of finding claims is to be trusted, alone and where
/// both found the same: a logistic model over their own probabilities.
class ClaimFusion {
public:
    /// Reads `en/claims_fusion.tsv` of every folder that has one; a later folder
    /// replaces weights. Throws DataError.
    static ClaimFusion load(const std::vector<std::filesystem::path>& data);

    /// Claims of both, each with the fused confidence, those below `least()` left
    /// out; in text order. `by_rule` and `by_reader` are merged lists of one document.
    std::vector<Claim> join(std::vector<Claim> by_rule, std::vector<Claim> by_reader) const;

    /// The confidence under which a claim is more noise than news.
    double least() const { return weight("least"); }

private:
    double weight(std::string_view name) const;
    /// A probability of 0 stands for not found.
    double confidence(double rule, double reader) const;

    FeatureWeights weights_;
};

}  // namespace waybill
