#include <array>

#include "base/enum_names.h"
#include "language/conllu.h"

namespace waybill {

namespace {

constexpr std::array<std::string_view, 5> name_kinds{"person", "organisation", "place", "nationality", "other"};
constexpr std::array<std::string_view, 5> cue_kinds{"assert", "deny", "hedge", "ask", "promise"};
constexpr std::array<std::string_view, 5> modalities{"fact", "probable", "possible", "planned", "counterfactual"};

/// For one field or comment: no line ends, no tabs.
std::string one_line(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    }
    return out;
}

std::string bytes(Span span) {
    return std::to_string(span.begin) + "-" + std::to_string(span.end);
}

std::string number(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "";
}

/// Prints the layers in text order while the sentences go by.
class Printer {
public:
    Printer(const Document& document, const Analysis& analysis) : document_(document), a_(analysis) {}

    std::string print() {
        out_ += "# newdoc id = " + one_line(document_.name) + "\n";
        std::int64_t paragraph = -1;
        for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
            const Sentence& sentence = a_.sentences[s];
            if (paragraph != sentence.paragraph) out_ += "# newpar\n";
            paragraph = sentence.paragraph;
            out_ += "# sent_id = " + std::to_string(s + 1) + "\n";
            out_ += "# text = " + one_line(sentence.span.of(document_.text)) + "\n";
            out_ += "# bytes = " + bytes(sentence.span) + "\n";
            if (sentence.heading) out_ += "# heading = yes\n";
            layers(sentence);
            words(sentence);
            out_ += '\n';
        }
        return std::move(out_);
    }

private:
    void layers(const Sentence& sentence) {
        for (; name_ < a_.names.size() && a_.names[name_].begin < sentence.end; ++name_) {
            const Name& name = a_.names[name_];
            out_ += "# name = " + std::to_string(name.begin - sentence.begin + 1) + "-" +
                    std::to_string(name.end - sentence.begin) + " " + std::string(to_string(name.kind)) + " " +
                    one_line(name.span.of(document_.text));
            if (name.same_as >= 0) {
                out_ += " = " + one_line(a_.names[static_cast<std::size_t>(name.same_as)].span.of(document_.text));
            }
            out_ += '\n';
        }
        const auto until = sentence.span.end;
        for (; time_ < a_.times.size() && a_.times[time_].span.begin < until; ++time_) {
            const TimeMention& t = a_.times[time_];
            out_ += "# time = " + bytes(t.span) + " " + t.from + ".." + t.to + "\n";
        }
        for (; number_ < a_.numbers.size() && a_.numbers[number_].span.begin < until; ++number_) {
            const NumberMention& n = a_.numbers[number_];
            out_ += "# number = " + bytes(n.span) + " " + number(n.min) + ".." + number(n.max) +
                    (n.approximate ? " approximate" : "") + "\n";
        }
        for (; money_ < a_.money.size() && a_.money[money_].span.begin < until; ++money_) {
            const MoneyMention& m = a_.money[money_];
            out_ += "# money = " + bytes(m.span) + " " + std::to_string(m.amount) + " " + m.currency + "\n";
        }
        for (; attribution_ < a_.attributions.size() && a_.attributions[attribution_].content.begin < until;
             ++attribution_) {
            const Attribution& x = a_.attributions[attribution_];
            out_ += "# attribution = " + bytes(x.content) + " source " + bytes(x.source) + " cue " + bytes(x.cue) +
                    " " + std::string(enum_name(cue_kinds, x.kind)) + (x.quoted ? " quoted" : "");
            for (const std::string& who : x.chain) out_ += " | " + one_line(who);
            out_ += '\n';
        }
        for (; factuality_ < a_.factuality.size() && a_.factuality[factuality_].token < sentence.end; ++factuality_) {
            const Factuality& f = a_.factuality[factuality_];
            out_ += "# factuality = " + std::to_string(f.token - sentence.begin + 1) + " " +
                    (f.negated ? "negated " : "") + std::string(enum_name(modalities, f.modality)) + "\n";
        }
    }

    void words(const Sentence& sentence) {
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const Token& t = a_.tokens[i];
            const std::size_t next = i + 1 < a_.tokens.size() ? a_.tokens[i + 1].span.begin : document_.text.size();
            const bool blank = next > t.span.end;
            const std::string form = one_line(t.span.of(document_.text));
            out_ += std::to_string(i - sentence.begin + 1) + "\t" + form + "\t";
            out_ += t.lemma.empty() ? "_" : one_line(t.lemma);
            out_ += "\t" + std::string(to_string(t.upos)) + "\t_\t" + feats_of(t.morph) + "\t";
            out_ += t.head == Token::no_head ? std::string("0")
                                             : std::to_string(t.head - static_cast<std::int32_t>(sentence.begin) + 1);
            out_ += "\t" + std::string(to_string(t.deprel)) + "\t_\t" + (blank ? "_" : "SpaceAfter=No") + "\n";
        }
    }

    const Document& document_;
    const Analysis& a_;
    std::string out_;
    std::size_t name_ = 0;
    std::size_t time_ = 0;
    std::size_t number_ = 0;
    std::size_t money_ = 0;
    std::size_t attribution_ = 0;
    std::size_t factuality_ = 0;
};

}  // namespace

std::string print_conllu(const Document& document, const Analysis& analysis) {
    return Printer(document, analysis).print();
}

std::string_view to_string(NameKind kind) {
    return enum_name(name_kinds, kind);
}

bool name_kind_from(std::string_view name, NameKind& kind) {
    const auto found = enum_from<NameKind>(name_kinds, name);
    if (found) kind = *found;
    return found.has_value();
}

}  // namespace waybill
