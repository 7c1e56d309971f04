#include "engine/verify.h"

#include "engine/clock.h"
#include "store/original.h"
#include "waybill/error.h"

namespace waybill {
namespace {

void check_evidence(const StoredDocument& stored, Verification& v) {
    for (std::size_t i = 0; i < stored.claims.size(); ++i) {
        for (const Evidence& e : stored.claims[i].evidence) {
            ++v.evidence;
            const bool inside = e.span.begin <= e.span.end && e.span.end <= stored.document.text.size();
            const bool found = e.span.empty() ? stored.document.text.find(e.text) != std::string::npos
                                              : inside && e.span.of(stored.document.text) == e.text;
            if (!found) {
                v.faults.push_back("claim " + std::to_string(i) + " of document " + stored.id + " ('" + stored.document.name +
                                   "'): its evidence does not stand in the text");
            }
        }
    }
}

}  // namespace

Verification verify(Store& store) {
    Verification v;
    v.faults = store.check();
    for (const std::string& hash : store.originals()) {
        ++v.originals;
        try {
            unpack(store.original(hash));
        } catch (const StoreError& error) {
            v.faults.emplace_back(error.what());
        }
    }
    store.each_document(true, [&](const StoredDocument& stored) { check_evidence(stored, v); });
    try {
        store.log({0, now_utc(), "verify", "", std::to_string(v.originals) + " originals, " + std::to_string(v.faults.size()) + " faults"});
    } catch (const StoreError&) {
        // A store on read-only media is verified all the same.
    }
    return v;
}

}  // namespace waybill
