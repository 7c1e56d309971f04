#include <ostream>

#include "cli/case_json.h"
#include "cli/command.h"
#include "cli/filter_options.h"
#include "cli/sheet.h"

namespace waybill {
namespace {

class Search final : public Command {
public:
    Manual manual() const override {
        return {.summary = "find documents by their words",
                .description = {"Finds the documents whose title and text hold every word given, whatever their case and accents; \"words in "
                                "quotation marks\" must follow each other, and a word with '*' at its end may go on. Documents with all of "
                                "them in the title come first, then the newest."},
                .examples = {{"waybill search drones Tehran", "documents that hold both words"},
                             {"waybill search '\"air defence\" deliver*'", "a phrase, and delivered, delivery …"}}};
    }
    void setup(Options& options) override {
        options.argument("WORDS", "what to search for", words_, true, true);
        options.number("--limit", "N", "at most so many documents; default: 20", 1, limit_);
        add_format(options, format_);
    }
    int run(Context& context) override {
        std::string query;
        for (const std::string& word : words_) query += (query.empty() ? "" : " ") + word;
        const std::unique_ptr<Store> store = context.open(OpenMode::read);
        const std::vector<SearchHit> hits = store->search(query, limit_);
        Sheet sheet{{{"document"}, {"published"}, {"doc"}, {"outlet"}, {"title"}, {"snippet"}}, {}};
        for (const SearchHit& hit : hits) {
            const DocumentHead& d = hit.document;
            if (format_ == "jsonl") context.out << search_line(hit) << "\n";
            if (format_ == "csv") sheet.rows.push_back({d.id, d.published, d.name, d.outlet, d.title, hit.snippet});
            if (format_ == "table") print(context, hit);
        }
        if (format_ == "csv") sheet.print_csv(context.out);
        return 0;
    }

private:
    static void print(Context& context, const SearchHit& hit) {
        const DocumentHead& d = hit.document;
        const std::size_t width = context.width() > 0 ? static_cast<std::size_t>(context.width()) : 100;
        context.out << (d.published.empty() ? "undated   " : d.published) << "  " << harmless(d.name) << (d.outlet.empty() ? "" : ", " + harmless(d.outlet)) << "\n";
        if (!d.title.empty()) context.out << paragraph(d.title, 4, width);
        std::string shown;
        std::size_t at = 0;
        for (const Span& mark : hit.marks) {  // the words found stand in brackets
            shown += hit.snippet.substr(at, mark.begin - at) + "[" + hit.snippet.substr(mark.begin, mark.size()) + "]";
            at = mark.end;
        }
        context.out << paragraph(shown + hit.snippet.substr(at), 4, width);
    }

    std::vector<std::string> words_;
    unsigned limit_ = 20;
    std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> make_search() { return std::make_unique<Search>(); }

}  // namespace waybill
