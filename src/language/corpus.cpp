#include "language/corpus.h"

#include <algorithm>

#include "language/char_class.h"

namespace waybill {

namespace {

bool is_word_of(std::string_view form, bool (*test)(char)) {
    return !form.empty() && std::all_of(form.begin(), form.end(), test);
}

bool letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool alphanumeric(char c) {
    return letter(c) || (c >= '0' && c <= '9');
}

/// Is tokens [at, at + 3) "F", "-", "16" without blanks, and a subtree of one head?
bool designation_at(const AnalysedDocument& doc, const Sentence& sentence, std::uint32_t at) {
    const auto& tokens = doc.analysis.tokens;
    if (at + 3 > sentence.end) return false;
    const std::string_view text = doc.document.text;
    const std::string_view a = tokens[at].span.of(text);
    const std::string_view b = tokens[at + 2].span.of(text);
    if (tokens[at + 1].span.of(text) != "-") return false;
    if (tokens[at].span.end != tokens[at + 1].span.begin || tokens[at + 1].span.end != tokens[at + 2].span.begin) {
        return false;
    }
    if (!is_word_of(a, letter) || !is_word_of(b, alphanumeric) || b.front() < '0' || b.front() > '9') return false;
    std::size_t outside = 0;
    for (std::uint32_t i = at; i < at + 3; ++i) {
        const auto head = tokens[i].head;
        outside += head < static_cast<std::int32_t>(at) || head >= static_cast<std::int32_t>(at + 3) ? 1 : 0;
    }
    return outside == 1;
}

}  // namespace

Corpus read_corpus(const std::vector<std::filesystem::path>& files) {
    Corpus corpus;
    for (const auto& file : files) {
        for (AnalysedDocument& document : read_conllu(file)) corpus.push_back(std::move(document));
    }
    return corpus;
}

void join_designations(AnalysedDocument& document) {
    Analysis& a = document.analysis;
    std::vector<Token> tokens;
    std::vector<std::int32_t> moved(a.tokens.size());
    for (Sentence& sentence : a.sentences) {
        const auto begin = static_cast<std::uint32_t>(tokens.size());
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            moved[i] = static_cast<std::int32_t>(tokens.size());
            if (!designation_at(document, sentence, i)) {
                tokens.push_back(a.tokens[i]);
                continue;
            }
            Token joined = a.tokens[i];
            for (std::uint32_t k = i; k < i + 3; ++k) {
                moved[k] = static_cast<std::int32_t>(tokens.size());
                const auto head = a.tokens[k].head;
                if (head >= static_cast<std::int32_t>(i) && head < static_cast<std::int32_t>(i + 3)) continue;
                joined.head = head;
                joined.deprel = a.tokens[k].deprel;
                joined.upos = Upos::propn;
                joined.morph = Morph{};
                joined.morph.number = Morph::Number::sing;
            }
            joined.span.end = a.tokens[i + 2].span.end;
            joined.lemma = std::string(joined.span.of(document.document.text));
            tokens.push_back(std::move(joined));
            i += 2;
        }
        sentence.begin = begin;
        sentence.end = static_cast<std::uint32_t>(tokens.size());
    }
    for (Token& token : tokens) {
        if (token.head >= 0) token.head = moved[static_cast<std::size_t>(token.head)];
    }
    for (Name& name : a.names) {
        name.begin = static_cast<std::uint32_t>(moved[name.begin]);
        name.end = static_cast<std::uint32_t>(moved[name.end - 1]) + 1;
    }
    a.tokens = std::move(tokens);
}

AnalysedDocument in_capitals(const AnalysedDocument& document) {
    AnalysedDocument copy = document;
    for (char& c : copy.document.text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return copy;
}

namespace {

/// Sentences [first, last) as a document of their own.
AnalysedDocument piece_of(const AnalysedDocument& whole, std::size_t first, std::size_t last) {
    const Analysis& a = whole.analysis;
    const std::uint32_t begin = a.sentences[first].begin;
    const std::uint32_t end = a.sentences[last - 1].end;
    const std::uint32_t at = a.sentences[first].span.begin;
    const auto moved = [&](Span span) { return Span{span.begin - at, span.end - at}; };
    AnalysedDocument piece;
    piece.document.name = whole.document.name;
    piece.document.text = whole.document.text.substr(at, a.sentences[last - 1].span.end - at);
    for (std::uint32_t i = begin; i < end; ++i) {
        Token token = a.tokens[i];
        token.span = moved(token.span);
        if (token.head >= 0) token.head -= static_cast<std::int32_t>(begin);
        piece.analysis.tokens.push_back(std::move(token));
    }
    for (std::size_t i = first; i < last; ++i) {
        Sentence sentence = a.sentences[i];
        sentence.span = moved(sentence.span);
        sentence.begin -= begin;
        sentence.end -= begin;
        piece.analysis.sentences.push_back(sentence);
    }
    const auto from =
        std::partition_point(a.names.begin(), a.names.end(), [&](const Name& n) { return n.begin < begin; });
    for (auto it = from; it != a.names.end() && it->begin < end; ++it) {
        Name name = *it;
        name.span = moved(name.span);
        name.begin -= begin;
        name.end -= begin;
        name.same_as = -1;
        piece.analysis.names.push_back(name);
    }
    return piece;
}

}  // namespace

Corpus in_pieces(const Corpus& corpus, std::size_t sentences) {
    Corpus pieces;
    for (const AnalysedDocument& document : corpus) {
        const std::size_t count = document.analysis.sentences.size();
        for (std::size_t i = 0; i < count; i += sentences) {
            pieces.push_back(piece_of(document, i, std::min(count, i + sentences)));
        }
    }
    return pieces;
}

std::size_t word_count(const Corpus& corpus) {
    std::size_t count = 0;
    for (const AnalysedDocument& document : corpus) count += document.analysis.tokens.size();
    return count;
}

}  // namespace waybill
