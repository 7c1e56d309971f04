#include <ostream>

#include "cli/command.h"

namespace waybill {
namespace {

class CheckData final : public Command {
public:
    Manual manual() const override {
        return {.summary = "check the data files, shipped and your own",
                .description = {"Loads every data file and model as the other commands do, and prints what is doubtful: a name that two rows claim, an "
                                "unknown family or country. A malformed line is an error, 'file:line: what is wrong'. Counts come last."},
                .examples = {{"waybill check-data --data my-words/", "before using files of your own"}},
                .exit_status = "a file is malformed or doubtful"};
    }
    void setup(Options&) override {}
    int run(Context& context) override {
        const Engine& engine = context.engine();
        const Catalogue& catalogue = engine.catalogue();
        engine.load();
        engine.linker();
        const std::vector<std::string> doubts = catalogue.check();
        for (const std::string& doubt : doubts) context.out << doubt << "\n";
        context.out << catalogue.systems().size() << " weapon systems, " << catalogue.parties().size() << " parties, "
                    << catalogue.outlets().size() << " outlets; " << doubts.size() << (doubts.size() == 1 ? " doubt\n" : " doubts\n");
        return doubts.empty() ? 0 : 1;
    }
};

}  // namespace

std::unique_ptr<Command> make_check_data() { return std::make_unique<CheckData>(); }

}  // namespace waybill
