#include "language/iob.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/file.h"
#include "base/tsv.h"
#include "waybill/error.h"

namespace waybill {

namespace {

struct Label {
    bool inside = false;
    std::optional<NameKind> kind;
};

class IobReader {
public:
    IobReader(std::string label, const IobLayout& layout) : file_(std::move(label)), layout_(layout) {}

    Corpus read(std::string_view text) {
        for (std::string_view line : split(text, '\n')) {
            ++line_;
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            if (line.empty()) {
                end_sentence();
            } else if (line.starts_with("# newdoc") || line.starts_with("-DOCSTART-")) {
                end_sentence();
                corpus_.emplace_back();
            } else if (!line.starts_with("# ")) {
                word(line);
            }
        }
        end_sentence();
        return std::move(corpus_);
    }

private:
    void word(std::string_view line) {
        const auto fields = split(line, layout_.separator);
        if (fields.size() <= std::max(layout_.word, layout_.label)) {
            throw DataError(file_ + ":" + std::to_string(line_) + ": too few columns");
        }
        if (corpus_.empty()) corpus_.emplace_back();
        const std::string_view form = fields[layout_.word];
        if (form.empty()) return;
        AnalysedDocument& doc = corpus_.back();
        std::string& text = doc.document.text;
        if (!text.empty()) text += labels_.empty() ? '\n' : ' ';
        Token token;
        token.span.begin = static_cast<std::uint32_t>(text.size());
        text += form;
        token.span.end = static_cast<std::uint32_t>(text.size());
        doc.analysis.tokens.push_back(token);
        const std::string_view label = fields[layout_.label];
        Label made;
        if (label.size() > 2 && label[1] == '-') {
            made.inside = label[0] == 'I' || label[0] == 'E';
            made.kind = layout_.kind(label.substr(2), form);
        }
        labels_.push_back(made);
    }

    void end_sentence() {
        if (labels_.empty()) return;
        AnalysedDocument& doc = corpus_.back();
        Sentence sentence;
        sentence.end = static_cast<std::uint32_t>(doc.analysis.tokens.size());
        sentence.begin = sentence.end - static_cast<std::uint32_t>(labels_.size());
        sentence.paragraph = static_cast<std::uint32_t>(doc.analysis.sentences.size());
        sentence.span = {doc.analysis.tokens[sentence.begin].span.begin, doc.analysis.tokens.back().span.end};
        doc.analysis.sentences.push_back(sentence);
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            if (!labels_[i].kind) continue;
            auto& names = doc.analysis.names;
            const auto at = sentence.begin + static_cast<std::uint32_t>(i);
            const bool goes_on = labels_[i].inside && i > 0 && labels_[i - 1].kind == labels_[i].kind &&
                                 !names.empty() && names.back().end == at;
            if (goes_on) {
                ++names.back().end;
                names.back().span.end = doc.analysis.tokens[at].span.end;
            } else {
                Name name;
                name.begin = at;
                name.end = at + 1;
                name.span = doc.analysis.tokens[at].span;
                name.kind = *labels_[i].kind;
                names.push_back(name);
            }
        }
        labels_.clear();
    }

    std::string file_;
    const IobLayout& layout_;
    std::size_t line_ = 0;
    Corpus corpus_;
    std::vector<Label> labels_;
};

}  // namespace

std::optional<NameKind> usual_kind(std::string_view label) {
    struct Entry {
        std::string_view label;
        NameKind kind;
    };
    static constexpr std::array<Entry, 17> entries{{{"PER", NameKind::person},
                                                    {"per", NameKind::person},
                                                    {"Person", NameKind::person},
                                                    {"PERSON", NameKind::person},
                                                    {"ORG", NameKind::organisation},
                                                    {"org", NameKind::organisation},
                                                    {"Organisation", NameKind::organisation},
                                                    {"LOC", NameKind::place},
                                                    {"geo", NameKind::place},
                                                    {"Location", NameKind::place},
                                                    {"GPE", NameKind::place},
                                                    {"gpe", NameKind::nationality},
                                                    {"NORP", NameKind::nationality},
                                                    {"Nationality", NameKind::nationality},
                                                    {"MISC", NameKind::other},
                                                    {"art", NameKind::other},
                                                    {"eve", NameKind::other}}};
    for (const Entry& entry : entries) {
        if (entry.label == label) return entry.kind;
    }
    return std::nullopt;
}

Corpus read_iob(const std::filesystem::path& file, const IobLayout& layout) {
    return IobReader(file.string(), layout).read(read_file(file));
}

namespace {

/// The words of a sentence run together.
std::string run_together(const AnalysedDocument& d, const Sentence& s) {
    std::string text;
    for (std::uint32_t i = s.begin; i < s.end; ++i) text += d.analysis.tokens[i].span.of(d.document.text);
    return text;
}

/// Byte offset of each token within the run-together sentence, and the whole length.
std::vector<std::uint32_t> offsets_of(const AnalysedDocument& d, const Sentence& s) {
    std::vector<std::uint32_t> offsets{0};
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
        offsets.push_back(offsets.back() + d.analysis.tokens[i].span.size());
    }
    return offsets;
}

struct Place {
    const AnalysedDocument* document = nullptr;
    const Sentence* sentence = nullptr;
};

/// Adds the names of one sentence to the same sentence of a treebank.
void copy_names(const Place& from, AnalysedDocument& to, const Sentence& s) {
    const auto source = offsets_of(*from.document, *from.sentence);
    const auto target = offsets_of(to, s);
    const auto& names = from.document->analysis.names;
    auto it = std::partition_point(names.begin(), names.end(),
                                   [&](const Name& name) { return name.begin < from.sentence->begin; });
    for (; it != names.end() && it->begin < from.sentence->end; ++it) {
        const std::uint32_t begin = source[it->begin - from.sentence->begin];
        const std::uint32_t end = source[it->end - from.sentence->begin];
        const auto first = std::lower_bound(target.begin(), target.end(), begin);
        const auto last = std::lower_bound(target.begin(), target.end(), end);
        if (first == target.end() || last == target.end() || *first != begin || *last != end) continue;
        Name name = *it;
        name.begin = s.begin + static_cast<std::uint32_t>(first - target.begin());
        name.end = s.begin + static_cast<std::uint32_t>(last - target.begin());
        name.span = {to.analysis.tokens[name.begin].span.begin, to.analysis.tokens[name.end - 1].span.end};
        to.analysis.names.push_back(name);
    }
}

}  // namespace

std::size_t lay_names_over(const Corpus& names, Corpus& trees) {
    // Sentences with the same words, in their order.
    std::map<std::string, std::vector<Place>> places;
    for (const AnalysedDocument& d : names) {
        for (const Sentence& s : d.analysis.sentences) places[run_together(d, s)].push_back({&d, &s});
    }
    for (auto& [text, list] : places) std::reverse(list.begin(), list.end());
    std::size_t matched = 0;
    for (AnalysedDocument& d : trees) {
        d.analysis.names.clear();
        for (const Sentence& s : d.analysis.sentences) {
            const auto found = places.find(run_together(d, s));
            if (found == places.end() || found->second.empty()) continue;
            copy_names(found->second.back(), d, s);
            found->second.pop_back();
            ++matched;
        }
    }
    return matched;
}

}  // namespace waybill
