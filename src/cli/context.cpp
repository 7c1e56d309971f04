#include "cli/context.h"

#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

#include "engine/clock.h"
#include "waybill/error.h"

namespace waybill {

Context::Context(std::istream& input, std::ostream& output, std::ostream& errors) : in(input), out(output), err(errors) {}
Context::~Context() = default;

void Context::add_common(Options& options) {
    options.text("--store", "PATH", "the store; default: $WAYBILL_STORE, else waybill.db in the current folder", store);
    options.texts("--data", "DIR", "a folder of data files of your own, over the shipped ones; may be given several times", data);
}

std::string Context::store_name() const {
    if (!store.empty()) return store;
    const char* named = std::getenv("WAYBILL_STORE");
    return named != nullptr && *named != '\0' ? named : "waybill.db";
}

std::unique_ptr<Store> Context::open(OpenMode mode) const {
    return open_store(store_name(), mode, now_utc(), "waybill " + std::string(program_version()));
}

std::unique_ptr<Store> Context::open_for_ledger() const {
    try {
        return open(OpenMode::write);
    } catch (const StoreError&) {
        return open(OpenMode::read);
    }
}

const Engine& Context::engine() {
    if (!engine_) engine_ = std::make_unique<Engine>(find_resources(data), reading);
    return *engine_;
}

int Context::width() const {
    if (isatty(STDOUT_FILENO) == 0) return 0;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 80;
}

bool Context::err_is_terminal() const { return isatty(STDERR_FILENO) != 0; }

void add_quick(Options& options, Reading& reading) {
    options.flag("--quick", "find claims by the rules alone: some ten times faster, and fewer", [&reading] { reading = Reading::quick; });
}

}  // namespace waybill
