#include "language/name_tagger.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "language/char_class.h"

namespace waybill {

namespace {
constexpr std::uint64_t max_words = 1U << 20U;
constexpr std::size_t max_phrase = 8;  // words
}  // namespace

void WordGroups::write(ModelWriter& out) const {
    std::map<Feature, Pair> sorted(of.begin(), of.end());
    std::vector<Feature> hashes;
    std::vector<std::uint16_t> coarse;
    std::vector<std::uint16_t> fine;
    for (const auto& [hash, pair] : sorted) {
        hashes.push_back(hash);
        coarse.push_back(pair.coarse);
        fine.push_back(pair.fine);
    }
    out.put_array(hashes);
    out.put_array(coarse);
    out.put_array(fine);
}

WordGroups WordGroups::read(ModelReader& in) {
    const auto hashes = in.get_array<Feature>(max_words);
    const auto coarse = in.get_array<std::uint16_t>(max_words);
    const auto fine = in.get_array<std::uint16_t>(max_words);
    if (coarse.size() != hashes.size() || fine.size() != hashes.size()) in.fail("damaged: the word groups do not fit");
    WordGroups groups;
    for (std::size_t i = 0; i < hashes.size(); ++i) groups.of[hashes[i]] = {coarse[i], fine[i]};
    return groups;
}

const NameFeatures::Word& NameFeatures::get(std::ptrdiff_t i) const {
    return i < 0 || i >= static_cast<std::ptrdiff_t>(words_.size()) ? edge_ : words_[static_cast<std::size_t>(i)];
}

void NameFeatures::begin(std::string_view text, std::span<const Token> sentence) {
    words_.clear();
    edge_.shape.lower = 1;
    edge_.upos = 99;
    std::size_t capitals = 0;
    std::vector<std::string> lower;
    for (const Token& token : sentence) {
        const std::string_view form = token.span.of(text);
        Word word;
        word.shape = shape_of(form);
        if (const auto found = groups_.of.find(word.shape.lower); found != groups_.of.end()) word.group = found->second;
        lower.push_back(ascii_lower(form));
        if (const auto found = lexicon_.words.find(std::string_view(lower.back())); found != lexicon_.words.end()) {
            word.bits = found->second;
        }
        word.upos = static_cast<Feature>(token.upos) + 1;
        capitals += all_capitals(form) ? 1 : 0;
        words_.push_back(word);
    }
    if (sentence.size() >= 4 && capitals * 2 > sentence.size()) {
        // In a line of capitals they say nothing of the word.
        for (Word& word : words_) word.shape.shape = 7;
    }
    mark_phrases(lower);
}

void NameFeatures::mark_phrases(const std::vector<std::string>& lower) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].phrase != 0) continue;
        std::string phrase;
        std::size_t best = 0;
        std::uint32_t bits = 0;
        for (std::size_t n = 1; n <= std::min({lexicon_.longest, max_phrase, words_.size() - i}); ++n) {
            if (n > 1) phrase += ' ';
            phrase += lower[i + n - 1];
            const auto found = lexicon_.phrases.find(std::string_view(phrase));
            if (found == lexicon_.phrases.end()) continue;
            best = n;
            bits = found->second;
        }
        for (std::size_t k = 0; k < best; ++k) words_[i + k].phrase = bits * 4 + (k == 0 ? 1U : 2U);
    }
}

