#include <algorithm>
#include <ostream>
#include <set>

#include "cli/case_book.h"
#include "cli/case_json.h"
#include "cli/command.h"
#include "cases/claim_words.h"
#include "cli/filter_options.h"
#include "cli/sheet.h"

namespace waybill {
namespace {

/// "agree, deliver; denied: deliver"
std::string stages(const CaseView& view) {
    std::set<Stage> affirmed;
    std::set<Stage> denied;
    for (const CaseClaim& c : view.claims) (c.claim.polarity == Polarity::denied ? denied : affirmed).insert(c.claim.stage);
    const auto join = [](const std::set<Stage>& list) {
        std::string text;
        for (const Stage stage : list) text += (text.empty() ? "" : ", ") + std::string(to_string(stage));
        return text;
    };
    std::string text = join(affirmed);
    if (!denied.empty()) text += (text.empty() ? "denied: " : "; denied: ") + join(denied);
    return text;
}

/// The different numbers that claims give, three at most.
std::string numbers(const CaseView& view) {
    std::vector<std::string> seen;
    for (const CaseClaim& c : view.claims) {
        const std::string text = quantity_text(c.claim.quantity);
        if (!text.empty() && std::find(seen.begin(), seen.end(), text) == seen.end()) seen.push_back(text);
    }
    std::string text;
    for (std::size_t i = 0; i < seen.size() && i < 3; ++i) text += (i == 0 ? "" : "; ") + seen[i];
    return seen.size() > 3 ? text + "; …" : text;
}

/// "agree 3, deliver 2"
std::string grades(const Case& about) {
    std::string text;
    for (const Grade& g : about.grades) {
        text += (text.empty() ? "" : ", ") + std::string(to_string(g.stage)) + " " + std::to_string(g.credibility);
    }
    return text;
}

class Cases final : public Command {
public:
    Manual manual() const override {
        return {.summary = "list cases: what the claims of all documents amount to",
                .description = {"A case is one reported transfer: supplier, recipient, item, one programme from request to use. For "
                                "each: its stages, the numbers given, how many claims and independent origins stand behind it, how many "
                                "pairs of claims contradict each other, and how credible each stage is, from 1 (confirmed by others) to 5 "
                                "(improbable), 6 where that cannot be judged.",
                                "A filter leaves the cases of which at least one claim passes. The ledger is linked anew when documents "
                                "have come since.",
                                "With --register, each case is a line as registers of arms transfers have them. Figures that rest on one origin, or that "
                                "origins dispute, stand in brackets."},
                .examples = {{"waybill cases --supplier IR", "what Iran is said to have supplied"},
                             {"waybill cases --register --recipient PL", "what Poland is said to have ordered and got"},
                             {"waybill cases --format csv > cases.csv", "for a spreadsheet"}}};
    }
    void setup(Options& options) override {
        filter_.setup(options);
        options.flag("--register", "a line for each in the manner of an arms register: ordered, delivered, years, status", register_);
        add_format(options, format_);
    }
    int run(Context& context) override {
        const ClaimFilter filter = filter_.resolve(context.engine().catalogue());
        const CaseBook book(context);
        const std::vector<const CaseView*> selected = book.select(filter);
        if (register_) return print_register(context, book, selected);
        if (format_ == "jsonl") {
            for (const CaseView* view : selected) context.out << case_line(*view) << "\n";
            return 0;
        }
        Sheet sheet{{{"case", false, true}, {"supplier"}, {"recipient"}, {"item", false, true}, {"number", false, true}, {"stages", false, true},
                     {"claims", true}, {"origins", true}, {"conflicts", true}, {"credibility", false, true}, {"first"}, {"last"}}, {}};
        for (const CaseView* view : selected) {
            const Case& about = *view->about;
            sheet.rows.push_back({about.id, about.supplier.value_or(format_ == "csv" ? "" : "?"), about.recipient.value_or(format_ == "csv" ? "" : "?"),
                                  about.item, numbers(*view), stages(*view), std::to_string(view->claims.size()),
                                  std::to_string(view->origins.size()), std::to_string(view->conflicts.size()), grades(about),
                                  view->first_published(), view->last_published()});
        }
        if (format_ == "csv") sheet.print_csv(context.out);
        else sheet.print_table(context.out, context.width());
        return 0;
    }

private:
    int print_register(Context& context, const CaseBook& book, const std::vector<const CaseView*>& selected) const {
        Sheet sheet{{{"supplier"}, {"recipient"}, {"item", false, true}, {"ordered"}, {"ordered in"}, {"delivered"}, {"delivered in"}, {"status"},
                     {"case", false, true}}, {}};
        for (const CaseView* view : selected) {
            const RegisterRow row = register_row(book.file(), *view->about);
            if (format_ == "jsonl") context.out << register_line(*view->about, row) << "\n";
            else sheet.rows.push_back({row.supplier, row.recipient, row.item, row.ordered, row.year_of_order, row.delivered, row.years_of_delivery, row.status, view->about->id});
        }
        if (format_ == "csv") sheet.print_csv(context.out);
        if (format_ == "table") sheet.print_table(context.out, context.width());
        return 0;
    }

    bool register_ = false;
    FilterOptions filter_;
    std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> make_cases() { return std::make_unique<Cases>(); }

}  // namespace waybill
