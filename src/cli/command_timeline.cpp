#include <algorithm>
#include <ostream>

#include "cli/case_book.h"
#include "cli/case_json.h"
#include "cli/command.h"
#include "cli/describe.h"
#include "cli/filter_options.h"
#include "cli/sheet.h"

namespace waybill {
namespace {

/// When the stage took place as the claim has it, else when it was reported.
std::string when(const CaseClaim& c) {
    if (c.claim.date && !c.claim.date->from.empty()) return c.claim.date->from;
    if (c.claim.date && !c.claim.date->to.empty()) return c.claim.date->to;
    return c.document.published;
}

class Timeline final : public Command {
public:
    Manual manual() const override {
        return {.summary = "show a case in the order of time",
                .description = {"Lists the claims of a case by the time at which their stage is said to take place. A claim that names no "
                                "time stands at the day its document was published, marked 'reported'."},
                .examples = {{"waybill timeline ir-ru", "the case whose id begins so"}}};
    }
    void setup(Options& options) override {
        options.argument("ID", "a case's id or the beginning of it, as 'waybill cases' lists them", ids_, true, false);
        add_format(options, format_);
    }
    int run(Context& context) override {
        const CaseBook book(context);
        const CaseView& view = book.view(ids_.front());
        std::vector<const CaseClaim*> events;
        for (const CaseClaim& c : view.claims) events.push_back(&c);
        std::stable_sort(events.begin(), events.end(), [](const CaseClaim* a, const CaseClaim* b) { return when(*a) < when(*b); });
        Sheet sheet{{{"when", false, true}, {"stage", false, true}, {"item", false, true}, {"number", false, true}, {"sources", false, true}, {"published"}, {"document", false, true}}, {}};
        for (const CaseClaim* c : events) {
            if (format_ == "jsonl") {
                context.out << event_line(view, *c, when(*c)) << "\n";
                continue;
            }
            std::string time = date_text(c->claim.date);
            if (time.empty()) time = c->document.published.empty() ? "undated" : c->document.published + " reported";
            sheet.rows.push_back({time, stage_text(c->claim), item_text(c->claim.item), quantity_text(c->claim.quantity), sources_text(c->claim),
                                  c->document.published, c->document.name + "#" + std::to_string(c->index)});
        }
        if (format_ == "csv") sheet.print_csv(context.out);
        if (format_ == "table") sheet.print_table(context.out, context.width());
        return 0;
    }

private:
    std::vector<std::string> ids_;
    std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> make_timeline() { return std::make_unique<Timeline>(); }

}  // namespace waybill
