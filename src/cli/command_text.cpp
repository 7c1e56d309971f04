#include "cli/command.h"
#include "cli/plumbing.h"
#include "intake/document_json.h"

namespace waybill {
namespace {

class Text final : public Command {
public:
    Manual manual() const override {
        return {.summary = "print documents as JSON Lines: the text without page furniture",
                .description = {"Reads files, folders or standard input as 'waybill ingest' does and prints each document as one JSON object a "
                                "line: id, url, title, outlet, published, lang, text. That is what the other commands read as well."},
                .examples = {{"waybill text page.html", "the article of a saved page"}},
                .exit_status = "an input is no document; the others are printed"};
    }
    void setup(Options& options) override { inputs_.setup(options); }
    int run(Context& context) override {
        return each_input(context, inputs_, [](const Document& d) { return document_to_json(d) + "\n"; });
    }

private:
    PlumbingOptions inputs_;
};

}  // namespace

std::unique_ptr<Command> make_text() { return std::make_unique<Text>(); }

}  // namespace waybill
