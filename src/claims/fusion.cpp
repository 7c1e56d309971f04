#include "claims/fusion.h"

#include <algorithm>
#include <cmath>

#include "claims/merge.h"

namespace waybill {

namespace {

double log_odds(double p) {
    const double inside = std::clamp(p, 1e-4, 1 - 1e-4);
    return std::log(inside / (1 - inside));
}

/// What both found: the rules know better who says it, what it is called and how
/// many there are, the reader how surely it is put and when it took place.
void complete(Claim& rule, const Claim& read) {
    rule.certainty = read.certainty;
    const std::string& fullest = rule.evidence.front().text;
    const auto in_fullest = [&](const DateRange& date) { return fullest.find(date.text) != std::string::npos; };
    // A date that the reader brings from afar does not take the place of one at hand.
    if (read.date && (!rule.date || in_fullest(*read.date) || !in_fullest(*rule.date))) rule.date = read.date;
    if (!rule.quantity) rule.quantity = read.quantity;
    for (const Evidence& e : read.evidence) {
        if (std::find(rule.evidence.begin(), rule.evidence.end(), e) == rule.evidence.end()) rule.evidence.push_back(e);
    }
    rule.rules.insert(rule.rules.end(), read.rules.begin(), read.rules.end());
}

}  // namespace

ClaimFusion ClaimFusion::load(const std::vector<std::filesystem::path>& data) {
    ClaimFusion model;
    model.weights_ = load_weights(data, "en/claims_fusion.tsv");
    return model;
}

double ClaimFusion::weight(std::string_view name) const { return weight_of(weights_, name); }

double ClaimFusion::confidence(double rule, double reader) const {
    double sum = weight("bias");
    sum += reader > 0 ? weight("reader") * log_odds(reader) : weight("no-reader");
    if (rule > 0) sum += weight("rule") + weight("rule-odds") * log_odds(rule);
    if (rule > 0 && reader > 0) sum += weight("both");
    return 1 / (1 + std::exp(-sum));
}

std::vector<Claim> ClaimFusion::join(std::vector<Claim> by_rule, std::vector<Claim> by_reader) const {
    std::vector<bool> met(by_reader.size(), false);
    for (Claim& claim : by_rule) {
        double reader = 0;
        for (std::size_t i = 0; i < by_reader.size(); ++i) {
            if (!same_core(claim, by_reader[i])) continue;
            // The first rule claim takes over what the reader knows; one by another source stays as it is.
            if (!met[i]) complete(claim, by_reader[i]);
            met[i] = true;
            reader = std::max(reader, by_reader[i].confidence);
        }
        claim.confidence = confidence(claim.confidence, reader);
    }
    for (std::size_t i = 0; i < by_reader.size(); ++i) {
        if (met[i]) continue;
        by_reader[i].confidence = confidence(0, by_reader[i].confidence);
        by_rule.push_back(std::move(by_reader[i]));
    }
    std::erase_if(by_rule, [this](const Claim& claim) { return claim.confidence < least(); });
    std::vector<Claim> joined = merge_claims(std::move(by_rule));
    for (Claim& claim : joined) {
        // A count that only another mention gives is more often that of another lot.
        if (claim.quantity && claim.evidence.front().text.find(claim.quantity->text) == std::string::npos) claim.quantity.reset();
    }
    return joined;
}

}  // namespace waybill
