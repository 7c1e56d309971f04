#include "claims/extractor.h"

#include <fmt/format.h>

#include "claims/confidence.h"
#include "claims/frames.h"
#include "claims/fusion.h"
#include "claims/lexicon.h"
#include "claims/memory.h"
#include "claims/merge.h"
#include "claims/pool.h"
#include "claims/reader.h"
#include "claims/scene.h"
#include "claims/slots.h"
#include "claims/tree.h"

namespace waybill {

namespace {

/// Below this a claim of the rules is more noise than news.
constexpr double least_confidence = 0.15;
/// Below this one of the reader is not worth weighing.
constexpr double least_read = 0.02;

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
    std::shared_ptr<const ClaimReader> reader;  ///< null where there is none
    PoolLexicon pool;
    ClaimFusion fusion;

    std::vector<Claim> read(const Scene& scene, const PassageReading& seen, Trace* trace) const;
};

/// The careful reader's claims.
std::vector<Claim> ClaimExtractor::Parts::read(const Scene& scene, const PassageReading& seen, Trace* trace) const {
    const MentionPool mentions = pool_mentions(scene, pool);
    std::vector<Claim> claims = claims_from(scene.tree(), mentions, reader->propose(scene.tree(), mentions, seen), least_read);
    if (trace) {
        for (const Claim& claim : claims) {
            const std::int32_t sentence = scene.tree().analysis().sentence_at(claim.evidence.front().span.begin);
            trace->push_back({static_cast<std::uint32_t>(sentence), claim.rules.front(), claim.confidence >= fusion.least(),
                              fmt::format("{:.2f} {}", claim.confidence, in_words(claim))});
        }
    }
    return claims;
}

ClaimExtractor::ClaimExtractor(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ClaimExtractor::ClaimExtractor(ClaimExtractor&&) noexcept = default;
ClaimExtractor& ClaimExtractor::operator=(ClaimExtractor&&) noexcept = default;
ClaimExtractor::~ClaimExtractor() = default;

ClaimExtractor ClaimExtractor::load(const Catalogue& catalogue, const std::vector<std::filesystem::path>& data,
                                    std::shared_ptr<const ClaimReader> reader) {
    auto parts = std::make_unique<Parts>();
    parts->catalogue = &catalogue;
    parts->lexicon = ClaimLexicon::load(data);
    parts->confidence = ConfidenceModel::load(data);
    if (reader) {
        parts->reader = std::move(reader);
        parts->pool = PoolLexicon::load(data);
        parts->fusion = ClaimFusion::load(data);
    }
    return ClaimExtractor(std::move(parts));
}

bool ClaimExtractor::reads_carefully() const { return parts_->reader != nullptr; }

DocumentClaims ClaimExtractor::extract(const Document& document, const Analysis& analysis, Trace* trace) const {
    return extract(document, analysis, parts_->catalogue->find(document.text, document.published), trace);
}

DocumentClaims ClaimExtractor::extract(const Document& document, const Analysis& analysis, const CatalogueMentions& mentions,
                                       Trace* trace, const PassageReading* seen) const {
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
    if (seen && parts_->reader) result.claims = parts_->fusion.join(std::move(result.claims), parts_->read(scene, *seen, trace));
    return result;
}

}  // namespace waybill
