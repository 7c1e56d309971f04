// The whole of a case as text.
#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "base/display_text.h"
#include "cases/claim_words.h"
#include "cases/report.h"
#include "waybill/decision.h"

namespace waybill {
namespace {

std::string count(std::size_t number, std::string_view one) { return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s"); }

class CaseWriter {
public:
    CaseWriter(const CaseFile& file, const Case& about, std::size_t width)
        : file_(file), about_(about), width_(width), entries_(timeline(file, about)), origins_(file.origins(about)), conflicts_(file.conflicts(about)) {}

    std::string run() {
        line(0, about_.id);
        line(0, fmt::format("{}, {} ({})", parties_text(about_.supplier, about_.recipient), about_.item, to_string(about_.category)));
        line(0, fmt::format("{}, {}, {}", count(about_.claims.size(), "claim"), count(origins_.size(), "origin"), count(conflicts_.size(), "conflict")));
        line(0, "register: " + to_string(register_row(file_, about_)));
        grades();
        claims();
        origins();
        conflicts();
        derivations();
        times();
        return std::move(out_);
    }

private:
    void line(std::size_t indent, const std::string& text) { out_ += paragraph(text, indent, width_); }
    void heading(const std::string& text) { out_ += "\n" + text + "\n"; }

    void grades() {
        if (about_.grades.empty()) return;
        heading("How credible, 1 (confirmed by others) to 5 (improbable), 6 not judged");
        for (const Grade& g : about_.grades) {
            const std::string origins = g.origins_min == g.origins_max ? std::to_string(g.origins_min) : fmt::format("{} to {}", g.origins_min, g.origins_max);
            line(2, fmt::format("{} {}, {} independent origin{}", to_string(g.stage), g.credibility, origins, g.origins_max == 1 ? "" : "s"));
            for (const Reason& ground : g.grounds) line(4, "- " + ground.text);
            for (const std::string& change : g.would_change) line(4, "would change it: " + change);
        }
    }

    /// By the day of their document.
    std::vector<const Membership*> reported() const {
        std::vector<const Membership*> list;
        for (const Membership& m : about_.claims) list.push_back(&m);
        std::sort(list.begin(), list.end(), [&](const Membership* a, const Membership* b) {
            return std::tuple{file_.published(a->claim.doc), file_.name(a->claim.doc), a->claim} < std::tuple{file_.published(b->claim.doc), file_.name(b->claim.doc), b->claim};
        });
        return list;
    }

    void claims() {
        heading("Claims");
        for (const Membership* m : reported()) {
            const Claim* claim = file_.claim(m->claim);
            if (claim == nullptr) continue;
            const std::string published = file_.published(m->claim.doc);
            line(2, (published.empty() ? "undated" : published) + " " + words(*claim));
            std::string where = "says " + sources_text(*claim) + "; " + file_.name(m->claim);
            if (const std::string outlet = file_.outlet(m->claim.doc); outlet != file_.name(m->claim.doc)) where += ", " + outlet;
            if (const std::string title = file_.title(m->claim.doc); !title.empty()) where += ", \"" + title + "\"";
            if (const Review review = review_of(*claim); review != Review::none) where += fmt::format("; {} by review", to_string(review));
            line(4, where);
            line(4, "in this case: " + m->reason.text);
            for (const Evidence& e : claim->evidence) line(4, "“" + e.text + "”");
        }
    }

    static std::string words(const Claim& claim) {
        std::string text = stage_text(claim) + ": " + parties_text(claim.supplier, claim.recipient) + ", " + item_text(claim.item);
        if (claim.quantity) text += ", " + quantity_text(claim.quantity);
        if (claim.value) text += ", " + value_text(claim.value);
        if (claim.date) text += ", " + date_text(claim.date);
        if (claim.place) text += ", " + *claim.place;
        return text;
    }

    void origins() {
        if (origins_.empty()) return;
        heading("Origins");
        for (const Origin* o : origins_) {
            const std::string letter = o->reliability == '-' ? "" : fmt::format(", reliability {}", o->reliability);
            line(2, fmt::format("{} (stake: {}{})", o->label, to_string(o->stake), letter));
            for (const Membership& m : o->claims) {
                if (file_.claim(m.claim) != nullptr && in_case(m.claim)) line(4, file_.name(m.claim) + ": " + m.reason.text);
            }
        }
    }

    bool in_case(const ClaimRef& ref) const {
        return std::any_of(about_.claims.begin(), about_.claims.end(), [&](const Membership& m) { return m.claim == ref; });
    }

    void conflicts() {
        if (conflicts_.empty()) return;
        heading("Conflicts");
        for (const Conflict* c : conflicts_) {
            line(2, fmt::format("{}: {} and {}: {}", to_string(c->kind), file_.name(c->first), file_.name(c->second), c->reason.text));
        }
    }

    void derivations() {
        const auto derived = file_.derivations(about_);
        if (derived.empty()) return;
        heading("Documents that repeat others");
        for (const Derivation* d : derived) {
            line(2, fmt::format("{} from {} ({}): {}", file_.name(d->to), file_.name(d->from), to_string(d->kind), d->reason.text));
        }
    }

    void times() {
        heading("Timeline");
        for (const TimelineEntry& entry : entries_) {
            const Claim* claim = file_.claim(entry.claim);
            std::string text = fmt::format("{}: {}; {} [{}]", when_text(entry), stage_text(*claim), sources_text(*claim), file_.name(entry.claim));
            if (entry.first) text += ", first report";
            else if (entry.fresh) text += ", another origin";
            line(2, text);
        }
    }

    const CaseFile& file_;
    const Case& about_;
    const std::size_t width_;
    const std::vector<TimelineEntry> entries_;
    const std::vector<const Origin*> origins_;
    const std::vector<const Conflict*> conflicts_;
    std::string out_;
};

}  // namespace

std::string case_text(const CaseFile& file, const Case& c, std::size_t width) { return CaseWriter(file, c, width).run(); }

}  // namespace waybill