std::span<const Feature> NameFeatures::at(std::size_t at, std::uint32_t label1, std::uint32_t label2,
                                          const Memory& memory) {
    features_.clear();
    const auto i = static_cast<std::ptrdiff_t>(at);
    Feature id = 500;
    const auto add = [&](auto... values) {
        Feature h = ++id;
        ((h = mix(h, static_cast<Feature>(values))), ...);
        features_.push_back(h);
    };
    const Word& w = get(i);
    const Word& p = get(i - 1);
    const Word& n = get(i + 1);
    const Word& pp = get(i - 2);
    const Word& nn = get(i + 2);
    const Feature first = at == 0 ? 1 : 0;
    add(0);
    add(w.shape.lower);
    add(w.shape.lower, w.shape.shape);
    add(p.shape.lower);
    add(n.shape.lower);
    add(pp.shape.lower);
    add(nn.shape.lower);
    add(w.shape.shape, first);
    add(p.shape.shape, w.shape.shape, n.shape.shape);
    add(w.shape.shape, n.shape.shape);
    add(p.shape.lower, w.shape.lower);
    add(w.shape.lower, n.shape.lower);
    add(p.shape.lower, w.shape.shape);
    add(n.shape.lower, w.shape.shape);
    for (std::size_t k = 1; k < 5; ++k) add(w.shape.suffixes[k]);
    for (std::size_t k = 1; k < 4; ++k) add(w.shape.prefixes[k]);
    add(w.group.fine, w.shape.shape);
    add(w.group.coarse);
    add(p.group.fine);
    add(n.group.fine);
    add(p.group.coarse, w.group.coarse, n.group.coarse);
    add(p.group.fine, w.shape.shape, w.upos);
    add(n.group.fine, w.shape.shape, w.upos);
    add(w.bits, w.shape.shape);
    add(w.bits, p.bits, n.bits);
    add(w.phrase, w.shape.shape);
    add(w.phrase, n.phrase, w.upos);
    add(w.upos, w.shape.shape);
    add(p.upos, w.upos, n.upos);
    add(w.upos, n.upos);
    add(label1);
    add(label1, label2);
    add(label1, w.shape.lower);
    add(label1, w.shape.shape, n.shape.shape);
    add(label1, w.group.fine);
    add(label1, w.upos, n.upos);
    add(label1, p.shape.lower);
    add(label1, p.shape.lower, w.shape.shape);
    add(label1, w.phrase);
    add(label1, label2, w.shape.shape, w.upos);
    const auto known = memory.find(w.shape.lower);
    const std::uint32_t earlier = known == memory.end() ? 0 : known->second;
    add(earlier, w.shape.shape);
    add(earlier, label1);
    return features_;
}

void add_names(std::span<const std::uint32_t> labels, std::uint32_t first, Analysis& analysis) {
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == NameLabel::outside) continue;
        std::uint32_t end = i + 1;
        while (end < labels.size() && NameLabel::is_inside(labels[end])) ++end;
        Name name;
        name.begin = first + i;
        name.end = first + end;
        name.span = {analysis.tokens[name.begin].span.begin, analysis.tokens[name.end - 1].span.end};
        name.kind = NameLabel::kind(labels[i]);
        analysis.names.push_back(name);
        i = end - 1;
    }
}

void remember(const NameFeatures& features, std::span<const std::uint32_t> labels, NameFeatures::Memory& memory) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] != NameLabel::outside) {
            memory[features.word(i)] = 1 + static_cast<std::uint32_t>(NameLabel::kind(labels[i]));
        }
    }
}

void NameTagger::annotate(std::string_view text, const NameLexicon& lexicon, Analysis& analysis) const {
    NameFeatures features(groups_, lexicon);
    NameFeatures::Memory memory;
    std::array<std::int32_t, NameLabel::count> scores{};
    std::vector<std::uint32_t> labels;
    for (const Sentence& sentence : analysis.sentences) {
        if (!sentence.read) continue;
        features.begin(text, std::span(analysis.tokens).subspan(sentence.begin, sentence.end - sentence.begin));
        labels.clear();
        for (std::size_t i = 0; i < sentence.end - sentence.begin; ++i) {
            const std::uint32_t label1 = i >= 1 ? labels[i - 1] : NameLabel::outside;
            const std::uint32_t label2 = i >= 2 ? labels[i - 2] : NameLabel::outside;
            model_.score(features.at(i, label1, label2, memory), scores);
            std::uint32_t best = NameLabel::outside;
            for (std::uint32_t c = 1; c < NameLabel::count; ++c) {
                if (scores[c] > scores[best] && NameLabel::follows(label1, c)) best = c;
            }
            labels.push_back(best);
        }
        remember(features, labels, memory);
        add_names(labels, sentence.begin, analysis);
    }
}

void NameTagger::write(ModelWriter& out) const {
    groups_.write(out);
    model_.write(out);
}

NameTagger NameTagger::read(ModelReader& in) {
    NameTagger tagger;
    tagger.groups_ = WordGroups::read(in);
    tagger.model_ = LinearModel::read(in);
    if (tagger.model_.classes() != NameLabel::count) in.fail("damaged: the labels do not fit their table");
    return tagger;
}

}  // namespace waybill
