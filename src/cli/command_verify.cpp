#include <ostream>

#include "cli/command.h"
#include "engine/verify.h"

namespace waybill {
namespace {

class Verify final : public Command {
public:
    Manual manual() const override {
        return {.summary = "check every archived original and all evidence against it",
                .description = {"Unpacks every original and compares its SHA-256 with the one it was archived under, compares every quoted "
                                "piece of evidence with the text it was quoted from, and checks the structure of the store. What is wrong is "
                                "listed. The result is noted in the custody log, unless the store cannot be written."},
                .examples = {{"waybill verify", "checks waybill.db"}},
                .exit_status = "something in the store is damaged"};
    }
    void setup(Options&) override {}
    int run(Context& context) override {
        const std::unique_ptr<Store> store = context.open_for_ledger();
        const Verification v = verify(*store);
        for (const std::string& fault : v.faults) context.out << fault << "\n";
        context.out << v.originals << " originals, " << v.evidence << " pieces of evidence: "
                    << (v.faults.empty() ? "all as archived" : std::to_string(v.faults.size()) + " faults") << "\n";
        return v.faults.empty() ? 0 : 1;
    }
};

}  // namespace

std::unique_ptr<Command> make_verify() { return std::make_unique<Verify>(); }

}  // namespace waybill
