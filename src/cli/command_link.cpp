#include <ostream>

#include "cases/ledger_json.h"
#include "cli/claims_files.h"
#include "cli/command.h"
#include "waybill/error.h"

namespace waybill {
namespace {

class Link final : public Command {
public:
    Manual manual() const override {
        return {.summary = "print the cases that claims of many documents amount to",
                .description = {"Groups claims into cases and origins, finds which document repeats which and which claims contradict each other, "
                                "grades the cases, and prints all of it as one JSON object (cases.json). The order of documents and claims does "
                                "not matter."},
                .examples = {{"waybill link --documents docs.jsonl --claims claims.jsonl > cases.json", "from files"}}};
    }
    void setup(Options& options) override {
        options.text("--documents", "FILE", "the documents as JSON Lines, as 'waybill text' prints them", documents_);
        options.text("--claims", "FILE|DIR", "their claims as JSON Lines, as 'waybill extract' prints them, or a folder of NAME.claims.json files", claims_);
    }
    int run(Context& context) override {
        if (claims_.empty()) throw UsageError("'link' needs --claims FILE or folder; try 'waybill help link'");
        if (documents_.empty()) throw UsageError("'link' needs --documents FILE; try 'waybill help link'");
        const std::vector<DocumentClaims> claims = read_claims(claims_);
        const std::vector<Document> documents = read_documents_file(documents_);
        context.out << ledger_to_json(context.engine().linker().link(documents, claims));
        return 0;
    }

private:
    std::string documents_;
    std::string claims_;
};

}  // namespace

std::unique_ptr<Command> make_link() { return std::make_unique<Link>(); }

}  // namespace waybill
