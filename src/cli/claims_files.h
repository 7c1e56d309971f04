// Files of documents and claims that outside programs hand over.
#pragma once
#include <string>
#include <vector>

#include "waybill/claim.h"
#include "waybill/document.h"

namespace waybill {

/// JSON Lines of documents. Throws UsageError when the file cannot be read,
/// InputError "file:line: …" for a line that is no document.
std::vector<Document> read_documents_file(const std::string& file);

/// Claims as JSON Lines, or a folder of NAME.claims.json files. Throws
/// UsageError, or DataError "file:line: …".
std::vector<DocumentClaims> read_claims(const std::string& path);

}  // namespace waybill
