#include <filesystem>
#include <fmt/format.h>
#include <ostream>
#include <set>

#include "base/file.h"
#include "claims/claim_json.h"
#include "cli/author.h"
#include "cli/claim_edit.h"
#include "cli/command.h"
#include "cli/review_log.h"
#include "cli/sheet.h"
#include "engine/review.h"
#include "waybill/error.h"

namespace waybill {
namespace {

/// For a file of its own: letters, digits and a few signs.
std::string file_name(const std::string& name) {
    std::string plain;
    for (const char c : name) {
        const bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
        plain += kept ? c : '_';
    }
    return plain.empty() || plain.front() == '.' ? "_" + plain : plain;
}

class ReviewCommand final : public Command {
public:
    Manual manual() const override {
        return {.summary = "decide on claims, cases and sources, and undo it",
                .description =
                    {"A decision has an author, a time and a reason, and stands beside what was extracted, never in its place: it is "
                     "undone by a further decision, and all of them are kept. It holds when new documents come and when claims are "
                     "extracted anew: a claim is known again by what it says, else by its evidence, stage and parties.",
                     "accept CLAIM... says that the document is read rightly; reject CLAIM... that it does not say this: the claim no "
                     "longer counts anywhere; correct CLAIM that it says it otherwise, which the options tell. CLAIM is DOCUMENT#NUMBER, "
                     "as 'waybill claims' and 'waybill case' print it.",
                     "merge CASE CASE... makes one case of several; split CASE CLAIM... makes these claims a case of their own. What comes "
                     "later goes with the side that it shares more details with.",
                     "rate SOURCE LETTER says how reliable a source is, from A (completely) to E (unreliable) and F (cannot be judged), which "
                     "every source is until somebody rates it; letters off shows none, letters on shows them again; sources lists them. A letter "
                     "never changes a credibility.",
                     "undo [NUMBER] undoes the last decision or the one of this number; undoing an undoing restores. log lists all decisions, "
                     "and which of them no longer find their claim. export prints the reviewed documents' claims as references for training "
                     "and scoring, one document a line; with --to, a text and a NAME.claims.json a document."},
                .examples = {{"waybill review reject delivery#2 --reason 'a hypothetical'", "the claim is left out of claims and cases"},
                             {"waybill review correct delivery#0 --quantity 18-20 --reason 'the figure is of the order'", "what was extracted stays in the store"},
                             {"waybill review split ir-ru-shahed-136-2022-3fa9c1 later#0 later#1 --reason 'the order of 2024'", "two cases of one"},
                             {"waybill review undo", "as it was before"},
                             {"waybill review export --to references/", "for 'waybill eval'"}}};
    }
    void setup(Options& options) override {
        options.argument("ACTION", "what to do: accept, reject, correct, merge, split, rate, letters, sources, undo, log or export", action_, true, false,
                         {"accept", "reject", "correct", "merge", "split", "rate", "letters", "sources", "undo", "log", "export"});
        options.argument("WHAT", "claims, cases, a source with its letter, or a decision's number", what_, false, true);
        author_.setup(options);
        edit_.setup(options);
        options.text("--to", "DIR", "export: a folder for one text and one reference a document", folder_);
        options.flag("--partial", "export: also documents of which some claims are not yet reviewed", partial_);
        options.choice("--format", "log, sources: table for people (the default), JSON Lines or CSV for programs", {"table", "jsonl", "csv"}, format_);
    }
    int run(Context& context) override {
        const std::string& action = action_.front();
        if (!edit_.empty() && action != "correct") throw UsageError("only 'review correct' takes options that change a claim");
        if (action == "log" || action == "sources" || action == "export") return look(context, action);
        const std::unique_ptr<Store> store = context.open(OpenMode::write);
        if (action == "accept" || action == "reject") return judge(context, *store, action);
        if (action == "correct") return correct(context, *store);
        const Signature by = author_.sign("review " + action, action != "letters" && action != "undo");
        if (action == "merge") {
            const std::int64_t number = merge_cases(context.engine(), *store, what_, by);
            context.out << "decision " << number << ": " << what_.size() << " cases merged\n";
        } else if (action == "split") {
            if (what_.empty()) throw UsageError("'review split' needs a case and the claims that make the other case");
            const std::vector<ReviewedClaim> claims = named(*store, {what_.begin() + 1, what_.end()});
            const std::int64_t number = split_case(context.engine(), *store, what_.front(), claims, by);
            context.out << "decision " << number << ": " << claims.size() << (claims.size() == 1 ? " claim" : " claims") << " split off\n";
        } else if (action == "rate") {
            if (what_.size() != 2 || what_[1].size() != 1 || what_[0] == "*") throw UsageError("'review rate' needs a source and a letter from A to F, such as 'review rate Reuters B'");
            context.out << "decision " << rate_source(*store, what_[0], what_[1].front(), by) << ": " << what_[0] << " is " << what_[1] << "\n";
        } else if (action == "letters") {
            if (what_.size() != 1 || (what_[0] != "on" && what_[0] != "off")) throw UsageError("'review letters' takes 'on' or 'off'");
            context.out << "decision " << rate_source(*store, "*", what_[0] == "on" ? '+' : '-', by) << ": letters are " << what_[0] << "\n";
        } else {
            undo(context, *store, by);
        }
        return 0;
    }

private:
    static std::vector<ReviewedClaim> named(const Store& store, const std::vector<std::string>& names) {
        std::vector<ReviewedClaim> claims;
        std::set<std::pair<std::string, std::uint32_t>> seen;
        for (const std::string& name : names) {
            ReviewedClaim claim = claim_named(store, name);
            if (seen.emplace(claim.document.id, claim.index).second) claims.push_back(std::move(claim));
        }
        return claims;
    }

