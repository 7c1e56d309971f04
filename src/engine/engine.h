// All stages put together: what the commands, the server and the workers call.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "cases/link.h"
#include "catalogue/catalogue.h"
#include "claims/extractor.h"
#include "engine/resources.h"
#include "intake/reader.h"
#include "language/engine.h"
#include "waybill/analysis.h"
#include "waybill/claim.h"
#include "waybill/document.h"

namespace waybill {

/// How claims are found: by the rules and the careful reader together, or by the
/// rules alone, which is some ten times faster and finds fewer.
enum class Reading : std::uint8_t { careful, quick };

/// The stages, each loaded when it is first asked for. Every method is safe to
/// call from several threads. All of them throw DataError when loading fails.
class Engine {
public:
    explicit Engine(Resources resources, Reading reading = Reading::careful);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    const Resources& resources() const;
    const Catalogue& catalogue() const;
    const Reader& reader() const;
    const LanguageEngine& language() const;
    const ClaimExtractor& extractor() const;
    const Linker& linker() const;

    /// Loads all that extract() needs, so that a mistake in a file shows before the work begins.
    void load() const;

    /// The document's claims. Only the passages that passages_to_read() picks are parsed.
    /// With a trace, says of the sentences read what fired and what nearly did.
    DocumentClaims extract(const Document& document, Trace* trace = nullptr) const;

    /// What made the claims: program, data, models and the kind of reading.
    std::string extractor_fingerprint() const;
    /// What made the ledger: program and data.
    std::string linker_fingerprint() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// "0.1.0"
std::string_view program_version();

}  // namespace waybill
