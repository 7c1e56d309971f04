// Claims read off a passage by the careful reader, with probabilities.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "claims/claim_head.h"
#include "claims/pool.h"
#include "claims/reader_scene.h"
#include "waybill/claim.h"

namespace waybill {

/// What one mention may claim. Mentions of the same claim are not yet one.
struct ClaimProposal {
    Stage stage = Stage::deliver;
    Polarity polarity = Polarity::affirmed;
    Certainty certainty = Certainty::certain;
    std::optional<std::string> supplier;
    std::optional<std::string> recipient;
    std::optional<std::string> designation;
    Category category = Category::weapons;
    Span item;                            ///< the item's words; empty where only a sentence speaks of it
    std::optional<std::uint32_t> number;  ///< index into MentionPool::numbers
    std::optional<std::uint32_t> time;    ///< index into MentionPool::times
    std::optional<std::uint32_t> source;  ///< index into Analysis::attributions
    std::uint32_t sentence = 0;           ///< index into Analysis::sentences
    double probability = 0;               ///< that the stage is claimed
    double confidence = 0;                ///< that parties and item are right as well
};

/// Immutable once loaded; one serves every thread.
class ClaimReader {
public:
    /// `models`/claims.model, or null where there is none. `reader` is the one that it
    /// was trained with. Throws DataError.
    static std::shared_ptr<const ClaimReader> load(const std::filesystem::path& models,
                                                   std::shared_ptr<const ReaderModel> reader);

    /// Proposals of at least `least` probability, in text order. `reading` is what
    /// `reader` made of the document.
    std::vector<ClaimProposal> propose(const Tree& tree, const MentionPool& pool, const PassageReading& reading,
                                       double least = 0.1) const;

private:
    std::shared_ptr<const ReaderModel> reader_;
    ClaimHead head_;
};

/// The claims of a document: proposals of at least `threshold` confidence, those of
/// one claim put together, in text order of their evidence.
std::vector<Claim> claims_from(const Tree& tree, const MentionPool& pool, std::vector<ClaimProposal> proposals, double threshold);

}  // namespace waybill
