#include <ostream>

#include "cli/case_book.h"
#include "cli/case_json.h"
#include "cli/command.h"
#include "cases/claim_words.h"
#include "cli/filter_options.h"
#include "cli/sheet.h"

namespace waybill {
namespace {

class Timeline final : public Command {
public:
    Manual manual() const override {
        return {.summary = "show a case in the order of time",
                .description = {"Lists the claims of a case by the time at which their stage is said to take place. A claim that names no "
                                "time stands at the day its document was published, marked 'reported'. A time that is known as a range is on some day of it "
                                "('some day') or, for what goes on, on every day. The last column says how the story grew: the first report of a stage, and "
                                "claims that brought another origin."},
                .examples = {{"waybill timeline ir-ru", "the case whose id begins so"}}};
    }
    void setup(Options& options) override {
        options.argument("ID", "a case's id or the beginning of it, as 'waybill cases' lists them", ids_, true, false);
        add_format(options, format_);
    }
    int run(Context& context) override {
        const CaseBook book(context);
        const CaseView& view = book.view(ids_.front());
        Sheet sheet{{{"when", false, true}, {"stage", false, true}, {"item", false, true}, {"number", false, true}, {"sources", false, true},
                     {"published"}, {"document", false, true}, {"news"}}, {}};
        for (const TimelineEntry& entry : timeline(book.file(), *view.about)) {
            const CaseClaim* c = view.find(entry.claim);
            if (c == nullptr) continue;
            const std::string news = entry.first ? "first report" : entry.fresh ? "another origin" : "";
            if (format_ == "jsonl") {
                context.out << event_line(view, *c, entry) << "\n";
                continue;
            }
            sheet.rows.push_back({when_text(entry), stage_text(c->claim), item_text(c->claim.item), quantity_text(c->claim.quantity), sources_text(c->claim),
                                  c->document.published, c->document.name + "#" + std::to_string(c->index), news});
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
