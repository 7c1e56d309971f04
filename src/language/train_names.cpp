#include "language/train_names.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace waybill {

namespace {

constexpr int rounds = 8;  // of k-means

/// Index of the nearest centre for each point; centres move to their points' means.
std::vector<std::uint16_t> k_means(const std::vector<std::vector<float>>& points, std::size_t count, Dice& dice) {
    const std::size_t width = points.front().size();
    std::vector<std::vector<float>> centres;
    for (std::size_t i = 0; i < count; ++i) centres.push_back(points[dice.below(points.size())]);
    std::vector<std::uint16_t> nearest(points.size(), 0);
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            float best = -2;
            for (std::size_t c = 0; c < count; ++c) {
                float lane[8] = {};
                for (std::size_t k = 0; k + 8 <= width; k += 8) {
                    for (std::size_t q = 0; q < 8; ++q) lane[q] += points[i][k + q] * centres[c][k + q];
                }
                const float dot =
                    ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
                if (dot > best) {
                    best = dot;
                    nearest[i] = static_cast<std::uint16_t>(c);
                }
            }
        }
        for (auto& centre : centres) std::fill(centre.begin(), centre.end(), 0.0F);
        for (std::size_t i = 0; i < points.size(); ++i) {
            for (std::size_t k = 0; k < width; ++k) centres[nearest[i]][k] += points[i][k];
        }
        for (auto& centre : centres) {
            float length = 0;
            for (const float x : centre) length += x * x;
            length = std::sqrt(length) + 1e-9F;
            for (float& x : centre) x /= length;
        }
    }
    return nearest;
}

}  // namespace

WordGroups group_words(const WordVectors& vectors, std::size_t coarse, std::size_t fine, std::uint64_t seed) {
    const std::map<Feature, std::vector<float>> sorted(vectors.begin(), vectors.end());
    std::vector<std::vector<float>> points;
    for (const auto& [hash, vector] : sorted) {
        float length = 0;
        for (const float x : vector) length += x * x;
        length = std::sqrt(length) + 1e-9F;
        points.push_back(vector);
        for (float& x : points.back()) x /= length;
    }
    WordGroups groups;
    if (points.empty()) return groups;
    Dice dice(seed);
    const auto large = k_means(points, coarse, dice);
    const auto small = k_means(points, fine, dice);
    std::size_t i = 0;
    for (const auto& [hash, vector] : sorted) {
        groups.of[hash] = {static_cast<std::uint16_t>(large[i] + 1), static_cast<std::uint16_t>(small[i] + 1)};
        ++i;
    }
    return groups;
}

class NameTrainer {
public:
    NameTrainer(const std::vector<NameSource>& sources, const NameLexicon& lexicon, const WordGroups& groups,
                const NameTraining& options)
        : sources_(sources), features_(groups, lexicon), options_(options), model_(options.bits, NameLabel::count) {
        tagger_.groups_ = groups;
    }

    NameTagger train() {
        Dice dice(options_.seed);
        std::vector<std::pair<std::size_t, std::size_t>> documents;
        for (std::size_t s = 0; s < sources_.size(); ++s) {
            for (std::size_t d = 0; d < sources_[s].corpus->size(); ++d) documents.emplace_back(s, d);
        }
        for (std::uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
            dice.shuffle(documents);
            wrong_ = all_ = 0;
            for (const auto& [s, d] : documents) learn(sources_[s], (*sources_[s].corpus)[d], dice);
            options_.report("names epoch " + std::to_string(epoch + 1) + ": " + std::to_string(wrong_) + " of " +
                            std::to_string(all_) + " labels wrong");
        }
        tagger_.model_ = model_.finish();
        return std::move(tagger_);
    }

private:
    void learn(const NameSource& source, const AnalysedDocument& document, Dice& dice) {
        const Analysis& a = document.analysis;
        std::vector<std::uint32_t> gold(a.tokens.size(), NameLabel::outside);
        for (const Name& name : a.names) {
            for (std::uint32_t i = name.begin; i < name.end; ++i) {
                gold[i] = i == name.begin ? NameLabel::begin(name.kind) : NameLabel::inside(name.kind);
            }
        }
        NameFeatures::Memory memory;
        std::array<std::int32_t, NameLabel::count> scores{};
        std::vector<std::uint32_t> labels;
        for (const Sentence& sentence : a.sentences) {
            if (dice.uniform() >= source.share) continue;
            features_.begin(document.document.text,
                            std::span(a.tokens).subspan(sentence.begin, sentence.end - sentence.begin));
            labels.clear();
            for (std::uint32_t i = 0; i < sentence.end - sentence.begin; ++i) {
                const std::uint32_t label1 = i >= 1 ? labels[i - 1] : NameLabel::outside;
                const std::uint32_t label2 = i >= 2 ? labels[i - 2] : NameLabel::outside;
                // Some features are hidden at random, so that none is relied on alone.
                seen_.clear();
                for (const Feature feature : features_.at(i, label1, label2, memory)) {
                    if (dice.uniform() >= options_.dropout) seen_.push_back(feature);
                }
                const std::span<const Feature> seen = seen_;
                model_.score(seen, scores);
                std::uint32_t best = NameLabel::outside;
                for (std::uint32_t c = 1; c < NameLabel::count; ++c) {
                    if (scores[c] > scores[best] && NameLabel::follows(label1, c)) best = c;
                }
                const std::uint32_t want = gold[sentence.begin + i];
                const bool silent = !source.has_nationalities && want == NameLabel::outside &&
                                    best == NameLabel::begin(NameKind::nationality);
                if (!silent) model_.update(seen, want, best);
                model_.step();
                wrong_ += best != want && !silent ? 1 : 0;
                ++all_;
                labels.push_back(best);
            }
            remember(features_, labels, memory);
        }
    }

    const std::vector<NameSource>& sources_;
    NameFeatures features_;
    const NameTraining& options_;
    LinearTrainer model_;
    NameTagger tagger_;
    std::vector<Feature> seen_;
    std::size_t wrong_ = 0;
    std::size_t all_ = 0;
};

NameTagger train_names(const std::vector<NameSource>& sources, const NameLexicon& lexicon, const WordGroups& groups,
                       const NameTraining& options) {
    return NameTrainer(sources, lexicon, groups, options).train();
}

}  // namespace waybill
