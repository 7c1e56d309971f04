// Saved queries, checked against the ledger as it now is.
#pragma once
#include <string>
#include <vector>

#include "engine/engine.h"
#include "store/store.h"

namespace waybill {

/// Keeps a watch. What is in the ledger already counts as seen, unless `from_start`:
/// then the next check raises alerts for it. Throws UsageError when the name is
/// empty or taken.
void add_watch(const Engine& engine, Store& store, const Watch& watch, bool from_start);

/// Raises the alerts of every watch for what has changed since its last check: a
/// case that passes and that it did not know, a new stage, more independent
/// origins, a new conflict. A case is known again by its claims and a claim by its
/// document and what it says, so that new ids and new extractions raise none. What
/// a check finds is written at once for each watch: a check that was cut off is
/// simply made again, and a second one finds nothing. Links the ledger where that is
/// due; without a watch, does nothing. Returns the new alerts, by number.
std::vector<Alert> check_watches(const Engine& engine, Store& store, const std::string& time);

}  // namespace waybill
