#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/alert_text.h"
#include "cli/author.h"
#include "cli/command.h"
#include "cli/filter_options.h"
#include "cli/sheet.h"
#include "engine/clock.h"
#include "engine/watching.h"
#include "waybill/error.h"

namespace waybill {
namespace {

class WatchCommand final : public Command {
public:
    Manual manual() const override {
        return {.summary = "keep queries that tell when a case appears or changes",
                .description =
                    {"A watch is a saved query. It raises an alert when a case that passes appears, when such a case reaches a new stage, gains an "
                     "independent origin, or gains claims that cannot both be right; the alert names the claim that did it.",
                     "add NAME keeps a watch with the filters given; what is in the store already raises no alert, unless --from-start. list "
                     "shows the watches, remove NAME forgets one; its alerts stay. check looks for news now: 'waybill ingest' and 'waybill brief' "
                     "do it by themselves. Each thing is told once, and nothing is lost when a check is cut off. alerts [NAME...] lists "
                     "the alerts so far."},
                .examples = {{"waybill watch add shaheds --supplier IR --item Shahed-136", "tells of every case of that kind"},
                             {"waybill watch add deliveries --recipient RU --stage deliver", "when something is said to have come"},
                             {"waybill watch alerts --since 7d", "of the last week"}}};
    }
    void setup(Options& options) override {
        options.argument("ACTION", "what to do: add, list, remove, check or alerts", action_, true, false, {"add", "list", "remove", "check", "alerts"});
        options.argument("NAME", "of the watch", names_, false, true);
        filter_.setup(options);
        options.text("--author", "NAME", "add: whose it is; default: $WAYBILL_AUTHOR, else the login name", author_.author);
        options.flag("--from-start", "add: tell of what is in the store already, too", from_start_);
        add_format(options, format_);
    }
    int run(Context& context) override {
        const std::string& action = action_.front();
        if (action == "add") return add(context);
        if (action == "list") return list(context);
        if (action == "remove") return remove(context);
        if (action == "check") return check(context);
        return alerts(context);
    }

private:
    int add(Context& context) {
        if (names_.size() != 1) throw UsageError("'watch add' needs one NAME; try 'waybill help watch'");
        const Signature by = author_.sign("watch add", false);
        const Watch watch{names_.front(), filter_.resolve(context.engine().catalogue()), by.author, by.time};
        const std::unique_ptr<Store> store = context.open(OpenMode::write);
        add_watch(context.engine(), *store, watch, from_start_);
        context.out << "watch '" << harmless(watch.name) << "' added: " << (filter_in_words(watch.filter).empty() ? "every case" : filter_in_words(watch.filter)) << "\n";
        return 0;
    }

    int list(Context& context) const {
        no_names("list");
        const std::unique_ptr<Store> store = context.open(OpenMode::read);
        Sheet sheet{{{"watch", false, true}, {"query", false, true}, {"author"}, {"since"}, {"alerts", true}}, {}};
        const std::vector<Alert> all = store->alerts("");
        for (const Watch& watch : store->watches()) {
            const auto count = std::count_if(all.begin(), all.end(), [&](const Alert& a) { return a.watch == watch.name && a.time >= watch.created; });
            if (format_ == "jsonl") {
                const nlohmann::ordered_json line = {{"watch", watch.name}, {"query", filter_in_words(watch.filter)}, {"author", watch.author},
                                                     {"created", watch.created}, {"alerts", count}};
                context.out << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
                continue;
            }
            sheet.rows.push_back({watch.name, filter_in_words(watch.filter), watch.author, watch.created.substr(0, 10), std::to_string(count)});
        }
        if (format_ == "csv") sheet.print_csv(context.out);
        if (format_ == "table") sheet.print_table(context.out, context.width());
        return 0;
    }

    int remove(Context& context) const {
        if (names_.empty()) throw UsageError("'watch remove' needs a NAME; 'waybill watch list' lists them");
        const std::unique_ptr<Store> store = context.open(OpenMode::write);
        for (const std::string& name : names_) {
            if (!store->remove_watch(name)) throw UsageError("no watch '" + name + "'; 'waybill watch list' lists them");
            context.out << "watch '" << harmless(name) << "' removed\n";
        }
        return 0;
    }

    int check(Context& context) const {
        no_names("check");
        const std::unique_ptr<Store> store = context.open(OpenMode::write);
        print_alerts(*store, check_watches(context.engine(), *store, now_utc()), format_, context.width(), context.out);
        return 0;
    }

    int alerts(Context& context) const {
        const std::unique_ptr<Store> store = context.open(OpenMode::read);
        std::vector<Alert> found = store->alerts(filter_.since.empty() ? "" : moment_from(filter_.since));
        std::erase_if(found, [&](const Alert& a) { return !names_.empty() && std::find(names_.begin(), names_.end(), a.watch) == names_.end(); });
        print_alerts(*store, found, format_, context.width(), context.out);
        return 0;
    }

    void no_names(const std::string& action) const {
        if (!names_.empty()) throw UsageError("'watch " + action + "' does not take '" + names_.front() + "'");
    }

    std::vector<std::string> action_;
    std::vector<std::string> names_;
    FilterOptions filter_;
    AuthorOptions author_;
    std::string format_ = "table";
    bool from_start_ = false;
};

}  // namespace

std::unique_ptr<Command> make_watch() { return std::make_unique<WatchCommand>(); }

}  // namespace waybill
