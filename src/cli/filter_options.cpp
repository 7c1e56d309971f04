#include "cli/filter_options.h"

#include "engine/asked.h"

namespace waybill {

void FilterOptions::setup(Options& options) {
    options.text("--supplier", "PARTY", "supplied by this party: ISO code (IR) or name (Iran)", supplier);
    options.text("--recipient", "PARTY", "supplied to this party", recipient);
    options.text("--item", "ITEM", "a category (uav), a designation (Shahed-136, Geran-2) or words of the item", item);
    options.choice("--stage", "at this stage", enum_choices(Stage::halt), stage);
    options.choice("--category", "of this category", enum_choices(Category::other), category);
    options.text("--since", "DATE", "in documents published on or after it: 2022, 2022-08, 2022-08-17", since);
    options.text("--until", "DATE", "in documents published on or before it", until);
    options.text("--outlet", "NAME", "in documents of this outlet", outlet);
    options.choice("--review", "that people have treated so; default: all that nobody has rejected", enum_choices(Review::rejected), review);
    options.fraction("--min-confidence", "at least this sure, 0 to 1", min_confidence);
}

ClaimFilter FilterOptions::resolve(const Catalogue& catalogue) const {
    ClaimFilter filter;
    filter.supplier = party_as_written(catalogue, supplier);
    filter.recipient = party_as_written(catalogue, recipient);
    filter.since = day_asked("--since", since);
    filter.until = day_asked("--until", until);
    filter.outlet = outlet;
    filter.min_confidence = min_confidence;
    if (!review.empty()) filter.review = review_from(review);
    if (!stage.empty()) filter.stage = stage_from(stage);
    if (!category.empty()) filter.category = category_from(category);
    ask_for_item(catalogue, item, filter);
    return filter;
}

void add_format(Options& options, std::string& format) {
    options.choice("--format", "table for people (the default), JSON Lines or CSV for programs", {"table", "jsonl", "csv"}, format);
}

}  // namespace waybill
