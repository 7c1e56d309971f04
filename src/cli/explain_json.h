// What Waybill saw in a document and why, for programs.
#pragma once
#include <string>

#include "claims/extractor.h"
#include "claims/scene.h"
#include "waybill/analysis.h"
#include "waybill/document.h"

namespace waybill {

/// One line of JSON with its newline: sentences, tokens, the mentions of parties,
/// items, times, numbers, money, sources and names, and the claims with the rules
/// that made them. Every "b" and "e" and every pair is a byte range of "text";
/// "antecedent" is an index into "items", -1 for none.
std::string explain_json(const Document& document, const Analysis& analysis, const Scene& scene, const DocumentClaims& claims);

}  // namespace waybill
