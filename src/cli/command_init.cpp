#include <ostream>

#include "cli/command.h"

namespace waybill {
namespace {

class Init final : public Command {
public:
    Manual manual() const override {
        return {.summary = "make an empty store",
                .description = {"Makes an empty store. 'waybill ingest' makes one as well where there is none; this command "
                                "fails when the file exists, so that nothing is mixed up."},
                .examples = {{"waybill init --store drones.db", "makes drones.db in the current folder"}}};
    }
    void setup(Options&) override {}
    int run(Context& context) override {
        context.open(OpenMode::make);
        context.err << "made store '" << context.store_name() << "'\n";
        return 0;
    }
};

}  // namespace

std::unique_ptr<Command> make_init() { return std::make_unique<Init>(); }

}  // namespace waybill
