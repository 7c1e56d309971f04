#include "cli/command.h"
#include "cli/explain_text.h"
#include "cli/plumbing.h"

namespace waybill {
namespace {

class Explain final : public Command {
public:
    Manual manual() const override {
        return {.summary = "show what was seen in each sentence and which rules made the claims",
                .description = {"For each sentence: its words as a tree with tags, lemmas and features; names, times, numbers and money; who is "
                                "said to say what; what is negated, planned or doubtful; every rule that fired, and those that nearly did with "
                                "what they lacked; and the claims that rest on it."},
                .examples = {{"echo 'Iran sent drones to Russia.' | waybill explain -", "a sentence"}},
                .exit_status = "an input is no document; the others are explained"};
    }
    void setup(Options& options) override { inputs_.setup(options); }
    int run(Context& context) override {
        const Engine& engine = context.engine();
        engine.load();
        return each_input(context, inputs_, [&](const Document& d) {
            const Analysis analysis = engine.language().analyse(d);
            Trace trace;
            const DocumentClaims claims = engine.extractor().extract(d, analysis, &trace);
            return explain_text(d, analysis, trace, claims);
        });
    }

private:
    PlumbingOptions inputs_;
};

}  // namespace

std::unique_ptr<Command> make_explain() { return std::make_unique<Explain>(); }

}  // namespace waybill
