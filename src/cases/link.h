// Claims of many documents to a ledger of cases, origins, derivations, conflicts
// and grades.
#pragma once
#include <span>

#include "catalogue/catalogue.h"
#include "waybill/case.h"
#include "waybill/claim.h"
#include "waybill/document.h"

namespace waybill {

/// The same ledger whatever the order of `documents` and `claims`. A claim whose
/// document is not among `documents` is linked without its text.
Ledger link(std::span<const Document> documents, std::span<const DocumentClaims> claims, const Catalogue& catalogue);

}  // namespace waybill
