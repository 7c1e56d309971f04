#include "language/train_linear.h"

#include <algorithm>
#include <array>

namespace waybill {

namespace {

constexpr std::uint32_t tag_bits = 18;
constexpr std::uint32_t morph_bits = 15;
constexpr std::uint32_t move_bits = 20;
constexpr std::uint32_t label_bits = 16;
constexpr double explore = 0.9;  // how often training goes on from the parser's own move

struct SentenceRef {
    const AnalysedDocument* document;
    std::uint32_t sentence;
};

std::vector<SentenceRef> sentences_of(const Corpus& corpus) {
    std::vector<SentenceRef> all;
    for (const AnalysedDocument& document : corpus) {
        for (std::uint32_t s = 0; s < document.analysis.sentences.size(); ++s) all.push_back({&document, s});
    }
    return all;
}

std::span<const Token> tokens_of(const SentenceRef& ref) {
    const Sentence& s = ref.document->analysis.sentences[ref.sentence];
    return std::span(ref.document->analysis.tokens).subspan(s.begin, s.end - s.begin);
}

std::uint32_t best_of(std::span<const std::int32_t> scores) {
    return static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace

class TaggerTrainer {
public:
    TaggerTrainer(const Corpus& corpus, const LinearTraining& options) : options_(options) {
        sentences_ = sentences_of(corpus);
        for (const SentenceRef& ref : sentences_) {
            for (const Token& token : tokens_of(ref)) class_of(token.morph);
        }
    }

    Tagger train() {
        LinearTrainer upos(tag_bits, 17);
        LinearTrainer morph(morph_bits, static_cast<std::uint32_t>(morphs_.size()));
        std::vector<std::int32_t> upos_scores(17);
        std::vector<std::int32_t> morph_scores(morphs_.size());
        Dice dice(options_.seed);
        for (std::uint32_t epoch = 0; epoch < options_.tagger_epochs; ++epoch) {
            dice.shuffle(sentences_);
            std::size_t right = 0;
            std::size_t all = 0;
            for (const SentenceRef& ref : sentences_) {
                const std::span<const Token> gold = tokens_of(ref);
                std::vector<Token> guess(gold.begin(), gold.end());
                TagFeatures features(ref.document->document.text, gold);
                for (std::size_t i = 0; i < gold.size(); ++i) {
                    const auto seen = features.upos(i, guess);
                    upos.score(seen, upos_scores);
                    const std::uint32_t best = best_of(upos_scores);
                    upos.update(seen, static_cast<std::uint32_t>(gold[i].upos), best);
                    upos.step();
                    right += best == static_cast<std::uint32_t>(gold[i].upos) ? 1 : 0;
                    ++all;
                    // The morphology learns with the right part of speech.
                    guess[i].upos = gold[i].upos;
                    const auto inner = features.morph(i, guess);
                    morph.score(inner, morph_scores);
                    const std::uint32_t found = best_of(morph_scores);
                    morph.update(inner, class_of(gold[i].morph), found);
                    morph.step();
                    guess[i].upos = static_cast<Upos>(best);
                    guess[i].morph = morphs_[found];
                }
            }
            options_.report("tagger epoch " + std::to_string(epoch + 1) + ": " +
                            std::to_string(100.0 * static_cast<double>(right) / static_cast<double>(all)));
        }
        Tagger tagger;
        tagger.upos_ = upos.finish();
        tagger.morph_ = morph.finish();
        tagger.morphs_ = morphs_;
        return tagger;
    }

private:
    std::uint32_t class_of(const Morph& morph) {
        const auto found = std::find(morphs_.begin(), morphs_.end(), morph);
        if (found != morphs_.end()) return static_cast<std::uint32_t>(found - morphs_.begin());
        morphs_.push_back(morph);
        return static_cast<std::uint32_t>(morphs_.size() - 1);
    }

    const LinearTraining& options_;
    std::vector<SentenceRef> sentences_;
    std::vector<Morph> morphs_;
};

Tagger train_tagger(const Corpus& corpus, const LinearTraining& options) {
    return TaggerTrainer(corpus, options).train();
}

namespace {

/// How many gold arcs a move puts out of reach (Goldberg and Nivre 2013).
class DynamicOracle {
public:
    explicit DynamicOracle(std::vector<std::int32_t> heads) : heads_(std::move(heads)) {}

    std::int32_t cost(const ParseState& c, Move move) const {
        const auto head = [&](std::int32_t at) { return heads_[static_cast<std::size_t>(at)]; };
        std::int32_t lost = 0;
        if (move == Move::shift) {
            const std::int32_t b = c.front;
            for (std::size_t i = 0; i < c.stack.size(); ++i) {
                if (head(c.stack[i]) == b) ++lost;
                if (i + 1 < c.stack.size() && head(b) == c.stack[i]) ++lost;
            }
            return lost;
        }
        const std::int32_t s0 = c.stack.back();
        for (std::int32_t b = c.front; b < c.size; ++b) lost += head(b) == s0 ? 1 : 0;
        const std::int32_t h = head(s0);
        if (move == Move::left) {
            if (c.stack.size() >= 2 && h == c.stack[c.stack.size() - 2]) ++lost;
            if (h > c.front) ++lost;
        } else if (h >= c.front) {
            ++lost;
        }
        return lost;
    }

private:
    std::vector<std::int32_t> heads_;
};

}  // namespace

class LinearParserTrainer {
public:
    LinearParserTrainer(const Corpus& corpus, const LinearTraining& options)
        : options_(options),
          sentences_(sentences_of(corpus)),
          moves_(move_bits, 4),
          labels_(label_bits, static_cast<std::uint32_t>(Deprel::xcomp) + 1),
          label_scores_(labels_.classes()) {}

    LinearParser train() {
        Dice dice(options_.seed + 1);
        for (std::uint32_t epoch = 0; epoch < options_.parser_epochs; ++epoch) {
            dice.shuffle(sentences_);
            right_ = all_ = 0;
            for (const SentenceRef& ref : sentences_) learn(ref, epoch, dice);
            options_.report("parser epoch " + std::to_string(epoch + 1) + ": " +
                            std::to_string(100.0 * static_cast<double>(right_) / static_cast<double>(all_)));
        }
        LinearParser parser;
        parser.moves_ = moves_.finish();
        parser.labels_ = labels_.finish();
        return parser;
    }

private:
    void learn(const SentenceRef& ref, std::uint32_t epoch, Dice& dice) {
        const std::span<const Token> gold = tokens_of(ref);
        const auto first = static_cast<std::int32_t>(ref.document->analysis.sentences[ref.sentence].begin);
        ParseFeatures features(ref.document->document.text, gold);
        ParseState state(static_cast<std::int32_t>(gold.size()));
        std::vector<std::int32_t> heads;
        for (const Token& token : gold) heads.push_back(token.head == Token::no_head ? state.size : token.head - first);
        const DynamicOracle oracle(heads);
        std::array<std::int32_t, 4> scores{};
        while (!state.done()) {
            const auto seen = features.moves(state);
            moves_.score(seen, scores);
            const auto score = [&](Move move) { return scores[static_cast<std::size_t>(move)]; };
            std::int32_t least = INT32_MAX;
            std::array<std::int32_t, 3> costs{};
            for (const Move move : {Move::shift, Move::left, Move::right}) {
                auto& cost = costs[static_cast<std::size_t>(move)];
                cost = state.allows(move) ? oracle.cost(state, move) : INT32_MAX;
                least = std::min(least, cost);
            }
            int best = -1;
            int good = -1;
            for (const Move move : {Move::shift, Move::left, Move::right}) {
                const auto m = static_cast<int>(move);
                if (!state.allows(move)) continue;
                if (best < 0 || score(move) > score(static_cast<Move>(best))) best = m;
                if (costs[static_cast<std::size_t>(m)] != least) continue;
                if (good < 0 || score(move) > score(static_cast<Move>(good))) good = m;
            }
            ++all_;
            if (costs[static_cast<std::size_t>(best)] == least) {
                ++right_;
            } else {
                moves_.update(seen, static_cast<std::uint32_t>(good), static_cast<std::uint32_t>(best));
            }
            moves_.step();
            const bool own = epoch > 0 && dice.uniform() < explore;
            const auto taken = static_cast<Move>(own ? best : good);
            std::uint8_t label = 0;
            if (taken != Move::shift) {
                const auto [h, d] = state.arc(taken);
                if (h == state.size) {
                    label = static_cast<std::uint8_t>(Deprel::root);
                } else {
                    label = learn_label(features.label(state, h, d), heads[static_cast<std::size_t>(d)] == h,
                                        gold[static_cast<std::size_t>(d)].deprel);
                }
            }
            state.apply(taken, label);
        }
    }

    std::uint8_t learn_label(std::span<const Feature> seen, bool right_head, Deprel gold) {
        labels_.score(seen, label_scores_);
        label_scores_[0] = INT32_MIN;
        const std::uint32_t found = best_of(label_scores_);
        if (right_head && gold != Deprel::root) {
            labels_.update(seen, static_cast<std::uint32_t>(gold), found);
            labels_.step();
        }
        return static_cast<std::uint8_t>(found);
    }

    const LinearTraining& options_;
    std::vector<SentenceRef> sentences_;
    LinearTrainer moves_;
    LinearTrainer labels_;
    std::vector<std::int32_t> label_scores_;
    std::size_t right_ = 0;
    std::size_t all_ = 0;
};

LinearParser train_linear_parser(const Corpus& corpus, const LinearTraining& options) {
    return LinearParserTrainer(corpus, options).train();
}

void retag(Corpus& corpus, const LinearTraining& options) {
    constexpr std::size_t folds = 5;
    LinearTraining quick = options;
    quick.tagger_epochs = 4;
    std::vector<std::vector<Token>> tagged(corpus.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Corpus others;
        for (std::size_t i = 0; i < corpus.size(); ++i) {
            if (i % folds != fold) others.push_back(corpus[i]);
        }
        const Tagger tagger = train_tagger(others, quick);
        for (std::size_t i = fold; i < corpus.size(); i += folds) {
            tagged[i] = corpus[i].analysis.tokens;
            for (const Sentence& s : corpus[i].analysis.sentences) {
                tagger.annotate(corpus[i].document.text, std::span(tagged[i]).subspan(s.begin, s.end - s.begin));
            }
        }
    }
    for (std::size_t i = 0; i < corpus.size(); ++i) corpus[i].analysis.tokens = std::move(tagged[i]);
}

}  // namespace waybill
