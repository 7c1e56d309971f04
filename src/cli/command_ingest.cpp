#include <filesystem>
#include <istream>
#include <ostream>
#include <thread>

#include "cli/alert_text.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/sheet.h"
#include "cli/stop_signal.h"
#include "engine/again.h"
#include "engine/clock.h"
#include "engine/ingest.h"
#include "engine/review.h"
#include "engine/watching.h"
#include "waybill/error.h"

namespace waybill {
namespace {

std::string plural(std::uint64_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

class IngestCommand final : public Command {
public:
    Manual manual() const override {
        return {.summary = "read documents into the store and extract their claims",
                .description =
                    {"Reads files, folders with all below them, or standard input ('-'): plain text, HTML, and JSON Lines as "
                     "news crawlers write them, one document a line. Metadata may lie beside a text as NAME.meta.json. The "
                     "store is made where there is none.",
                     "Each input ends in the store with a state and a reason: read, known (its bytes are there already) or "
                     "refused. A second run adds nothing. The original bytes are kept, compressed, under their SHA-256.",
                     "A document is in the store wholly or not at all. When the run is interrupted, by Ctrl-C, a kill or a "
                     "power cut, what was accepted stays; --resume goes on from there, and so does the same command again.",
                     "With --again nothing is read: the claims of stored documents are extracted anew where another version of "
                     "Waybill, other data or other models made the present ones. The old claims stay in the store beside the "
                     "new ones. Interrupted, the same command goes on with the rest. Decisions of people hold for the new claims as they did "
                     "for the old ones; those that no longer find their claim are named.",
                     "With --quick the rules alone find claims, some ten times faster: for a first look at a large archive. They find fewer; "
                     "'waybill ingest --again' without --quick reads the same documents carefully later.",
                     "Where there are watches, they are checked at the end, and their alerts are printed ('waybill help watch')."},
                .examples = {{"waybill ingest articles/", "reads a folder"},
                             {"zcat crawl.jsonl.gz | waybill ingest -", "reads documents from a pipe"},
                             {"waybill ingest --resume", "goes on with an interrupted run"},
                             {"waybill ingest --again", "after an upgrade, or after changing a data file of your own"},
                             {"waybill ingest --retry failed", "reads again what was refused, say after its permissions were mended"}},
                .exit_status = "an input was refused (the others are in the store), the run was interrupted, or the store failed"};
    }

    void setup(Options& options) override {
        options.argument("PATH", "a file, a folder, or '-' for standard input", request_.paths, false, true);
        options.number("--threads", "N", "how many documents to analyse at a time; default: the number of processors", 1, threads_);
        options.flag("--resume", "go on with the run that was interrupted, without naming its inputs again", request_.resume);
        options.choice("--retry", "read only inputs again that were refused before (in PATH, where given)", {"failed"}, retry_);
        options.flag("--again", "extract the claims of stored documents anew, where other rules, data or models made them", again_);
        add_quick(options, reading_);
        options.flag("--quiet", "no progress, and no list of what was refused", quiet_);
    }

    int run(Context& context) override {
        context.reading = reading_;
        request_.threads = threads_ > 0 ? threads_ : std::max(1U, std::thread::hardware_concurrency());
        request_.retry_failed = !retry_.empty();
        if (again_) return run_again(context);
        if (request_.paths.empty() && !request_.resume && !request_.retry_failed) {
            throw UsageError("'ingest' needs PATH: a file, a folder, or '-' for standard input; try 'waybill help ingest'");
        }
        std::error_code error;
        const bool made = context.store_name() != "memory:" && !std::filesystem::exists(context.store_name(), error);
        if (made && request_.paths.empty()) context.open(OpenMode::write);  // there is nothing to resume: says so
        if (made) expect_something();
        const Engine& engine = context.engine();
        engine.load();
        const std::unique_ptr<Store> store = context.open(OpenMode::create);
        if (made) context.err << "made store '" << context.store_name() << "'\n";

        const bool bar = context.err_is_terminal() && !quiet_;
        ProgressLine progress(context.err, bar ? total_bytes(request_.paths) : 0);
        IngestWatch watch;
        watch.stop = &catch_stop_signals();
        watch.standard_input = &context.in;
        if (bar) watch.progress = [&](const IngestAccount& account) { progress.show(account); };
        IngestAccount account;
        try {
            account = ingest(engine, *store, request_, watch);
        } catch (...) {
            progress.clear();
            throw;
        }
        progress.clear();
        report(context, account);
        if (!account.stopped) tell_of_news(context, *store);
        return account.refused > 0 || account.stopped ? 1 : 0;
    }

private:
    int run_again(Context& context) const {
        if (!request_.paths.empty() || request_.resume || request_.retry_failed) {
            throw UsageError("--again works on what the store holds: it takes no PATH, --resume or --retry; ingest first, then run it");
        }
        const std::unique_ptr<Store> store = context.open(OpenMode::write);
        const bool line = context.err_is_terminal() && !quiet_;
        AgainWatch watch;
        watch.stop = &catch_stop_signals();
        if (line) {
            watch.progress = [&](const AgainAccount& a) {
                context.err << "\r" << a.done << " of " << a.outdated << " documents extracted anew\x1b[K" << std::flush;
            };
        }
        const AgainAccount account = extract_again(context.engine(), *store, request_.threads, watch);
        if (line) context.err << "\r\x1b[K" << std::flush;
        context.out << plural(account.done, "document", "documents") << " extracted anew, " << account.changed << " of them with other claims; "
                    << (account.stopped ? std::to_string(account.outdated - account.done) + " to go\n" : "all others were up to date\n");
        if (const std::size_t lost = account.changed > 0 ? lost_claims(*store).size() : 0; lost > 0) {
            context.err << "decisions of people no longer find " << plural(lost, "claim", "claims") << "; 'waybill review log' shows which\n";
        }
        if (!account.stopped) tell_of_news(context, *store);
        if (!account.stopped) return 0;
        context.err << "stopped before the end; go on with 'waybill ingest --again'\n";
        return 1;
    }

    static void tell_of_news(Context& context, Store& store) {
        constexpr std::size_t most = 20;
        print_new_alerts(store, check_watches(context.engine(), store, now_utc()), most, context.out);
    }

    /// No store is made for the sake of mistyped names.
    void expect_something() const {
        for (const std::string& path : request_.paths) {
            std::error_code error;
            if (path == "-" || std::filesystem::exists(path, error) || error) return;
        }
        throw UsageError("no such file or folder: '" + harmless(request_.paths.front()) + "'; nothing was read, and no store was made");
    }

    void report(Context& context, const IngestAccount& account) const {
        if (!quiet_) {
            for (const Refusal& refusal : account.refusals) {
                context.err << "refused '" << harmless(refusal.input) << "': " << harmless(refusal.reason) << "\n";
            }
            if (account.refused > account.refusals.size()) {
                context.err << "… and " << account.refused - account.refusals.size() << " more; 'waybill status --refused' lists all\n";
            }
        }
        context.out << plural(account.read, "document", "documents") << " read with " << plural(account.claims, "claim", "claims") << ", "
                    << account.known << " already known, " << account.refused << " refused\n";
        if (account.stopped) context.err << "stopped before the end; go on with 'waybill ingest --resume'\n";
    }

    IngestRequest request_;
    unsigned threads_ = 0;
    std::string retry_;
    Reading reading_ = Reading::careful;
    bool again_ = false;
    bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_ingest() { return std::make_unique<IngestCommand>(); }

}  // namespace waybill
