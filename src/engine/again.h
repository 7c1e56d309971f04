// The claims of documents that a store holds, extracted anew after the program,
// its data or its models have changed.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>

#include "engine/engine.h"
#include "store/store.h"

namespace waybill {

struct AgainAccount {
    std::uint64_t outdated = 0;  ///< documents to extract
    std::uint64_t done = 0;      ///< documents extracted and in the store
    std::uint64_t changed = 0;   ///< of these: documents whose claims are not what they were
    std::uint64_t claims = 0;    ///< that they have now
    bool stopped = false;        ///< before the end
};

struct AgainWatch {
    std::function<void(const AgainAccount&)> progress;  ///< now and then; may be empty
    const std::atomic<bool>* stop = nullptr;            ///< set from outside: end after the documents at hand
};

/// Extracts claims from every stored text whose present ones another program,
/// other data or other models made. The old claims stay in the store beside the
/// new ones. Each document changes wholly or not at all, and an interrupted run
/// is simply run again. Texts stay as they are: originals are not read anew.
/// Throws StoreError.
AgainAccount extract_again(const Engine& engine, Store& store, unsigned threads, const AgainWatch& watch);

}  // namespace waybill
