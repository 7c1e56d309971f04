#include "engine/ledger.h"

#include "cases/review_book.h"
#include "waybill/error.h"

namespace waybill {

Ledger current_ledger(const Engine& engine, Store& store) {
    const std::string made_by = engine.linker_fingerprint();
    if (store.ledger_is_current(made_by)) return store.ledger();
    const std::int64_t version = store.claims_version();
    std::vector<Document> documents;
    std::vector<DocumentClaims> claims;
    store.each_document(true, [&](const StoredDocument& stored) {
        documents.push_back(stored.document);
        documents.back().name = stored.id;
        documents.back().source.clear();
        claims.push_back({stored.id, stored.document.published, stored.document.lang, stored.claims});
    });
    const ReviewBook book(store.decisions());
    const Directions directions = book.directions(claims);
    for (DocumentClaims& entry : claims) book.apply(entry.doc, entry.claims);
    Ledger ledger = engine.linker().link(documents, claims, directions);
    try {
        store.put_ledger(ledger, made_by, version);
    } catch (const StoreError&) {
        // On read-only media or while another program writes, the ledger is as good unsaved.
    }
    return ledger;
}

}  // namespace waybill
