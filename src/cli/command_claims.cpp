#include <algorithm>
#include <fmt/format.h>
#include <ostream>

#include "cli/case_json.h"
#include "cli/command.h"
#include "cases/claim_words.h"
#include "cli/filter_options.h"
#include "cli/sheet.h"

namespace waybill {
namespace {

std::string number_text(const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : ""; }

class Claims final : public Command {
public:
    Manual manual() const override {
        return {.summary = "list claims",
                .description = {"Lists the claims of the store's documents, by the day their document was published, its name and "
                                "their place in it. Filters narrow; several must all hold."},
                .examples = {{"waybill claims --supplier IR --recipient RU --item uav", "drones that Iran is said to have to do with giving to Russia"},
                             {"waybill claims --stage deliver --since 2022-08 --format csv", "for a spreadsheet"}}};
    }
    void setup(Options& options) override {
        filter_.setup(options);
        add_format(options, format_);
    }
    int run(Context& context) override {
        const ClaimFilter filter = filter_.resolve(context.engine().catalogue());
        const std::unique_ptr<Store> store = context.open(OpenMode::read);
        if (format_ == "jsonl") {
            store->each_claim(filter, [&](const DocumentHead& d, std::uint32_t index, const Claim& claim) {
                context.out << claim_line(d, index, claim) << "\n";
            });
        } else if (format_ == "csv") {
            csv(*store, filter).print_csv(context.out);
        } else {
            table(*store, filter).print_table(context.out, context.width());
        }
        return 0;
    }

private:
    static Sheet table(const Store& store, const ClaimFilter& filter) {
        Sheet sheet{{{"published"}, {"document", false, true}, {"supplier"}, {"recipient"}, {"item", false, true}, {"number", false, true},
                     {"stage", false, true}, {"when", false, true}, {"sources", false, true}, {"sure", true}}, {}};
        std::vector<Review> reviews;
        store.each_claim(filter, [&](const DocumentHead& d, std::uint32_t index, const Claim& c) {
            sheet.rows.push_back({d.published, d.name + "#" + std::to_string(index), c.supplier.value_or("?"), c.recipient.value_or("?"),
                                  item_text(c.item), quantity_text(c.quantity), stage_text(c), date_text(c.date), sources_text(c),
                                  fmt::format("{:.2f}", c.confidence)});
            reviews.push_back(review_of(c));
        });
        // The column is there for those who review.
        if (std::any_of(reviews.begin(), reviews.end(), [](Review r) { return r != Review::none; })) {
            sheet.columns.push_back({"review"});
            for (std::size_t i = 0; i < reviews.size(); ++i) sheet.rows[i].push_back(reviews[i] == Review::none ? "" : std::string(to_string(reviews[i])));
        }
        return sheet;
    }

    static Sheet csv(const Store& store, const ClaimFilter& filter) {
        Sheet sheet;
        for (const char* name : {"document", "doc", "index", "published", "outlet", "title", "url", "stage", "supplier", "recipient",
                                 "designation", "category", "item", "quantity_min", "quantity_max", "unit", "value", "currency",
                                 "date_from", "date_to", "place", "polarity", "certainty", "sources", "confidence", "evidence", "review"}) {
            sheet.columns.push_back({name});
        }
        store.each_claim(filter, [&](const DocumentHead& d, std::uint32_t index, const Claim& c) {
            std::string sources;
            for (const std::string& source : c.sources) sources += (sources.empty() ? "" : " > ") + source;
            const Quantity q = c.quantity.value_or(Quantity{});
            const DateRange when = c.date.value_or(DateRange{});
            sheet.rows.push_back({d.id, d.name, std::to_string(index), d.published, d.outlet, d.title, d.url,
                                  std::string(to_string(c.stage)), c.supplier.value_or(""), c.recipient.value_or(""),
                                  c.item.designation.value_or(""), std::string(to_string(c.item.category)), c.item.text,
                                  number_text(q.min), number_text(q.max), q.unit, c.value ? fmt::format("{:.15g}", c.value->amount) : "",
                                  c.value ? c.value->currency : "", when.from, when.to, c.place.value_or(""),
                                  std::string(to_string(c.polarity)), std::string(to_string(c.certainty)), sources,
                                  fmt::format("{:.4g}", c.confidence), c.evidence.empty() ? "" : c.evidence.front().text,
                                  std::string(to_string(review_of(c)))});
        });
        return sheet;
    }

    FilterOptions filter_;
    std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> make_claims() { return std::make_unique<Claims>(); }

}  // namespace waybill
