#include "language/train_vectors.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "base/file.h"
#include "waybill/error.h"

namespace waybill {

namespace {

constexpr std::uint32_t version = 1;
constexpr std::uint32_t sentence_end = UINT32_MAX;
constexpr std::size_t table_size = 1U << 22U;  // for drawing negatives

/// The words of the files as hashes, sentence by sentence.
class Text {
public:
    Text(const std::vector<std::filesystem::path>& files, const Tokenizer& tokenizer) {
        for (const auto& file : files) {
            std::ifstream in(file, std::ios::binary);
            if (!in) throw DataError(file.string() + ": cannot be read");
            std::string line;
            while (std::getline(in, line)) add(line, tokenizer);
        }
    }

    std::vector<std::uint32_t> ids;     ///< with sentence_end between sentences
    std::vector<Feature> hashes;        ///< by id
    std::vector<std::uint64_t> counts;  ///< by id

private:
    void add(std::string& line, const Tokenizer& tokenizer) {
        Document document;
        document.text = std::move(line);
        Analysis analysis;
        tokenizer.annotate(document, analysis);
        for (const Sentence& sentence : analysis.sentences) {
            for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
                const Feature hash = shape_of(analysis.tokens[i].span.of(document.text)).lower;
                const auto [at, fresh] = index_.emplace(hash, static_cast<std::uint32_t>(hashes.size()));
                if (fresh) {
                    hashes.push_back(hash);
                    counts.push_back(0);
                }
                ++counts[at->second];
                ids.push_back(at->second);
            }
            ids.push_back(sentence_end);
        }
        line = std::move(document.text);
    }

    std::unordered_map<Feature, std::uint32_t> index_;
};

}  // namespace

