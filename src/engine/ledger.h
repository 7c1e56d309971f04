// The ledger of a store, linked anew when its claims or the data have changed.
#pragma once
#include "engine/engine.h"
#include "store/store.h"
#include "waybill/case.h"

namespace waybill {

/// Documents are named by their ids in it. A ledger that had to be linked is put
/// into the store, unless the store cannot be written.
Ledger current_ledger(const Engine& engine, Store& store);

}  // namespace waybill
