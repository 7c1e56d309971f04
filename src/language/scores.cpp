#include "language/scores.h"

#include <cstdio>
#include <set>
#include <tuple>

namespace waybill {

namespace {

std::string_view universal(Deprel deprel) {
    const std::string_view name = to_string(deprel);
    return name.substr(0, name.find(':'));
}

Span head_span(const Analysis& analysis, const Token& token) {
    if (token.head == Token::no_head) return {};
    return analysis.tokens[static_cast<std::size_t>(token.head)].span;
}

}  // namespace

double MatchCount::f1() const {
    return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

void MatchCount::operator+=(const MatchCount& other) {
    gold += other.gold;
    found += other.found;
    right += other.right;
}

std::string TreeScores::text() const {
    char line[256];
    std::snprintf(line, sizeof line,
                  "words %.2f  sentences %.2f  UPOS %.2f  features %.2f  lemmas %.2f  UAS %.2f  LAS %.2f  (%llu words)",
                  words.f1(), sentences.f1(), upos.f1(), feats.f1(), lemmas.f1(), uas.f1(), las.f1(),
                  static_cast<unsigned long long>(words.gold));
    return line;
}

TreeScores score_trees(const AnalysedDocument& gold, const Analysis& found) {
    TreeScores scores;
    const Analysis& a = gold.analysis;
    std::set<Span> spans;
    for (const Sentence& sentence : a.sentences) spans.insert(sentence.span);
    scores.sentences = {a.sentences.size(), found.sentences.size(), 0};
    for (const Sentence& sentence : found.sentences) scores.sentences.right += spans.count(sentence.span);
    const MatchCount base{a.tokens.size(), found.tokens.size(), 0};
    scores.words = scores.upos = scores.feats = scores.lemmas = scores.uas = scores.las = base;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.tokens.size() && k < found.tokens.size()) {
        const Token& g = a.tokens[i];
        const Token& f = found.tokens[k];
        if (g.span != f.span) {
            if (std::tie(g.span.end, g.span.begin) < std::tie(f.span.end, f.span.begin)) {
                ++i;
            } else {
                ++k;
            }
            continue;
        }
        ++i;
        ++k;
        ++scores.words.right;
        if (g.upos == f.upos) ++scores.upos.right;
        if (g.morph == f.morph) ++scores.feats.right;
        if (g.lemma == f.lemma || g.lemma == "_") ++scores.lemmas.right;
        const bool roots = (g.head == Token::no_head) == (f.head == Token::no_head);
        if (!roots || head_span(a, g) != head_span(found, f)) continue;
        ++scores.uas.right;
        if (universal(g.deprel) == universal(f.deprel)) ++scores.las.right;
    }
    return scores;
}

void operator+=(TreeScores& sum, const TreeScores& more) {
    sum.words += more.words;
    sum.sentences += more.sentences;
    sum.upos += more.upos;
    sum.feats += more.feats;
    sum.lemmas += more.lemmas;
    sum.uas += more.uas;
    sum.las += more.las;
}

MatchCount score_names(const AnalysedDocument& gold, const Analysis& found,
                       const std::function<bool(NameKind)>& kinds) {
    MatchCount count;
    std::set<std::pair<Span, NameKind>> wanted;
    for (const Name& name : gold.analysis.names) {
        if (kinds(name.kind)) wanted.emplace(name.span, name.kind);
    }
    count.gold = wanted.size();
    for (const Name& name : found.names) {
        if (!kinds(name.kind)) continue;
        ++count.found;
        count.right += wanted.count({name.span, name.kind});
    }
    return count;
}

}  // namespace waybill
