#include "language/tagger.h"

#include <algorithm>

#include "language/char_class.h"
#include "language/conllu.h"

namespace waybill {

namespace {

constexpr std::size_t upos_count = 17;

std::uint32_t best_of(std::span<const std::int32_t> scores) {
    return static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

TagFeatures::TagFeatures(std::string_view text, std::span<const Token> sentence) {
    edge_.lower = 1;
    std::size_t capital = 0;
    for (const Token& token : sentence) {
        const std::string_view form = token.span.of(text);
        words_.push_back(shape_of(form));
        capital += all_capitals(form) ? 1 : 0;
    }
    // In a line of capitals they say nothing of the word.
    capitals_ = sentence.size() >= 4 && capital * 2 > sentence.size();
}

const WordShape& TagFeatures::word(std::ptrdiff_t at) const {
    return at < 0 || at >= static_cast<std::ptrdiff_t>(words_.size()) ? edge_ : words_[static_cast<std::size_t>(at)];
}

std::span<const Feature> TagFeatures::upos(std::size_t at, std::span<const Token> tags) {
    features_.clear();
    const auto i = static_cast<std::ptrdiff_t>(at);
    Feature id = 0;
    const auto add = [&](Feature value) { features_.push_back(mix(++id, value)); };
    const WordShape& w = word(i);
    const Feature shape = capitals_ ? 7 : w.shape;
    const Feature t1 = at >= 1 ? static_cast<Feature>(tags[at - 1].upos) + 1 : 0;
    const Feature t2 = at >= 2 ? static_cast<Feature>(tags[at - 2].upos) + 1 : 0;
    const Feature m1 = at >= 1 ? static_cast<Feature>(tags[at - 1].morph.verb_form) : 0;
    add(0);
    add(w.lower);
    add(mix(w.lower, shape));
    add(mix(shape, at == 0 ? 1 : 0));
    for (const Feature s : w.suffixes) add(s);
    for (const Feature p : w.prefixes) add(p);
    add(mix(w.suffixes[2], shape));
    add(word(i - 1).lower);
    add(word(i + 1).lower);
    add(word(i - 2).lower);
    add(word(i + 2).lower);
    add(mix(word(i - 1).lower, w.lower));
    add(mix(w.lower, word(i + 1).lower));
    add(mix(word(i - 1).lower, word(i + 1).lower));
    add(mix(word(i + 1).lower, word(i + 2).lower));
    add(word(i + 1).suffixes[2]);
    add(word(i + 1).suffixes[1]);
    add(word(i - 1).suffixes[2]);
    add(mix(word(i + 1).shape, shape));
    add(mix(word(i - 1).shape, shape));
    add(t1);
    add(mix(t1, t2));
    add(mix(t1, m1));
    add(mix(t1, w.lower));
    add(mix(mix(t1, t2), w.lower));
    add(mix(t1, w.suffixes[2]));
    add(mix(t1, word(i + 1).lower));
    add(mix(mix(t1, w.suffixes[1]), word(i + 1).suffixes[1]));
    return features_;
}

std::span<const Feature> TagFeatures::morph(std::size_t at, std::span<const Token> tags) {
    features_.clear();
    const auto i = static_cast<std::ptrdiff_t>(at);
    const Feature upos = static_cast<Feature>(tags[at].upos);
    Feature id = 0;
    const auto add = [&](Feature value) { features_.push_back(mix(mix(++id, value), upos)); };
    const WordShape& w = word(i);
    const Feature t1 = at >= 1 ? static_cast<Feature>(tags[at - 1].upos) + 1 : 0;
    const Feature t2 = at >= 2 ? static_cast<Feature>(tags[at - 2].upos) + 1 : 0;
    add(0);
    add(w.lower);
    add(w.suffixes[0]);
    add(w.suffixes[1]);
    add(w.suffixes[2]);
    add(w.suffixes[3]);
    add(w.shape);
    add(t1);
    add(mix(t1, t2));
    add(mix(t1, w.suffixes[1]));
    add(word(i - 1).lower);
    add(word(i - 2).lower);
    add(mix(word(i - 1).lower, w.suffixes[1]));
    add(mix(word(i - 1).lower, w.lower));
    add(word(i + 1).lower);
    add(mix(word(i + 1).lower, w.suffixes[1]));
    add(mix(mix(word(i - 1).lower, word(i - 2).lower), w.suffixes[1]));
    // The last auxiliary to the left, for "has been delivered".
    Feature aux = 0;
    for (std::size_t k = at; k > 0 && at - k < 5; --k) {
        if (tags[k - 1].upos == Upos::aux) {
            aux = word(static_cast<std::ptrdiff_t>(k) - 1).lower;
            break;
        }
    }
    add(mix(aux, w.suffixes[1]));
    return features_;
}

void Tagger::annotate(std::string_view text, std::span<Token> sentence) const {
    TagFeatures features(text, sentence);
    std::vector<std::int32_t> upos(upos_.classes());
    std::vector<std::int32_t> morph(morph_.classes());
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        upos_.score(features.upos(i, sentence), upos);
        sentence[i].upos = static_cast<Upos>(best_of(upos));
        morph_.score(features.morph(i, sentence), morph);
        sentence[i].morph = morphs_[best_of(morph)];
    }
}

void Tagger::write(ModelWriter& out) const {
    upos_.write(out);
    morph_.write(out);
    out.put(static_cast<std::uint32_t>(morphs_.size()));
    for (const Morph& morph : morphs_) out.put_string(feats_of(morph));
}

Tagger Tagger::read(ModelReader& in) {
    Tagger tagger;
    tagger.upos_ = LinearModel::read(in);
    tagger.morph_ = LinearModel::read(in);
    const auto count = in.get<std::uint32_t>();
    if (count > LinearModel::max_classes) in.fail("damaged: too many tags");
    for (std::uint32_t i = 0; i < count; ++i) tagger.morphs_.push_back(morph_from(in.get_string()));
    if (tagger.upos_.classes() != upos_count || tagger.morph_.classes() != tagger.morphs_.size()) {
        in.fail("damaged: the tags do not fit their table");
    }
    return tagger;
}

}  // namespace waybill
