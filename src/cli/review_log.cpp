#include "cli/review_log.h"

#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "cases/claim_key.h"
#include "cli/sheet.h"
#include "engine/review.h"
#include "store/decision_json.h"

namespace waybill {
namespace {

void print(const Sheet& sheet, const std::string& format, int width, std::ostream& out) {
    if (format == "csv") sheet.print_csv(out);
    else sheet.print_table(out, width);
}

class Log {
public:
    explicit Log(const Store& store) : store_(store), book_(store.decisions()) {
        for (const LostClaim& one : lost_claims(store)) lost_.insert(one.decision);
        for (const Decision& d : book_.decisions()) {
            if (d.kind == DecisionKind::undo && book_.in_force(d.number)) undone_by_[d.undoes] = d.number;
        }
    }

    const ReviewBook& book() const { return book_; }

    std::string state(const Decision& d) const {
        if (!book_.in_force(d.number)) return "undone by " + std::to_string(undone_by_.at(d.number));
        return lost_.contains(d.number) ? "in force, claim lost" : "in force";
    }

    std::string about(const Decision& d) {
        switch (d.kind) {
            case DecisionKind::accept:
            case DecisionKind::reject:
            case DecisionKind::correct: {
                std::string text = name(d.claims.front()) + ": " + claim_gist(d.claims.front().claim);
                if (d.reading) text += " as " + claim_gist(*d.reading);
                return text;
            }
            case DecisionKind::merge: {
                std::string text;
                for (const std::string& id : d.cases) text += (text.empty() ? "" : ", ") + id;
                return text;
            }
            case DecisionKind::split: {
                std::string text = d.cases.front() + ":";
                for (const JudgedClaim& judged : d.claims) text += " " + name(judged);
                return text;
            }
            case DecisionKind::rate:
                if (d.source == "*") return d.letter == '-' ? "letters off" : "letters on";
                return d.source + " " + std::string(1, d.letter);
            case DecisionKind::undo: break;
        }
        return "decision " + std::to_string(d.undoes);
    }

private:
    std::string name(const JudgedClaim& judged) {
        const auto [at, fresh] = names_.try_emplace(judged.doc, judged.doc);
        if (fresh) {
            const auto heads = store_.find_documents(judged.doc, 1);
            if (!heads.empty()) at->second = heads.front().name;
        }
        return at->second + "#" + std::to_string(judged.index);
    }

    const Store& store_;
    ReviewBook book_;
    std::set<std::int64_t> lost_;
    std::map<std::int64_t, std::int64_t> undone_by_;
    std::map<std::string, std::string> names_;
};

}  // namespace

void print_review_log(const Store& store, const std::string& format, int width, std::ostream& out) {
    Log log(store);
    Sheet sheet{{{"number", true}, {"time"}, {"author"}, {"decision"}, {"about", false, true}, {"reason", false, true}, {"state"}}, {}};
    for (const Decision& d : log.book().decisions()) {
        if (format == "jsonl") {
            nlohmann::ordered_json line = to_json(d);
            line["state"] = log.state(d);
            out << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
            continue;
        }
        sheet.rows.push_back({std::to_string(d.number), d.time, d.author, std::string(to_string(d.kind)), log.about(d), d.reason, log.state(d)});
    }
    if (format != "jsonl") print(sheet, format, width, out);
}

void print_source_letters(const Store& store, const std::string& format, int width, std::ostream& out) {
    const ReviewBook book(store.decisions());
    std::map<std::string, const Decision*> letters;
    for (const Decision& d : book.decisions()) {
        if (d.kind == DecisionKind::rate && book.in_force(d.number)) letters[d.source] = &d;
    }
    Sheet sheet{{{"source", false, true}, {"letter"}, {"author"}, {"since"}, {"reason", false, true}}, {}};
    for (const auto& [source, d] : letters) {
        if (source == "*" && d->letter == '+') continue;
        const std::string shown = source == "*" ? "(all: letters are off)" : source;
        if (format == "jsonl") {
            const nlohmann::ordered_json line = {{"source", source}, {"letter", std::string(1, d->letter)}, {"author", d->author}, {"time", d->time}, {"reason", d->reason}};
            out << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
            continue;
        }
        sheet.rows.push_back({shown, std::string(1, d->letter), d->author, d->time.substr(0, 10), d->reason});
    }
    if (format != "jsonl") print(sheet, format, width, out);
}

}  // namespace waybill
