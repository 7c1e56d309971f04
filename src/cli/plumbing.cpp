#include "cli/plumbing.h"

#include <algorithm>
#include <istream>
#include <ostream>
#include <thread>

#include "cli/sheet.h"
#include "engine/ordered_work.h"

namespace waybill {
namespace {

struct Printed {
    std::string text;
    std::string complaint;
};

}  // namespace

void PlumbingOptions::setup(Options& options) {
    options.argument("FILE", "a file, a folder, or '-' for standard input: texts, HTML, or documents as JSON Lines", paths, true, true);
    options.number("--threads", "N", "how many documents to work on at a time; default: the number of processors", 1, threads);
}

int each_input(Context& context, const PlumbingOptions& options, const std::function<std::string(const Document&)>& work) {
    int code = 0;
    const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    OrderedWork<Arrival, Printed> queue(
        threads,
        [&](Arrival&& a) -> Printed {
            if (a.refusal.empty()) return {work(a.document), ""};
            const std::string where = a.line > 0 ? a.path + ":" + std::to_string(a.line) : a.path;
            return {"", "refused '" + harmless(where) + "': " + harmless(a.refusal)};
        },
        [&](Printed&& printed) {
            context.out << printed.text;
            if (printed.complaint.empty()) return;
            context.err << printed.complaint << "\n";
            code = 1;
        });
    const ArrivalSink sink = [&](Arrival&& arrival) {
        arrival.bytes = {};
        const std::size_t weight = arrival.document.text.size();
        queue.put(std::move(arrival), weight);
        return static_cast<bool>(context.out);
    };
    const Reader& reader = context.engine().reader();
    for (const std::string& path : options.paths) {
        const bool whole = path == "-" ? reader.read_stream(context.in, "-", sink) : reader.read_input(path, sink);
        if (!whole) break;
    }
    queue.finish();
    return code;
}

}  // namespace waybill