WordVectors train_vectors(const std::vector<std::filesystem::path>& files, const Tokenizer& tokenizer,
                          const VectorTraining& options) {
    Text text(files, tokenizer);
    // Rank by frequency; rare words leave the text.
    std::vector<std::uint32_t> ranked(text.hashes.size());
    for (std::uint32_t i = 0; i < ranked.size(); ++i) ranked[i] = i;
    std::sort(ranked.begin(), ranked.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(text.counts[b], text.hashes[a]) < std::pair(text.counts[a], text.hashes[b]);
    });
    std::size_t kept = 0;
    while (kept < ranked.size() && kept < options.max_words && text.counts[ranked[kept]] >= options.min_count) ++kept;
    std::vector<std::uint32_t> rank(text.hashes.size(), sentence_end);
    double total = 0;
    for (std::uint32_t i = 0; i < kept; ++i) {
        rank[ranked[i]] = i;
        total += static_cast<double>(text.counts[ranked[i]]);
    }
    options.report("vectors: " + std::to_string(text.ids.size()) + " tokens, " + std::to_string(kept) + " words");
    if (kept == 0) return {};

    std::vector<double> keep(kept, 1.0);
    std::vector<std::uint32_t> table;
    table.reserve(table_size);
    double mass = 0;
    for (std::uint32_t i = 0; i < kept; ++i) mass += std::pow(static_cast<double>(text.counts[ranked[i]]), 0.75);
    double reached = 0;
    for (std::uint32_t i = 0; i < kept; ++i) {
        const double share = static_cast<double>(text.counts[ranked[i]]) / total;
        keep[i] = std::min(1.0, std::sqrt(options.subsample / share) + options.subsample / share);
        reached += std::pow(static_cast<double>(text.counts[ranked[i]]), 0.75) / mass;
        while (table.size() < static_cast<std::size_t>(reached * table_size)) table.push_back(i);
    }

    Dice dice(options.seed);
    const std::uint32_t width = options.width;
    std::vector<float> in(kept * width);
    std::vector<float> out(kept * width, 0.0F);
    for (float& x : in) x = static_cast<float>(dice.uniform() - 0.5) / static_cast<float>(width);
    std::vector<float> change(width);
    std::vector<std::uint32_t> sentence;
    std::vector<std::uint32_t> targets;
    std::size_t done = 0;
    const double steps = static_cast<double>(text.ids.size()) * options.epochs;
    const auto learn = [&](std::uint32_t word, std::uint32_t context, float rate) {
        // The context word's vector predicts the word and not the negatives.
        float* from = in.data() + static_cast<std::size_t>(context) * width;
        std::fill(change.begin(), change.end(), 0.0F);
        for (std::size_t t = 0; t < targets.size(); ++t) {
            if (t > 0 && targets[t] == word) continue;
            float* to = out.data() + static_cast<std::size_t>(targets[t]) * width;
            float lane[8] = {};
            for (std::uint32_t k = 0; k < width; k += 8) {
                for (std::uint32_t q = 0; q < 8; ++q) lane[q] += from[k + q] * to[k + q];
            }
            float dot = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
            dot = std::clamp(dot, -8.0F, 8.0F);
            const float p = 1.0F / (1.0F + std::exp(-dot));
            const float g = ((t == 0 ? 1.0F : 0.0F) - p) * rate;
            for (std::uint32_t k = 0; k < width; ++k) change[k] += g * to[k];
            for (std::uint32_t k = 0; k < width; ++k) to[k] += g * from[k];
        }
        for (std::uint32_t k = 0; k < width; ++k) from[k] += change[k];
    };
    for (std::uint32_t epoch = 0; epoch < options.epochs; ++epoch) {
        for (const std::uint32_t id : text.ids) {
            if (++done % (1U << 22U) == 0) {
                options.report(
                    "vectors: " + std::to_string(static_cast<int>(100.0 * static_cast<double>(done) / steps)) + " %");
            }
            if (id != sentence_end) {
                const std::uint32_t r = rank[id];
                if (r != sentence_end && dice.uniform() < keep[r]) sentence.push_back(r);
                continue;
            }
            const auto rate =
                static_cast<float>(options.rate * std::max(0.01, 1.0 - static_cast<double>(done) / steps));
            for (std::size_t i = 0; i < sentence.size(); ++i) {
                targets.assign(1, sentence[i]);
                for (std::uint32_t n = 0; n < options.negatives; ++n)
                    targets.push_back(table[dice.below(table.size())]);
                const std::size_t from = i < options.window ? 0 : i - options.window;
                const std::size_t to = std::min(sentence.size(), i + options.window + 1);
                for (std::size_t c = from; c < to; ++c) {
                    if (c != i) learn(sentence[i], sentence[c], rate);
                }
            }
            sentence.clear();
        }
    }
    double squares = 0;
    for (const float x : in) squares += static_cast<double>(x) * x;
    const auto fit = static_cast<float>(options.scale / std::sqrt(squares / static_cast<double>(in.size()) + 1e-12));
    WordVectors vectors;
    for (std::uint32_t i = 0; i < kept; ++i) {
        std::vector<float> v(in.begin() + static_cast<std::ptrdiff_t>(i) * width,
                             in.begin() + (static_cast<std::ptrdiff_t>(i) + 1) * width);
        for (float& x : v) x *= fit;
        vectors.emplace(text.hashes[ranked[i]], std::move(v));
    }
    return vectors;
}

void write_vectors(const WordVectors& vectors, const std::filesystem::path& file) {
    const std::map<Feature, std::vector<float>> sorted(vectors.begin(), vectors.end());
    ModelWriter out;
    out.put(static_cast<std::uint32_t>(sorted.size()));
    for (const auto& [hash, vector] : sorted) {
        out.put(hash);
        out.put_array(vector);
    }
    write_file_atomically(file, out.finish("vectors", version));
}

WordVectors read_vectors(const std::filesystem::path& file) {
    ModelReader in = ModelReader::open(file, "vectors", version);
    WordVectors vectors;
    const auto count = in.get<std::uint32_t>();
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto hash = in.get<Feature>();
        vectors.emplace(hash, in.get_array<float>(4096));
    }
    in.expect_end();
    return vectors;
}

}  // namespace waybill
