#include "cli/command.h"
#include "cli/plumbing.h"
#include "language/conllu.h"

namespace waybill {
namespace {

class Analyse final : public Command {
public:
    Manual manual() const override {
        return {.summary = "print the analysis of documents as CoNLL-U",
                .description = {"Prints sentences, words, tags, lemmas and trees of every document as CoNLL-U; names, times, numbers, money, "
                                "attributions and factuality stand in comments before each sentence."},
                .examples = {{"waybill analyse article.txt", "every layer of a text"}},
                .exit_status = "an input is no document; the others are printed"};
    }
    void setup(Options& options) override { inputs_.setup(options); }
    int run(Context& context) override {
        const LanguageEngine& language = context.engine().language();
        return each_input(context, inputs_, [&](const Document& d) { return print_conllu(d, language.analyse(d)); });
    }

private:
    PlumbingOptions inputs_;
};

}  // namespace

std::unique_ptr<Command> make_analyse() { return std::make_unique<Analyse>(); }

}  // namespace waybill
