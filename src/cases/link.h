// Claims of many documents to a ledger of cases, origins, derivations, conflicts
// and grades.
#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "cases/directions.h"
#include "catalogue/catalogue.h"
#include "waybill/case.h"
#include "waybill/claim.h"
#include "waybill/document.h"

namespace waybill {

class Knowledge;

/// What linking needs to know beside the claims: words for kinds of sources,
/// which categories go together, rivalries, rates of exchange, the rule table of
/// grades and the registry of reliabilities. Immutable once loaded: one serves
/// every thread.
class Linker {
public:
    /// Reads linking tables from every folder in `data`; a later folder adds rows
    /// or replaces them. `catalogue` must outlive the linker. Throws DataError.
    static Linker load(const Catalogue& catalogue, const std::vector<std::filesystem::path>& data);
    /// The same over another source of names, for tests and tools.
    static Linker load(std::unique_ptr<const Knowledge> knowledge, const std::vector<std::filesystem::path>& data);

    Linker(Linker&&) noexcept;
    Linker& operator=(Linker&&) noexcept;
    ~Linker();

    /// The same ledger whatever the order of `documents` and `claims`. A claim whose
    /// document is not among `documents` is linked without its text. A claim that
    /// review_of() calls rejected is left out; the others keep their index. Throws
    /// UsageError when a document stands twice in either list.
    Ledger link(std::span<const Document> documents, std::span<const DocumentClaims> claims, const Directions& directions = {}) const;

private:
    struct Parts;
    explicit Linker(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace waybill
