// The ledger with the claims that it speaks of, for commands that show cases.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "cases/report.h"
#include "cli/context.h"
#include "store/claim_filter.h"
#include "waybill/case.h"

namespace waybill {

struct CaseClaim {
    DocumentHead document;
    std::uint32_t index = 0;
    Claim claim;
    const Membership* membership = nullptr;  ///< in its case
    const Origin* origin = nullptr;
};

/// One case with all that belongs to it; valid as long as its book.
struct CaseView {
    const Case* about = nullptr;
    std::vector<CaseClaim> claims;  ///< by published day, document name and index
    std::vector<const Origin*> origins;
    std::vector<const Conflict*> conflicts;
    std::vector<const Derivation*> derivations;

    const CaseClaim* find(const ClaimRef& claim) const;
    std::string first_published() const;  ///< empty when no document has a date
    std::string last_published() const;
};

class CaseBook {
public:
    /// Links the store's claims anew where that is due.
    explicit CaseBook(Context& context);
    CaseBook(const CaseBook&) = delete;
    CaseBook& operator=(const CaseBook&) = delete;

    const std::vector<CaseView>& views() const { return views_; }
    /// Cases with a claim that passes; the case's parties stand in where the claim has none.
    std::vector<const CaseView*> select(const ClaimFilter& filter) const;
    /// By id, or by the beginning of one. Throws UsageError when there is none or several.
    const CaseView& view(const std::string& id) const;
    const Store& store() const { return *store_; }
    /// The same for reports.
    const CaseFile& file() const { return *file_; }

private:
    std::unique_ptr<Store> store_;
    Ledger ledger_;
    std::vector<CaseView> views_;
    std::vector<DocumentClaims> claims_;
    std::vector<Document> documents_;  ///< without their texts
    std::unique_ptr<const CaseFile> file_;
};

}  // namespace waybill
