#include "cli/explain_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "cases/claim_words.h"
#include "cli/sheet.h"
#include "language/conllu.h"

namespace waybill {
namespace {

std::string_view name_of(Modality modality) {
    constexpr std::array<std::string_view, 5> names = {"fact", "probable", "possible", "planned", "counterfactual"};
    return names[static_cast<std::size_t>(modality)];
}

std::string_view name_of(CueKind kind) {
    constexpr std::array<std::string_view, 5> names = {"asserts", "denies", "hedges", "asks", "promises"};
    return names[static_cast<std::size_t>(kind)];
}

class Explainer {
public:
    Explainer(const Document& d, const Analysis& a, const Trace& t, const DocumentClaims& c) : document_(d), analysis_(a), trace_(t), claims_(c) {}

    std::string run() {
        out_ = fmt::format("# {}{}{}\n", harmless(document_.name), document_.published.empty() ? "" : ", published " + document_.published,
                           document_.title.empty() ? "" : ", \"" + harmless(document_.title) + "\"");
        for (std::size_t i = 0; i < analysis_.sentences.size(); ++i) sentence(i);
        out_ += fmt::format("\n{} claims in all\n", claims_.claims.size());
        return std::move(out_);
    }

private:
    std::string words(Span span) const {
        return span.end <= document_.text.size() ? harmless(span.of(document_.text)) : "";
    }

    void sentence(std::size_t index) {
        const Sentence& s = analysis_.sentences[index];
        out_ += fmt::format("\n== {} {}[{}-{}]\n{}", index + 1, s.heading ? "heading " : "", s.span.begin, s.span.end, paragraph(s.span.of(document_.text), 0, 100));
        tokens(s);
        layers(s);
        rules(index);
        claims(s);
    }

    /// Each word below its head, as a tree.
    void tokens(const Sentence& s) {
        for (std::uint32_t i = s.begin; i < s.end; ++i) {
            if (analysis_.tokens[i].head == Token::no_head || !inside(s, analysis_.tokens[i].head)) branch(s, i, 1);
        }
    }

    static bool inside(const Sentence& s, std::int32_t token) {
        return token >= static_cast<std::int32_t>(s.begin) && token < static_cast<std::int32_t>(s.end);
    }

    void branch(const Sentence& s, std::uint32_t token, std::size_t depth) {
        const Token& t = analysis_.tokens[token];
        const std::string feats = feats_of(t.morph);
        out_ += fmt::format("{}{:<12} {} {} {}{}\n", std::string(depth * 2, ' '), to_string(t.deprel), words(t.span), to_string(t.upos), t.lemma,
                            feats == "_" ? "" : " " + feats);
        if (depth > 200) return;
        for (std::uint32_t i = s.begin; i < s.end; ++i) {
            if (analysis_.tokens[i].head == static_cast<std::int32_t>(token) && i != token) branch(s, i, depth + 1);
        }
    }

    void layers(const Sentence& s) {
        for (const Name& n : analysis_.names) {
            if (!s.span.contains(n.span)) continue;
            const bool refers = n.same_as >= 0 && static_cast<std::size_t>(n.same_as) < analysis_.names.size();
            out_ += fmt::format("  name         {} ({}){}\n", words(n.span), to_string(n.kind),
                                refers ? " = " + words(analysis_.names[static_cast<std::size_t>(n.same_as)].span) : "");
        }
        for (const TimeMention& t : analysis_.times) {
            if (s.span.contains(t.span)) out_ += fmt::format("  time         {}: {} to {}\n", words(t.span), t.from, t.to);
        }
        for (const NumberMention& n : analysis_.numbers) {
            if (s.span.contains(n.span)) out_ += fmt::format("  number       {}: {}\n", words(n.span), quantity_text(Quantity{n.min, n.max, "", ""}));
        }
        for (const MoneyMention& m : analysis_.money) {
            if (s.span.contains(m.span)) out_ += fmt::format("  money        {}: {:.15g} {}\n", words(m.span), m.amount, m.currency);
        }
        for (const Attribution& a : analysis_.attributions) {
            if (!s.span.overlaps(a.content)) continue;
            std::string chain;
            for (const std::string& source : a.chain) chain += (chain.empty() ? "" : " > ") + source;
            out_ += fmt::format("  attribution  {} {}{}: {}\n", chain.empty() ? "somebody" : chain, name_of(a.kind),
                                a.cue.empty() ? "" : " (" + words(a.cue) + ")", shorten(words(a.content), 70));
        }
        for (const Factuality& f : analysis_.factuality) {
            if (f.token < s.begin || f.token >= s.end) continue;
            out_ += fmt::format("  factuality   {}: {}{}{}\n", words(analysis_.tokens[f.token].span), f.negated ? "not, " : "", name_of(f.modality),
                                f.cue.empty() ? "" : " (" + words(f.cue) + ")");
        }
    }

    void rules(std::size_t index) {
        if (!analysis_.sentences[index].read) out_ += "  passed over  no arms with a party near\n";
        for (const TraceStep& step : trace_) {
            if (step.sentence == index) out_ += fmt::format("  {} {}: {}\n", step.fired ? "fired       " : "nearly      ", step.rule, harmless(step.text));
        }
    }

    void claims(const Sentence& s) {
        for (std::size_t i = 0; i < claims_.claims.size(); ++i) {
            const Claim& c = claims_.claims[i];
            const bool here = std::any_of(c.evidence.begin(), c.evidence.end(), [&](const Evidence& e) { return !e.span.empty() && e.span.overlaps(s.span); });
            if (!here) continue;
            std::string rules;
            for (const std::string& rule : c.rules) rules += (rules.empty() ? "" : ", ") + rule;
            out_ += fmt::format("  claim {:<6} {}: {}, {}{}{}{}; says {}; {:.2f} by {}\n", i, stage_text(c), parties_text(c.supplier, c.recipient), item_text(c.item),
                                c.quantity ? ", " + quantity_text(c.quantity) : "", c.value ? ", " + value_text(c.value) : "",
                                c.date ? ", " + date_text(c.date) : "", sources_text(c), c.confidence, rules);
        }
    }

    const Document& document_;
    const Analysis& analysis_;
    const Trace& trace_;
    const DocumentClaims& claims_;
    std::string out_;
};

}  // namespace

std::string explain_text(const Document& document, const Analysis& analysis, const Trace& trace, const DocumentClaims& claims) {
    return Explainer(document, analysis, trace, claims).run();
}

}  // namespace waybill
