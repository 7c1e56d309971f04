#include <fmt/format.h>
#include <ostream>

#include "cli/command.h"
#include "cli/sheet.h"
#include "engine/review.h"

namespace waybill {
namespace {

class Status final : public Command {
public:
    Manual manual() const override {
        return {.summary = "say what the store holds and how the last run ended",
                .description = {"Counts documents, claims, originals and inputs, and says whether the last run came to its end and whether other rules "
                                "than today's made some of the claims. With --refused it "
                                "lists every refused input and why; with --log, the custody log: what was accepted and verified when."},
                .examples = {{"waybill status --refused", "what could not be read"}}};
    }
    void setup(Options& options) override {
        options.flag("--refused", "list refused inputs with their reasons", refused_);
        options.flag("--log", "print the custody log", log_);
    }
    int run(Context& context) override {
        const std::unique_ptr<Store> store = context.open(OpenMode::read);
        if (refused_) {
            for (const Input& input : store->inputs(InputState::refused)) {
                context.out << harmless(input.path) << "\t" << harmless(input.reason) << "\n";
            }
            return 0;
        }
        if (log_) {
            for (const Event& e : store->events()) {
                context.out << e.number << "\t" << e.time << "\t" << e.kind << "\t" << e.subject << "\t" << harmless(e.detail) << "\n";
            }
            return 0;
        }
        print(context, *store, context.engine().extractor_fingerprint());
        return 0;
    }

private:
    static void print(Context& context, const Store& store, const std::string& extractor) {
        const Counts n = store.counts();
        std::ostream& out = context.out;
        out << fmt::format("store       {}, schema {}, made {} by {}\n", context.store_name(), store.fact("schema_version"),
                           store.fact("created"), store.fact("created_by"));
        out << fmt::format("documents   {}, {} of them with claims\n", n.documents, n.documents_with_claims);
        out << fmt::format("claims      {}\n", n.claims);
        out << fmt::format("originals   {:.1f} MB, kept in {:.1f} MB\n", static_cast<double>(n.original_bytes) / 1e6,
                           static_cast<double>(n.packed_bytes) / 1e6);
        out << fmt::format("inputs      {} read, {} known, {} refused\n", n.inputs_read, n.inputs_known, n.inputs_refused);
        const std::optional<Run> run = store.last_run();
        if (!run) {
            out << "last run    none; begin with 'waybill ingest'\n";
        } else if (run->finished.empty()) {
            out << fmt::format("last run    {}, begun {}, not at its end; go on with 'waybill ingest --resume'\n", run->number, run->started);
        } else {
            out << fmt::format("last run    {}, {} to {}\n", run->number, run->started, run->finished);
        }
        if (const std::size_t outdated = store.documents_not_by(extractor).size(); outdated > 0) {
            out << fmt::format("outdated    claims of {} documents, made by other rules or models; 'waybill ingest --again' extracts them anew\n", outdated);
        }
        if (const std::size_t decisions = store.decisions().size(); decisions > 0) {
            const std::size_t lost = lost_claims(store).size();
            out << fmt::format("review      {} decisions{}; 'waybill review log' lists them\n", decisions,
                               lost == 0 ? "" : fmt::format(", {} of the claims they are about are no longer there", lost));
        }
        if (const std::size_t watches = store.watches().size(); watches > 0) {
            out << fmt::format("watches     {}, {} alerts so far; 'waybill watch alerts' lists them\n", watches, store.alerts("").size());
        }
        if (n.inputs_refused > 0) out << "refused     'waybill status --refused' lists them, 'waybill ingest --retry failed' reads them again\n";
    }

    bool refused_ = false;
    bool log_ = false;
};

}  // namespace

std::unique_ptr<Command> make_status() { return std::make_unique<Status>(); }

}  // namespace waybill
