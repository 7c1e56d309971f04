#pragma once
#include <atomic>

namespace waybill {

/// From now on SIGINT and SIGTERM set the flag instead of ending the program; a
/// second one ends it.
const std::atomic<bool>& catch_stop_signals();

}  // namespace waybill
