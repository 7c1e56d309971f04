#include <filesystem>
#include <fstream>
#include <ostream>
#include <unistd.h>

#include "base/file.h"
#include "cases/ledger_json.h"
#include "cases/scoring.h"
#include "claims/claim_json.h"
#include "claims/scoring.h"
#include "cli/claims_files.h"
#include "cli/command.h"
#include "cli/plumbing.h"
#include "waybill/error.h"

namespace waybill {
namespace {

namespace fs = std::filesystem;

/// A folder for files in between, gone when it goes.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "waybill-eval-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), "cannot make a temporary folder");
        path = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    fs::path path;
};

class Eval final : public Command {
public:
    Manual manual() const override {
        return {.summary = "score extracted claims and linked cases against a reference",
                .description = {"REFERENCE is a folder of NAME.claims.json files. With --extracted it scores claims that are there; with --documents "
                                "it extracts them first from these texts, and where the reference has a cases.json, links the reference's own "
                                "claims and scores that as well. With --cases it scores a cases.json that is there.",
                                "Core F1 is the headline: stage, supplier, recipient, item and polarity all right. Relaxed F1 takes stages of one "
                                "phase for equal; pair F1 is over pairs of supplier and recipient; then the accuracy of single fields where the "
                                "core is right, and false alarms in documents without claims. Cases and origins are scored by B-cubed."},
                .examples = {{"waybill eval reference/ --documents docs.jsonl", "extracts and scores"},
                             {"waybill eval reference/ --extracted claims.jsonl --show all", "scores, and shows which claims were paired"}}};
    }
    void setup(Options& options) override {
        options.argument("REFERENCE", "a folder of NAME.claims.json files, or those objects as JSON Lines", reference_, true, false);
        options.text("--extracted", "FILE", "claims to score, as 'waybill extract' prints them", extracted_);
        options.texts("--documents", "PATH", "texts to extract claims from and score those; may be given several times", inputs_.paths);
        options.text("--cases", "FILE", "cases to score, as 'waybill link' prints them", cases_);
        options.number("--threads", "N", "how many documents to work on at a time; default: the number of processors", 1, inputs_.threads);
        options.flag("--json", "print the scores as JSON", scoring_.json);
        options.text("--show", "NAME", "show the pairing of claims in this document, or in 'all'", scoring_.show);
    }
    int run(Context& context) override {
        const fs::path reference = reference_.front();
        std::error_code error;
        if (!fs::exists(reference, error)) throw UsageError("cannot score against '" + reference.string() + "': there is no such file or folder");
        if (extracted_.empty() && inputs_.paths.empty() && cases_.empty()) {
            throw UsageError("'eval' needs what to score: --extracted FILE, --documents PATH or --cases FILE; try 'waybill help eval'");
        }
        int code = 0;
        if (!extracted_.empty()) report(context, score_claims(reference, extracted_, scoring_));
        if (!inputs_.paths.empty()) code = extract_and_score(context, reference);
        if (!cases_.empty()) context.out << score_cases(reference / "cases.json", cases_, scoring_.json);
        return code;
    }

private:
    static void report(Context& context, const ScoringReport& report) {
        context.out << report.text;
        context.err << report.note;
    }

    int extract_and_score(Context& context, const fs::path& reference) {
        const Engine& engine = context.engine();
        engine.load();
        const TemporaryFolder folder;
        const fs::path claims = folder.path / "claims.jsonl";
        const fs::path documents = folder.path / "documents.jsonl";
        int code = 0;
        {
            std::ofstream out(claims, std::ios::binary);
            Context into(context.in, out, context.err);
            into.data = context.data;
            code = each_input(into, inputs_, [&](const Document& d) { return claims_to_json(engine.extract(d)) + "\n"; });
            out.flush();
            if (!out) throw std::system_error(errno, std::generic_category(), "cannot write '" + claims.string() + "'");
        }
        report(context, score_claims(reference, claims, scoring_));
        std::error_code error;
        if (!fs::exists(reference / "cases.json", error)) return code;

        std::vector<Document> texts;
        PlumbingOptions one_by_one = inputs_;
        one_by_one.threads = 1;
        std::ofstream nowhere(documents);
        Context into(context.in, nowhere, nowhere);
        into.data = context.data;
        each_input(into, one_by_one, [&](const Document& d) {
            texts.push_back(d);
            return std::string();
        });
        const fs::path linked = folder.path / "cases.json";
        write_file_atomically(linked, ledger_to_json(engine.linker().link(texts, read_claims(reference.string()))));
        context.out << score_cases(reference / "cases.json", linked, scoring_.json);
        return code;
    }

    std::vector<std::string> reference_;
    std::string extracted_;
    std::string cases_;
    PlumbingOptions inputs_;
    ScoringOptions scoring_;
};

}  // namespace

std::unique_ptr<Command> make_eval() { return std::make_unique<Eval>(); }

}  // namespace waybill
