#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "base/tsv.h"
#include "language/conllu.h"
#include "waybill/error.h"

namespace waybill {

namespace {

std::optional<std::uint32_t> number_from(std::string_view text) {
    std::uint32_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc{} || result.ptr != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

bool has_misc(std::string_view misc, std::string_view wanted) {
    for (const std::string_view part : split(misc, '|')) {
        if (part == wanted) return true;
    }
    return false;
}

class Reader {
public:
    explicit Reader(const std::string& label) : label_(label) {}

    std::vector<AnalysedDocument> read(std::string_view text) {
        for (std::string_view line : split(text, '\n')) {
            ++line_;
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            if (line.empty()) {
                end_sentence();
            } else if (line.front() == '#') {
                comment(line);
            } else {
                word(line);
            }
        }
        end_sentence();
        return std::move(documents_);
    }

private:
    struct PendingName {
        std::uint32_t begin;
        std::uint32_t end;
        NameKind kind;
    };

    [[noreturn]] void fail(const std::string& what) const {
        throw DataError(label_ + ":" + std::to_string(line_) + ": " + what);
    }

    AnalysedDocument& current() {
        if (documents_.empty()) new_document("");
        return documents_.back();
    }

    void new_document(std::string_view id) {
        documents_.emplace_back();
        documents_.back().document.name = std::string(id);
        paragraph_ = 0;
    }

    static std::string_view value_of(std::string_view comment) {
        const std::size_t equals = comment.find('=');
        if (equals == std::string_view::npos) return {};
        std::string_view value = comment.substr(equals + 1);
        while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
        return value;
    }

    void comment(std::string_view line) {
        if (line.starts_with("# newdoc")) {
            new_document(value_of(line));
        } else if (line.starts_with("# newpar")) {
            new_paragraph_ = true;
        } else if (line.starts_with("# heading = yes")) {
            heading_ = true;
        } else if (line.starts_with("# name = ")) {
            const auto fields = split(value_of(line), ' ');
            const std::size_t dash = fields[0].find('-');
            if (fields.size() < 2 || dash == std::string_view::npos) fail("a name is \"FIRST-LAST KIND\"");
            const auto first = number_from(fields[0].substr(0, dash));
            const auto last = number_from(fields[0].substr(dash + 1));
            NameKind kind{};
            if (!first || !last || *first == 0 || *last < *first) fail("a name is \"FIRST-LAST KIND\"");
            if (!name_kind_from(fields[1], kind)) fail("no such kind of name: " + std::string(fields[1]));
            names_.push_back({*first - 1, *last, kind});
        }
    }

    void begin_sentence() {
        if (in_sentence_) return;
        in_sentence_ = true;
        AnalysedDocument& doc = current();
        std::string& text = doc.document.text;
        if (!text.empty()) {
            if (new_paragraph_) {
                while (!text.empty() && text.back() == ' ') text.pop_back();
                text += '\n';
                ++paragraph_;
            }
        }
        new_paragraph_ = false;
        first_ = static_cast<std::uint32_t>(doc.analysis.tokens.size());
    }

    void word(std::string_view line) {
        const auto fields = split(line, '\t');
        if (fields.size() != 10) fail("a word line has 10 fields, this one " + std::to_string(fields.size()));
        begin_sentence();
        AnalysedDocument& doc = current();
        std::string& text = doc.document.text;
        if (text.size() + fields[1].size() > 0x7FFFFFFF) fail("more than 2 GiB of text");
        if (fields[0].find('.') != std::string_view::npos) return;  // an empty node
        const bool blank_after = !has_misc(fields[9], "SpaceAfter=No");
        if (const std::size_t dash = fields[0].find('-'); dash != std::string_view::npos) {
            const auto first = number_from(fields[0].substr(0, dash));
            const auto last = number_from(fields[0].substr(dash + 1));
            const std::uint32_t next = next_id(doc);
            if (!first || !last || *first != next || *last < *first || *last - *first > 20) {
                fail("a range of words is \"FIRST-LAST\"");
            }
            close_range(doc);
            range_.begin = static_cast<std::uint32_t>(text.size());
            text += fields[1];
            range_.end = static_cast<std::uint32_t>(text.size());
            range_first_ = static_cast<std::uint32_t>(doc.analysis.tokens.size());
            range_left_ = *last - *first + 1;
            if (blank_after) text += ' ';
            forms_.clear();
            return;
        }
        const auto id = number_from(fields[0]);
        if (!id || *id != next_id(doc)) fail("the word's number is not the next one");
        Token token;
        if (range_left_ > 0) {
            forms_.emplace_back(fields[1]);
        } else {
            token.span.begin = static_cast<std::uint32_t>(text.size());
            text += fields[1];
            token.span.end = static_cast<std::uint32_t>(text.size());
            if (blank_after) text += ' ';
        }
        fill(token, fields);
        doc.analysis.tokens.push_back(std::move(token));
        if (range_left_ > 0 && --range_left_ == 0) close_range(doc);
    }

    std::uint32_t next_id(const AnalysedDocument& doc) const {
        return static_cast<std::uint32_t>(doc.analysis.tokens.size()) - first_ + 1;
    }

    void fill(Token& token, const std::vector<std::string_view>& fields) {
        token.lemma = std::string(fields[2]);
        if (const auto upos = upos_from(fields[3])) {
            token.upos = *upos;
        } else if (fields[3] != "_") {
            fail("no such part of speech: " + std::string(fields[3]));
        }
        token.morph = morph_from(fields[5]);
        if (fields[6] == "_") {
            token.head = Token::no_head;
        } else {
            const auto head = number_from(fields[6]);
            if (!head || *head > 1000000) fail("the head is not a number");
            token.head = static_cast<std::int32_t>(*head) - 1;  // still within the sentence
        }
        token.deprel = deprel_from(fields[7]).value_or(Deprel::dep);
    }

    /// Divides the surface of a multiword token among its words.
    void close_range(AnalysedDocument& doc) {
        if (forms_.empty()) return;
        const std::string_view text = doc.document.text;
        const std::string_view surface = range_.of(text);
        std::string joined;
        for (const std::string& form : forms_) joined += form;
        const bool exact = joined.size() == surface.size();
        std::uint32_t at = range_.begin;
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            const auto left = static_cast<std::uint32_t>(forms_.size() - 1 - i);
            std::uint32_t end = exact ? at + static_cast<std::uint32_t>(forms_[i].size())
                                      : at + std::max<std::uint32_t>(1, (range_.end - at) / (left + 1));
            if (left == 0) end = range_.end;
            end = std::min(end, range_.end);
            while (end < range_.end && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
            doc.analysis.tokens[range_first_ + i].span = {at, end};
            at = end;
        }
        forms_.clear();
    }

    void end_sentence() {
        if (!in_sentence_) return;
        in_sentence_ = false;
        AnalysedDocument& doc = current();
        if (range_left_ > 0) fail("the sentence ends within a range of words");
        auto& tokens = doc.analysis.tokens;
        const auto count = static_cast<std::int32_t>(tokens.size() - first_);
        if (count == 0) return;
        for (std::size_t i = first_; i < tokens.size(); ++i) {
            if (tokens[i].head >= count) fail("a head lies outside the sentence");
        }
        refuse_cycles(tokens, count);
        for (std::size_t i = first_; i < tokens.size(); ++i) {
            if (tokens[i].head >= 0) tokens[i].head += static_cast<std::int32_t>(first_);
        }
        Sentence sentence;
        sentence.begin = first_;
        sentence.end = static_cast<std::uint32_t>(tokens.size());
        sentence.span = {tokens[first_].span.begin, tokens.back().span.end};
        sentence.paragraph = paragraph_;
        sentence.heading = heading_;
        doc.analysis.sentences.push_back(sentence);
        for (const PendingName& name : names_) {
            if (first_ + name.end > tokens.size()) fail("a name reaches beyond the sentence");
            Name made;
            made.begin = first_ + name.begin;
            made.end = first_ + name.end;
            made.span = {tokens[made.begin].span.begin, tokens[made.end - 1].span.end};
            made.kind = name.kind;
            doc.analysis.names.push_back(made);
        }
        names_.clear();
        heading_ = false;
    }

    void refuse_cycles(const std::vector<Token>& tokens, std::int32_t count) {
        std::vector<std::int32_t> seen(static_cast<std::size_t>(count), -1);
        for (std::int32_t i = 0; i < count; ++i) {
            std::int32_t at = i;
            while (at >= 0 && seen[static_cast<std::size_t>(at)] < 0) {
                seen[static_cast<std::size_t>(at)] = i;
                at = tokens[first_ + static_cast<std::size_t>(at)].head;
            }
            if (at >= 0 && seen[static_cast<std::size_t>(at)] == i) fail("the tree has a cycle");
        }
    }

    const std::string& label_;
    std::size_t line_ = 0;
    std::vector<AnalysedDocument> documents_;
    std::vector<PendingName> names_;
    std::vector<std::string> forms_;
    Span range_;
    std::uint32_t range_first_ = 0;
    std::uint32_t range_left_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t paragraph_ = 0;
    bool in_sentence_ = false;
    bool new_paragraph_ = false;
    bool heading_ = false;
};

}  // namespace

std::vector<AnalysedDocument> parse_conllu(std::string_view text, const std::string& label) {
    std::vector<AnalysedDocument> documents = Reader(label).read(text);
    return documents;
}

std::vector<AnalysedDocument> read_conllu(const std::filesystem::path& file) {
    return parse_conllu(read_file(file), file.string());
}

}  // namespace waybill
