#include <ostream>

#include "cli/brief.h"
#include "cli/command.h"
#include "engine/clock.h"
#include "engine/watching.h"
#include "waybill/error.h"

namespace waybill {
namespace {

class BriefCommand final : public Command {
public:
    Manual manual() const override {
        return {.summary = "a digest of what is new since a time, as Markdown or HTML",
                .description = {"Tells of the documents that came into the store since a time: new cases, cases with new claims, each with its "
                                "quoted evidence, and new contradictions, and the alerts of watches. The text suits a daily e-mail. With --published, new is what was "
                                "published since then, whenever it came."},
                .examples = {{"waybill brief --since 24h", "of the last day"},
                             {"waybill brief --since 2022-10-01 --published --format html > brief.html", "of articles since 1 October 2022"}}};
    }
    void setup(Options& options) override {
        options.text("--since", "TIME", "a date, a UTC time, or how long ago: 24h, 7d, 2w; default: 24h", since_);
        options.flag("--published", "go by the day of publication instead of the time of arrival", published_);
        options.choice("--format", "what to print; default: markdown", {"markdown", "html"}, format_);
    }
    int run(Context& context) override {
        const std::string moment = moment_from(since_);
        check(context);
        const CaseBook book(context);
        std::vector<DocumentHead> heads;
        std::string shown = moment.ends_with("T00:00:00Z") ? moment.substr(0, 10) : moment;
        if (published_) {
            shown = moment.substr(0, 10);
            book.store().each_document(false, [&](const StoredDocument& stored) {
                if (!stored.document.published.empty() && stored.document.published >= shown) heads.push_back(head_of(stored));
            });
        } else {
            heads = book.store().documents_since(moment);
        }
        Brief brief = make_brief(book, heads, shown);
        brief.alerts = book.store().alerts(published_ ? "" : moment);
        if (published_) std::erase_if(brief.alerts, [&](const Alert& a) { return !brief.fresh.contains(a.claim.doc); });
        context.out << (format_ == "html" ? brief_html(brief) : brief_markdown(brief));
        return 0;
    }

private:
    /// So that no alert is missing that a check was cut off before.
    static void check(Context& context) {
        try {
            const std::unique_ptr<Store> store = context.open(OpenMode::write);
            check_watches(context.engine(), *store, now_utc());
        } catch (const StoreError&) {
            // On read-only media what was raised before has to do.
        }
    }

    std::string since_ = "24h";
    bool published_ = false;
    std::string format_ = "markdown";
};

}  // namespace

std::unique_ptr<Command> make_brief() { return std::make_unique<BriefCommand>(); }

}  // namespace waybill
