// Analysis to claims.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "waybill/analysis.h"
#include "waybill/claim.h"
#include "waybill/document.h"

namespace waybill {

class ClaimReader;
struct PassageReading;

/// What the extractor did with one sentence, for `waybill explain`.
struct TraceStep {
    std::uint32_t sentence = 0;  ///< index into Analysis::sentences
    std::string rule;            ///< "en/stages.tsv:41"
    bool fired = false;
    std::string text;            ///< what it found, or what it lacked
};
using Trace = std::vector<TraceStep>;

/// Finds claims by the claim standard. Immutable once loaded: one serves every
/// thread.
class ClaimExtractor {
public:
    /// `catalogue` must outlive the extractor. Throws DataError.
    /// Without a careful reader, rules alone make the claims.
    static ClaimExtractor load(const Catalogue& catalogue, const std::vector<std::filesystem::path>& data,
                               std::shared_ptr<const ClaimReader> reader = nullptr);

    ClaimExtractor(ClaimExtractor&&) noexcept;
    ClaimExtractor& operator=(ClaimExtractor&&) noexcept;
    ~ClaimExtractor();

    /// Whether there is a careful reader: extract() then makes use of what it saw.
    bool reads_carefully() const;

    /// The document's claims, merged, in the order of their fullest evidence; in
    /// sentences that were passed over there is none. With a trace, says of every
    /// sentence what fired and what nearly did.
    DocumentClaims extract(const Document& document, const Analysis& analysis, Trace* trace = nullptr) const;
    /// The same for a caller that has the catalogue's mentions already; with what the
    /// careful reader saw, its claims are joined to those of the rules.
    DocumentClaims extract(const Document& document, const Analysis& analysis, const CatalogueMentions& mentions,
                           Trace* trace = nullptr, const PassageReading* seen = nullptr) const;

private:
    struct Parts;
    explicit ClaimExtractor(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace waybill
