#include "claims/extractor.h"

#include <fmt/format.h>

#include "claims/confidence.h"
#include "claims/frames.h"
#include "claims/lexicon.h"
#include "claims/memory.h"
#include "claims/merge.h"
#include "claims/scene.h"
#include "claims/slots.h"
#include "claims/tree.h"

namespace waybill {

namespace {

/// Below this a claim is more noise than news.
constexpr double least_confidence = 0.15;

std::string in_words(const Claim& claim) {
    std::string source = claim.sources.empty() ? std::string("the author") : claim.sources.back();
    return fmt::format("{} {} -> {} {}, {}, {}, says {}", to_string(claim.stage), claim.supplier.value_or("?"),
                       claim.recipient.value_or("?"), claim.item.designation.value_or(std::string(to_string(claim.item.category))),
                       to_string(claim.polarity), to_string(claim.certainty), source);
}

}  // namespace

struct ClaimExtractor::Parts {
    const Catalogue* catalogue = nullptr;
    ClaimLexicon lexicon;
    ConfidenceModel confidence;
};

ClaimExtractor::ClaimExtractor(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ClaimExtractor::ClaimExtractor(ClaimExtractor&&) noexcept = default;
ClaimExtractor& ClaimExtractor::operator=(ClaimExtractor&&) noexcept = default;
ClaimExtractor::~ClaimExtractor() = default;

ClaimExtractor ClaimExtractor::load(const Catalogue& catalogue, const std::vector<std::filesystem::path>& data) {
    auto parts = std::make_unique<Parts>();
    parts->catalogue = &catalogue;
    parts->lexicon = ClaimLexicon::load(data);
    parts->confidence = ConfidenceModel::load(data);
    return ClaimExtractor(std::move(parts));
}

DocumentClaims ClaimExtractor::extract(const Document& document, const Analysis& analysis, Trace* trace) const {
    return extract(document, analysis, parts_->catalogue->find(document.text, document.published), trace);
}

DocumentClaims ClaimExtractor::extract(const Document& document, const Analysis& analysis, const CatalogueMentions& mentions,
                                       Trace* trace) const {
    DocumentClaims result{document.name, document.published, document.lang, {}};
    const Tree tree(document.text, analysis);
    const Scene scene(document, tree, *parts_->catalogue, mentions, parts_->lexicon);
    std::vector<Candidate> candidates = find_candidates(scene, trace);
    fill_from_memory(scene, candidates);
    std::vector<Claim> claims;
    for (const Candidate& candidate : candidates) {
        if (const std::string reason = refusal(scene, candidate); !reason.empty()) {
            if (trace) trace->push_back({candidate.sentences.front(), candidate.rules.front(), false, reason});
            continue;
        }
        Claim claim = claim_of(scene, candidate);
        claim.confidence = parts_->confidence.probability(candidate, claim);
        if (claim.confidence < least_confidence) {
            if (trace) trace->push_back({candidate.sentences.front(), candidate.rules.front(), false, "too unsure: " + in_words(claim)});
            continue;
        }
        claims.push_back(std::move(claim));
        if (trace) trace->push_back({candidate.sentences.front(), candidate.rules.front(), true, "claim " + in_words(claims.back())});
    }
    result.claims = merge_claims(std::move(claims));
    return result;
}

}  // namespace waybill
