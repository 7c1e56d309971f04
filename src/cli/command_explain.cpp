#include "claims/lexicon.h"
#include "claims/pool.h"
#include "claims/scene.h"
#include "cli/command.h"
#include "cli/explain_json.h"
#include "cli/explain_text.h"
#include "cli/plumbing.h"
#include "engine/passages.h"

namespace waybill {
namespace {

class Explain final : public Command {
public:
    Manual manual() const override {
        return {.summary = "show what was seen in each sentence and which rules made the claims",
                .description = {"For each sentence: its words as a tree with tags, lemmas and features; names, times, numbers and money; who is "
                                "said to say what; what is negated, planned or doubtful; every rule that fired, and those that nearly did with "
                                "what they lacked; and the claims that rest on it. A sentence far from any arms with a party is shown as passed "
                                "over: rules are not tried on it.",
                                "As JSON Lines, one object a document: its text, and where in it (in bytes) stand sentences, tokens, mentions of "
                                "parties and arms, times, numbers, money, words of others and names; and the claims with their rules."},
                .examples = {{"echo 'Iran sent drones to Russia.' | waybill explain -", "a sentence"},
                             {"waybill explain --format jsonl articles/*.txt", "what stands where, for programs"}},
                .exit_status = "an input is no document; the others are explained"};
    }
    void setup(Options& options) override {
        inputs_.setup(options);
        add_quick(options, reading_);
        options.choice("--format", "text for people (the default) or a line of JSON a document", {"text", "jsonl"}, format_);
    }
    int run(Context& context) override {
        context.reading = reading_;
        const Engine& engine = context.engine();
        engine.load();
        if (format_ == "jsonl") return run_json(context, engine);
        return each_input(context, inputs_, [&](const Document& d) {
            Analysis analysis = engine.language().analyse(d);
            const std::vector<bool> read =
                passages_to_read(analysis, engine.catalogue().find(d.text, d.published), engine.catalogue()).by_rules;
            for (std::size_t i = 0; i < read.size(); ++i) analysis.sentences[i].read = read[i];
            Trace trace;
            const DocumentClaims claims = engine.extract(d, &trace);
            return explain_text(d, analysis, trace, claims);
        });
    }

private:
    int run_json(Context& context, const Engine& engine) {
        const ClaimLexicon lexicon = ClaimLexicon::load(engine.resources().data);
        const PoolLexicon more = PoolLexicon::load(engine.resources().data);
        return each_input(context, inputs_, [&](const Document& d) {
            const Analysis analysis = engine.language().analyse(d);
            const Tree tree(d.text, analysis);
            const Scene scene(d, tree, engine.catalogue(), lexicon);
            return explain_json(d, analysis, scene, pool_mentions(scene, more), engine.extractor().extract(d, analysis));
        });
    }

    PlumbingOptions inputs_;
    Reading reading_ = Reading::careful;
    std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_explain() { return std::make_unique<Explain>(); }

}  // namespace waybill
