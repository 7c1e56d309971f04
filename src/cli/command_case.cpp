#include <ostream>

#include "cli/case_book.h"
#include "cli/case_json.h"
#include "cli/command.h"
#include "cli/describe.h"
#include "cli/sheet.h"

namespace waybill {
namespace {

class CaseCommand final : public Command {
public:
    Manual manual() const override {
        return {.summary = "show one case in full, with its quoted evidence",
                .description = {"Shows the case's grades with their grounds, every claim with the sentence it rests on and who says so, the "
                                "origins behind the claims, what contradicts what, and which document repeats which."},
                .examples = {{"waybill case ir-ru", "the case whose id begins so"}}};
    }
    void setup(Options& options) override {
        options.argument("ID", "a case's id or the beginning of it, as 'waybill cases' lists them", ids_, true, false);
        options.choice("--format", "text for people (the default) or a line of JSON", {"text", "jsonl"}, format_);
    }
    int run(Context& context) override {
        const CaseBook book(context);
        const CaseView& view = book.view(ids_.front());
        if (format_ == "jsonl") {
            context.out << full_case_line(view) << "\n";
            return 0;
        }
        print(view, context.out, context.width() > 0 ? static_cast<std::size_t>(context.width()) : 100);
        return 0;
    }

private:
    static std::string name_of(const CaseView& view, const ClaimRef& ref) {
        const CaseClaim* c = view.find(ref);
        return (c != nullptr ? c->document.name : ref.doc) + "#" + std::to_string(ref.index);
    }
    static std::string document_name(const CaseView& view, const std::string& id) {
        for (const CaseClaim& c : view.claims) {
            if (c.document.id == id) return c.document.name;
        }
        return id;
    }

    static void print(const CaseView& view, std::ostream& out, std::size_t width) {
        const Case& about = *view.about;
        out << about.id << "\n" << parties_text(about.supplier, about.recipient) << ", " << about.item << " (" << to_string(about.category) << ")\n";
        out << view.claims.size() << (view.claims.size() == 1 ? " claim, " : " claims, ") << view.origins.size()
            << (view.origins.size() == 1 ? " origin, " : " origins, ") << view.conflicts.size()
            << (view.conflicts.size() == 1 ? " conflict\n" : " conflicts\n");
        print_grades(about, out, width);
        print_claims(view, out, width);
        print_origins(view, out, width);
        print_conflicts(view, out, width);
    }

    static void print_grades(const Case& about, std::ostream& out, std::size_t width) {
        if (about.grades.empty()) return;
        out << "\nHow credible, 1 (confirmed by others) to 5 (improbable), 6 not judged\n";
        for (const Grade& g : about.grades) {
            out << "  " << to_string(g.stage) << " " << g.credibility << "\n";
            for (const Reason& ground : g.grounds) out << paragraph("- " + ground.text, 4, width);
            for (const std::string& change : g.would_change) out << paragraph("would change it: " + change, 4, width);
        }
    }

    static void print_claims(const CaseView& view, std::ostream& out, std::size_t width) {
        out << "\nClaims\n";
        for (const CaseClaim& c : view.claims) {
            const DocumentHead& d = c.document;
            std::string head = (d.published.empty() ? "undated" : d.published) + "  " + stage_text(c.claim) + ": " +
                               parties_text(c.claim.supplier, c.claim.recipient) + ", " + item_text(c.claim.item);
            if (c.claim.quantity) head += ", " + quantity_text(c.claim.quantity);
            if (c.claim.value) head += ", " + value_text(c.claim.value);
            if (c.claim.date) head += ", " + date_text(c.claim.date);
            if (c.claim.place) head += ", " + *c.claim.place;
            out << paragraph(head, 2, width);
            out << paragraph("says " + sources_text(c.claim) + "; " + d.name + "#" + std::to_string(c.index) +
                             (d.outlet.empty() ? "" : ", " + d.outlet) + (d.title.empty() ? "" : ", \"" + d.title + "\""), 4, width);
            for (const Evidence& e : c.claim.evidence) out << paragraph("“" + e.text + "”", 4, width);
        }
    }

    static void print_origins(const CaseView& view, std::ostream& out, std::size_t width) {
        if (view.origins.empty()) return;
        out << "\nOrigins\n";
        for (const Origin* o : view.origins) {
            std::string claims;
            for (const CaseClaim& c : view.claims) {
                if (c.origin == o) claims += (claims.empty() ? "" : ", ") + c.document.name + "#" + std::to_string(c.index);
            }
            out << paragraph(o->label + " (stake: " + std::string(to_string(o->stake)) + ", reliability " + std::string(1, o->reliability) + "): " + claims, 2, width);
        }
    }

    static void print_conflicts(const CaseView& view, std::ostream& out, std::size_t width) {
        if (!view.conflicts.empty()) out << "\nConflicts\n";
        for (const Conflict* c : view.conflicts) {
            out << paragraph(std::string(to_string(c->kind)) + ": " + name_of(view, c->first) + " and " + name_of(view, c->second) + ": " + c->reason.text, 2, width);
        }
        if (!view.derivations.empty()) out << "\nDocuments that repeat others\n";
        for (const Derivation* d : view.derivations) {
            out << paragraph(document_name(view, d->to) + " from " + document_name(view, d->from) + " (" + std::string(to_string(d->kind)) + "): " + d->reason.text, 2, width);
        }
    }

    std::vector<std::string> ids_;
    std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_case() { return std::make_unique<CaseCommand>(); }

}  // namespace waybill
