// What every command works with: the streams, the store, the engine, and the
// options that mean the same everywhere.
#pragma once
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "cli/options.h"
#include "engine/engine.h"
#include "store/store.h"

namespace waybill {

class Context {
public:
    Context(std::istream& input, std::ostream& output, std::ostream& errors);
    ~Context();

    std::istream& in;
    std::ostream& out;
    std::ostream& err;

    std::string store;              ///< --store; empty: $WAYBILL_STORE, else waybill.db
    std::vector<std::string> data;  ///< --data
    Reading reading = Reading::careful;  ///< set by commands that extract claims, before they ask for the engine

    /// --store and --data, which every command takes, before or after its name.
    void add_common(Options& options);

    std::string store_name() const;
    std::unique_ptr<Store> open(OpenMode mode) const;
    /// To write if that can be, else to read.
    std::unique_ptr<Store> open_for_ledger() const;

    const Engine& engine();

    /// Columns of the terminal that `out` goes to; 0 when it is none.
    int width() const;
    bool err_is_terminal() const;

private:
    std::unique_ptr<Engine> engine_;
};

/// --quick, for commands that extract claims.
void add_quick(Options& options, Reading& reading);

}  // namespace waybill
