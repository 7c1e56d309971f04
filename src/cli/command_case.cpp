#include <ostream>

#include "cli/case_book.h"
#include "cli/case_json.h"
#include "cli/command.h"

namespace waybill {
namespace {

class CaseCommand final : public Command {
public:
    Manual manual() const override {
        return {.summary = "show one case in full, with its quoted evidence",
                .description = {"Shows the case as a line of a register (figures that rest on one origin or that origins dispute stand in brackets), its "
                                "grades with their grounds and what would change them, every claim with the sentence it rests on and who says so, the "
                                "origins behind the claims, what contradicts what, which document repeats which, and the timeline."},
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
        constexpr std::size_t usual = 100;
        context.out << case_text(book.file(), *view.about, context.width() > 0 ? static_cast<std::size_t>(context.width()) : usual);
        return 0;
    }

private:
    std::vector<std::string> ids_;
    std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_case() { return std::make_unique<CaseCommand>(); }

}  // namespace waybill
