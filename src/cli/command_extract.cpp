#include "claims/claim_json.h"
#include "cli/command.h"
#include "cli/plumbing.h"

namespace waybill {
namespace {

class Extract final : public Command {
public:
    Manual manual() const override {
        return {.summary = "print the claims of documents, one JSON object a document",
                .description = {"Reads texts, pages, or documents as JSON Lines, and prints for each, in the order of the inputs, one line: "
                                "{\"doc\": NAME, \"published\": …, \"lang\": …, \"claims\": [...]}. NAME is the file's name without its ending, or "
                                "the document's id. A document without claims has an empty list."},
                .examples = {{"waybill extract articles/*.txt > claims.jsonl", "claims of some texts"},
                             {"waybill text page.html | waybill extract -", "one stage after the other"}},
                .exit_status = "an input is no document; the others are printed"};
    }
    void setup(Options& options) override {
        inputs_.setup(options);
        add_quick(options, reading_);
    }
    int run(Context& context) override {
        context.reading = reading_;
        const Engine& engine = context.engine();
        engine.load();
        return each_input(context, inputs_, [&](const Document& d) { return claims_to_json(engine.extract(d)) + "\n"; });
    }

private:
    PlumbingOptions inputs_;
    Reading reading_ = Reading::careful;
};

}  // namespace

std::unique_ptr<Command> make_extract() { return std::make_unique<Extract>(); }

}  // namespace waybill
