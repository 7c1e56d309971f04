#include "cli/stop_signal.h"

#include <csignal>

namespace waybill {
namespace {

std::atomic<bool> stop = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

void set_stop(int signal) {
    stop = true;
    std::signal(signal, SIG_DFL);
}

}  // namespace

const std::atomic<bool>& catch_stop_signals() {
    struct sigaction action {};
    action.sa_handler = set_stop;
    sigemptyset(&action.sa_mask);
    action.sa_flags = 0;  // a read from a terminal or pipe is interrupted
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    return stop;
}

}  // namespace waybill