    int judge(Context& context, Store& store, const std::string& action) const {
        if (what_.empty()) throw UsageError("'review " + action + "' needs a claim, DOCUMENT#NUMBER as 'waybill claims' prints it");
        const bool accept = action == "accept";
        const Signature by = author_.sign("review " + action, !accept);
        const std::vector<ReviewedClaim> claims = named(store, what_);
        std::int64_t number = accept ? accept_claims(store, claims, by) : reject_claims(store, claims, by);
        for (const ReviewedClaim& claim : claims) {
            context.out << "decision " << number++ << ": " << action << " " << harmless(claim.document.name) << "#" << claim.index << "\n";
        }
        return 0;
    }

    int correct(Context& context, Store& store) const {
        if (what_.size() != 1) throw UsageError("'review correct' needs one claim, DOCUMENT#NUMBER as 'waybill claims' prints it");
        if (edit_.empty()) throw UsageError("'review correct' needs what the document says instead, such as --quantity 18-20; try 'waybill help review'");
        const Signature by = author_.sign("review correct", true);
        const ReviewedClaim claim = claim_named(store, what_.front());
        const std::int64_t number = correct_claim(store, claim, edit_.apply(context.engine().catalogue(), claim.standing), by);
        context.out << "decision " << number << ": correct " << harmless(claim.document.name) << "#" << claim.index << "\n";
        return 0;
    }

    void undo(Context& context, Store& store, const Signature& by) const {
        std::int64_t number = 0;
        if (what_.size() > 1) throw UsageError("'review undo' takes one decision at a time");
        if (what_.size() == 1) {
            const std::string& text = what_.front();
            if (text.empty() || text.size() > 15 || text.find_first_not_of("0123456789") != std::string::npos || std::stoll(text) == 0) {
                throw UsageError("'" + text + "' is no decision's number; 'waybill review log' lists them");
            }
            number = std::stoll(text);
        }
        const std::int64_t made = undo_decision(store, number, by);
        for (const Decision& d : store.decisions()) {
            if (d.number == made) context.out << "decision " << made << ": decision " << d.undoes << " undone\n";
        }
    }

    int look(Context& context, const std::string& action) const {
        if (!what_.empty()) throw UsageError("'review " + action + "' does not take '" + what_.front() + "'");
        const std::unique_ptr<Store> store = context.open(OpenMode::read);
        if (action == "log") print_review_log(*store, format_, context.width(), context.out);
        else if (action == "sources") print_source_letters(*store, format_, context.width(), context.out);
        else export_references(context, *store);
        return 0;
    }

    void export_references(Context& context, const Store& store) const {
        const std::filesystem::path folder = folder_;
        if (!folder_.empty()) std::filesystem::create_directories(folder);
        std::set<std::string> taken;
        std::size_t documents = 0;
        const std::size_t left_out = each_reference(store, partial_, [&](const StoredDocument& stored, const DocumentClaims& found) {
            ++documents;
            DocumentClaims reference = found;
            if (folder_.empty()) {
                context.out << claims_to_json(reference) << "\n";
                return;
            }
            std::string name = file_name(reference.doc);
            if (!taken.insert(name).second) taken.insert(name += "-" + stored.id);
            reference.doc = name;
            write_file_atomically(folder / (name + ".txt"), stored.document.text);
            write_file_atomically(folder / (name + ".claims.json"), claims_to_json(reference) + "\n");
        });
        if (!folder_.empty()) context.out << documents << (documents == 1 ? " reference" : " references") << " written\n";
        if (left_out > 0) {
            context.err << left_out << (left_out == 1 ? " document" : " documents") << " left out, with claims that nobody has reviewed; --partial takes them too\n";
        }
    }

    std::vector<std::string> action_;
    std::vector<std::string> what_;
    AuthorOptions author_;
    ClaimEdit edit_;
    std::string folder_;
    std::string format_ = "table";
    bool partial_ = false;
};

}  // namespace

std::unique_ptr<Command> make_review() { return std::make_unique<ReviewCommand>(); }

}  // namespace waybill
