// What Waybill saw in a document and why, for people.
#pragma once
#include <string>

#include "claims/extractor.h"
#include "waybill/analysis.h"
#include "waybill/document.h"

namespace waybill {

/// Sentence by sentence: words with tags, tree, names, numbers, times,
/// attributions, factuality, the rules that fired or nearly did, the claims.
std::string explain_text(const Document& document, const Analysis& analysis, const Trace& trace, const DocumentClaims& claims);

}  // namespace waybill
