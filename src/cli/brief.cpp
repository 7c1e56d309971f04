#include "cli/brief.h"

#include <algorithm>
#include <fmt/format.h>

#include "cases/claim_words.h"
#include "cli/sheet.h"

namespace waybill {
namespace {

constexpr std::size_t most_claims = 5;  // of one case; the rest is counted

std::string count(std::size_t number, const std::string& one) { return std::to_string(number) + " " + one + (number == 1 ? "" : "s"); }

std::string html_escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string markdown_escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// What differs between the two forms; the digest itself is written once.
struct Form {
    std::string (*text)(std::string_view);
    std::string (*link)(const std::string& text, const std::string& url);
    std::string head, foot;
    std::string title_open, title_close, section_open, section_close, case_open, case_close, paragraph_open, paragraph_close;
    std::string list_open, list_close, entry_open, entry_close, quote_open, quote_close;
};

/// Only web addresses become links.
bool is_web(const std::string& url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string markdown_link(const std::string& text, const std::string& url) {
    if (!is_web(url) || url.find_first_of(" ()<>\n") != std::string::npos) return markdown_escape(text);
    return "[" + markdown_escape(text) + "](" + url + ")";
}

std::string html_link(const std::string& text, const std::string& url) {
    if (!is_web(url)) return html_escape(text);
    return "<a href=\"" + html_escape(url) + "\">" + html_escape(text) + "</a>";
}

const Form& markdown() {
    static const Form form = {markdown_escape, markdown_link, "", "", "# ", "\n\n", "## ", "\n\n", "### ", "\n\n", "", "\n\n", "", "\n", "- ", "\n", "\n  > ", ""};
    return form;
}

const Form& html() {
    static const Form form = {
        html_escape, html_link,
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Waybill brief</title>\n"
        "<style>body{font:16px/1.5 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em;color:#222}"
        "blockquote{margin:.2em 0 .6em;padding-left:.8em;border-left:3px solid #bbb;color:#444}li{margin:.4em 0}</style></head><body>\n",
        "</body></html>\n", "<h1>", "</h1>\n", "<h2>", "</h2>\n", "<h3>", "</h3>\n", "<p>", "</p>\n", "<ul>\n", "</ul>\n", "<li>", "</li>\n", "<blockquote>", "</blockquote>"};
    return form;
}

class Writer {
public:
    Writer(const Brief& brief, const Form& form) : brief_(brief), form_(form) {}

    std::string run() {
        out_ = form_.head + form_.title_open + form_.text("Waybill brief: new since " + brief_.since) + form_.title_close;
        paragraph(count(brief_.documents, "new document") + ", " + std::to_string(brief_.documents_with_claims) + " with claims; " +
                  count(brief_.claims, "claim") + " in " + count(brief_.made.size(), "new case") + " and " + count(brief_.grown.size(), "case") + " known before.");
        alerts();
        section("New cases", brief_.made);
        section("Cases with news", brief_.grown);
        conflicts();
        paragraph("A claim is what a source says, not what has happened. Credibility runs from 1 (confirmed by others) to 5 (improbable), 6 where it cannot be judged.");
        return out_ + form_.foot;
    }

private:
    void paragraph(const std::string& text) { out_ += form_.paragraph_open + form_.text(text) + form_.paragraph_close; }

    bool fresh(const CaseClaim& claim) const { return brief_.fresh.contains(claim.document.id); }

    void section(const std::string& title, const std::vector<const CaseView*>& views) {
        if (views.empty()) return;
        out_ += form_.section_open + title + form_.section_close;
        for (const CaseView* view : views) one_case(*view);
    }

    void one_case(const CaseView& view) {
        const Case& about = *view.about;
        out_ += form_.case_open + form_.text(parties_text(about.supplier, about.recipient) + ", " + about.item) + form_.case_close;
        std::string standing = count(view.claims.size(), "claim") + ", " + count(view.origins.size(), "origin") + ", " + count(view.conflicts.size(), "conflict");
        for (const Grade& g : about.grades) standing += fmt::format("; {} {}", to_string(g.stage), g.credibility);
        paragraph(standing + " (" + about.id + ")");
        out_ += form_.list_open;
        std::size_t shown = 0;
        std::size_t more = 0;
        for (const CaseClaim& c : view.claims) {
            if (!fresh(c)) continue;
            if (shown == most_claims) {
                ++more;
                continue;
            }
            ++shown;
            entry(c);
        }
        if (more > 0) out_ += form_.entry_open + "… and " + count(more, "more claim") + form_.entry_close;
        out_ += form_.list_close;
    }

    void entry(const CaseClaim& c) {
        const DocumentHead& d = c.document;
        std::string what = stage_text(c.claim) + ": " + item_text(c.claim.item);
        if (c.claim.quantity) what += ", " + quantity_text(c.claim.quantity);
        if (c.claim.date) what += ", " + date_text(c.claim.date);
        const std::string where = d.outlet.empty() ? (d.title.empty() ? d.name : d.title) : d.outlet;
        out_ += form_.entry_open + form_.text(harmless(what + "; says " + sources_text(c.claim)) + " (") + form_.link(harmless(where), d.url) +
                form_.text((d.published.empty() ? "" : ", " + d.published) + ")");
        if (!c.claim.evidence.empty()) out_ += form_.quote_open + form_.text(harmless(c.claim.evidence.front().text)) + form_.quote_close;
        out_ += form_.entry_close;
    }

    void alerts() {
        if (brief_.alerts.empty()) return;
        out_ += form_.section_open + "Alerts" + form_.section_close + form_.list_open;
        for (const Alert& a : brief_.alerts) {
            out_ += form_.entry_open + form_.text(harmless(a.watch + ": " + a.about + ": " + a.text + " (" + a.says + ")")) + form_.entry_close;
        }
        out_ += form_.list_close;
    }

    void conflicts() {
        std::string entries;
        for (const auto* views : {&brief_.made, &brief_.grown}) {
            for (const CaseView* view : *views) {
                for (const Conflict* conflict : view->conflicts) {
                    if (!brief_.fresh.contains(conflict->first.doc) && !brief_.fresh.contains(conflict->second.doc)) continue;
                    const std::string about = parties_text(view->about->supplier, view->about->recipient) + ", " + view->about->item;
                    entries += form_.entry_open + form_.text(harmless(about + ": " + std::string(to_string(conflict->kind)) + ": " + conflict->reason.text)) + form_.entry_close;
                }
            }
        }
        if (!entries.empty()) out_ += form_.section_open + "New contradictions" + form_.section_close + form_.list_open + entries + form_.list_close;
    }

    const Brief& brief_;
    const Form& form_;
    std::string out_;
};

}  // namespace

Brief make_brief(const CaseBook& book, const std::vector<DocumentHead>& heads, std::string since) {
    Brief brief;
    brief.since = std::move(since);
    brief.documents = heads.size();
    for (const DocumentHead& head : heads) brief.fresh.insert(head.id);
    std::set<std::string> speaking;
    for (const CaseView& view : book.views()) {
        std::size_t fresh = 0;
        for (const CaseClaim& c : view.claims) {
            if (!brief.fresh.contains(c.document.id)) continue;
            ++fresh;
            speaking.insert(c.document.id);
        }
        brief.claims += fresh;
        if (fresh == 0) continue;
        (fresh == view.claims.size() ? brief.made : brief.grown).push_back(&view);
    }
    brief.documents_with_claims = speaking.size();
    const auto weightier = [](const CaseView* a, const CaseView* b) { return a->origins.size() > b->origins.size(); };
    std::stable_sort(brief.made.begin(), brief.made.end(), weightier);
    std::stable_sort(brief.grown.begin(), brief.grown.end(), weightier);
    return brief;
}

std::string brief_markdown(const Brief& brief) { return Writer(brief, markdown()).run(); }
std::string brief_html(const Brief& brief) { return Writer(brief, html()).run(); }

}  // namespace waybill
