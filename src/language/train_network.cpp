#include "language/train_network.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "language/network_run.h"
#include "waybill/error.h"

namespace waybill {

namespace {

constexpr std::size_t width = Network::width;
constexpr std::size_t arc_width = Network::arc_width;
constexpr std::size_t label_width = Network::label_width;
constexpr std::size_t hidden = 2 * arc_width + 2 * label_width;
constexpr auto label_count = static_cast<std::size_t>(Deprel::xcomp) + 1;

struct Example {
    std::vector<WordInput> inputs;     ///< without the root
    std::vector<std::uint32_t> heads;  ///< by word, 0 for the root, words from 1
    std::vector<std::uint32_t> labels;
    std::vector<std::uint32_t> tags;
};

/// A parameter with its gradient and the moments of Adam.
struct Parameter {
    Matrix* value;
    Matrix gradient, first, second;
    bool sparse = false;  ///< only rows that were touched move
    std::vector<std::uint32_t> touched;
};

void fill_random(Matrix& m, float range, Dice& dice) {
    for (float& x : m.v) x = static_cast<float>((dice.uniform() * 2 - 1)) * range;
}

/// Softmax over `count` scores in place of their gradient; gives the loss.
float softmax_gradient(float* scores, std::size_t count, std::size_t gold, float weight) {
    const float top = *std::max_element(scores, scores + count);
    exp_minus(scores, count, top);
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += scores[i];
    const float loss = -std::log(std::max(scores[gold] / sum, 1e-9F));
    for (std::size_t i = 0; i < count; ++i) scores[i] *= weight / sum;
    scores[gold] -= weight;
    return loss;
}

class Trainer {
public:
    Trainer(const Corpus& corpus, const NetworkTraining& options) : options_(options), dice_(options.seed) {
        prepare(corpus);
        net_.shape();
        start();
        if (options_.start != nullptr) go_on_from(*options_.start);
        Network::each(net_, [&](std::string_view name, Matrix& m) {
            Parameter p{&m,
                        Matrix(m.rows, m.columns),
                        Matrix(m.rows, m.columns),
                        Matrix(m.rows, m.columns),
                        name == "words" || name == "fixed" || name == "affix",
                        {}};
            parameters_.push_back(std::move(p));
        });
    }

    Network train() {
        std::vector<std::size_t> order(examples_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::size_t words = 0;
        for (const Example& e : examples_) words += e.heads.size();
        const double total_steps = static_cast<double>(words) * options_.epochs / options_.batch_words;
        for (std::uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
            dice_.shuffle(order);
            losses_ = {};
            std::size_t seen = 0;
            std::vector<std::size_t> picked;
            std::size_t size = 0;
            for (std::size_t i = 0; i < order.size(); ++i) {
                picked.push_back(order[i]);
                size += examples_[order[i]].heads.size();
                if (size < options_.batch_words && i + 1 < order.size()) continue;
                step(picked, size, total_steps);
                seen += size;
                picked.clear();
                size = 0;
            }
            options_.report("network epoch " + std::to_string(epoch + 1) + ": loss of tags " +
                            std::to_string(losses_[0] / static_cast<double>(seen)) + ", heads " +
                            std::to_string(losses_[1] / static_cast<double>(seen)) + ", relations " +
                            std::to_string(losses_[2] / static_cast<double>(seen)));
            if (options_.after_epoch) options_.after_epoch(net_, epoch + 1);
        }
        return std::move(net_);
    }

private:
    void prepare(const Corpus& corpus) {
        std::map<Feature, std::uint32_t> counts;
        std::map<std::pair<Upos, std::string>, std::uint32_t> tags;
        for (const AnalysedDocument& d : corpus) {
            for (const Token& t : d.analysis.tokens) {
                ++counts[shape_of(t.span.of(d.document.text)).lower];
                tags.emplace(std::pair(t.upos, feats_of(t.morph)), 0);
            }
        }
        std::vector<std::pair<std::uint32_t, Feature>> ranked;
        for (const auto& [hash, count] : counts) {
            if (count >= options_.min_count) ranked.emplace_back(count, hash);
        }
        std::sort(ranked.begin(), ranked.end(), std::greater<>());
        frequency_.assign(2, 0);
        for (const auto& [count, hash] : ranked) {
            net_.vocabulary[hash] = static_cast<std::uint32_t>(frequency_.size());
            frequency_.push_back(count);
        }
        if (options_.vectors) {
            const std::map<Feature, std::vector<float>> sorted(options_.vectors->begin(), options_.vectors->end());
            std::uint32_t row = 1;
            for (const auto& [hash, vector] : sorted) net_.fixed_vocabulary[hash] = row++;
        }
        for (auto& [tag, index] : tags) {
            index = static_cast<std::uint32_t>(net_.tags.size());
            net_.tags.emplace_back(tag.first, morph_from(tag.second));
        }
        for (const AnalysedDocument& d : corpus) {
            for (const Sentence& s : d.analysis.sentences) {
                if (s.end - s.begin > 200) continue;  // a few, and they cost most
                Example e;
                for (std::uint32_t i = s.begin; i < s.end; ++i) {
                    const Token& t = d.analysis.tokens[i];
                    e.inputs.push_back(net_.input_of(t.span.of(d.document.text)));
                    e.heads.push_back(t.head == Token::no_head ? 0 : static_cast<std::uint32_t>(t.head) - s.begin + 1);
                    e.labels.push_back(static_cast<std::uint32_t>(t.deprel));
                    e.tags.push_back(tags.at({t.upos, feats_of(t.morph)}));
                }
                examples_.push_back(std::move(e));
            }
        }
    }

    void start() {
        const auto range = [](std::size_t inner, std::size_t columns) {
            return std::sqrt(6.0F / static_cast<float>(inner + columns));
        };
        fill_random(net_.words, 0.3F, dice_);
        for (Matrix& m : net_.affixes) fill_random(m, 0.3F, dice_);
        fill_random(net_.mix, range(Network::input_width, width), dice_);
        for (Matrix& m : net_.gates) fill_random(m, std::sqrt(3.0F / static_cast<float>(width)), dice_);
        fill_random(net_.out, range(width, width), dice_);
        fill_random(net_.arc, range(arc_width, arc_width), dice_);
        fill_random(net_.label, range(3 * label_width, Network::labels), dice_);
        if (!options_.vectors) return;
        for (const auto& [hash, vector] : *options_.vectors) {
            float* to = net_.fixed.row(net_.fixed_vocabulary.at(hash));
            std::copy_n(vector.begin(), std::min(vector.size(), Network::fixed_width), to);
        }
    }

    /// Takes the weights of a network with the same words and tags.
    void go_on_from(const Network& other) {
        if (other.vocabulary != net_.vocabulary || other.fixed_vocabulary != net_.fixed_vocabulary ||
            other.tags != net_.tags) {
            throw UsageError("the network to go on from was trained on other data");
        }
        net_ = other;
    }

    Matrix& gradient_of(const Matrix& value) {
        for (Parameter& p : parameters_) {
            if (p.value == &value) return p.gradient;
        }
        return parameters_.front().gradient;
    }

    /// gradient of weights += in^T · dout, and din = dout · weights^T.
    void backward(const Matrix& in, const Matrix& weights, const Matrix& dout, Matrix* din) {
        turned_.resize(std::max({in.v.size(), weights.v.size()}));
        transpose(in.v.data(), turned_.data(), in.rows, in.columns);
        matrix_product(turned_.data(), dout.v.data(), gradient_of(weights).v.data(), in.columns, in.rows,
                       weights.columns, true);
        if (din == nullptr) return;
        transpose(weights.v.data(), turned_.data(), weights.rows, weights.columns);
        *din = Matrix(in.rows, in.columns);
        matrix_product(dout.v.data(), turned_.data(), din->v.data(), dout.rows, dout.columns, weights.rows, false);
    }

    static void add_rows(const Matrix& m, Matrix& bias) {
        for (std::size_t r = 0; r < m.rows; ++r) {
            for (std::size_t c = 0; c < m.columns; ++c) bias.v[c] += m.row(r)[c];
        }
    }

    void step(const std::vector<std::size_t>& picked, std::size_t size, double total_steps) {
        batch_.clear();
        for (const std::size_t index : picked) {
            const Example& e = examples_[index];
            const std::size_t begin = batch_.inputs.size();
            batch_.inputs.push_back(Network::root_input());
            for (WordInput in : e.inputs) {
                // Rare words are dropped more often, so that the unknown word is learned.
                const float drop =
                    options_.word_dropout / (options_.word_dropout + static_cast<float>(frequency_[in.word]));
                if (dice_.uniform() < drop) in.word = Network::unknown_word;
                batch_.inputs.push_back(in);
            }
            batch_.sentences.push_back({begin, batch_.inputs.size()});
        }
        for (Matrix& m : masks_) m.rows = 0;
        encode(net_, nullptr, batch_, a_, [&](Place place, Matrix& m) { drop(place, m); });
        const float weight = 1.0F / static_cast<float>(size);
        Matrix dz(a_.z.rows, a_.z.columns);
        learn_tags(picked, weight, dz);
        learn_arcs(picked, weight, dz);
        learn_labels(picked, weight, dz);
        backpropagate(dz);
        update(total_steps);
    }

    void drop(Place place, Matrix& m) {
        Matrix& mask = masks_[static_cast<std::size_t>(place)];
        mask = Matrix(m.rows, m.columns);
        const float rate = place == Place::input || place == Place::layer0 ? options_.dropout * 0.6F : options_.dropout;
        const float scale = 1.0F / (1.0F - rate);
        const std::size_t columns = place == Place::scorers ? hidden : m.columns;
        const auto limit = static_cast<std::uint64_t>(rate * 65536.0F);
        const auto draw = [&](float* row) {
            for (std::size_t c = 0; c < m.columns; c += 4) {
                std::uint64_t bits = dice_.next();
                for (std::size_t k = c; k < std::min(c + 4, m.columns); ++k, bits >>= 16U) {
                    row[k] = k >= columns ? 1.0F : (bits & 0xFFFFU) < limit ? 0.0F : scale;
                }
            }
        };
        if (place == Place::input) {
            for (std::size_t r = 0; r < m.rows; ++r) draw(mask.row(r));
        } else {
            // The same units for a whole sentence.
            for (const auto& s : batch_.sentences) {
                draw(mask.row(s.begin));
                for (std::size_t r = s.begin + 1; r < s.end; ++r)
                    std::copy_n(mask.row(s.begin), m.columns, mask.row(r));
            }
        }
        for (std::size_t i = 0; i < m.v.size(); ++i) m.v[i] *= mask.v[i];
    }

    void undrop(Place place, Matrix& gradient) const {
        const Matrix& mask = masks_[static_cast<std::size_t>(place)];
        for (std::size_t i = 0; i < gradient.v.size(); ++i) gradient.v[i] *= mask.v[i];
    }

    void learn_tags(const std::vector<std::size_t>& picked, float weight, Matrix& dz) {
        std::vector<float> scores(net_.tags.size());
        for (std::size_t i = 0; i < picked.size(); ++i) {
            const Example& e = examples_[picked[i]];
            const auto rows = batch_.sentences[i];
            for (std::size_t d = 1; d < rows.count(); ++d) {
                float* to = dz.row(rows.begin + d) + hidden;
                std::copy_n(a_.z.row(rows.begin + d) + hidden, scores.size(), to);
                losses_[0] += softmax_gradient(to, scores.size(), e.tags[d - 1], weight);
            }
        }
    }

    void learn_arcs(const std::vector<std::size_t>& picked, float weight, Matrix& dz) {
        Matrix dprojected(a_.z.rows, arc_width);
        Matrix ddependents(a_.z.rows, arc_width);
        Matrix& dhead_bias = gradient_of(net_.arc_head);
        Matrix& ddistance = gradient_of(net_.distance);
        ArcScores arcs;
        std::vector<float> turned;
        for (std::size_t i = 0; i < picked.size(); ++i) {
            const Example& e = examples_[picked[i]];
            const auto rows = batch_.sentences[i];
            score_arcs(net_, a_, rows, arcs);
            const std::size_t n = arcs.count;
            std::fill_n(arcs.v.begin(), arcs.stride, 0.0F);  // the root has no head
            for (std::size_t d = 1; d < n; ++d) {
                float* row = arcs.v.data() + d * arcs.stride;
                row[d] = -1e9F;
                losses_[1] += softmax_gradient(row, n, e.heads[d - 1], weight);
                row[d] = 0;
                for (std::size_t h = n; h < arcs.stride; ++h) row[h] = 0;
                for (std::size_t h = 0; h < n; ++h) ddistance.v[Network::distance_index(d, h)] += row[h];
            }
            // d dependents = dS · P; d projected = dS^T · D.
            matrix_product(arcs.v.data(), padded(a_.arc_projected, rows, arcs.stride), ddependents.row(rows.begin), n,
                           arcs.stride, arc_width, false);
            turned.resize(arcs.stride * n);
            transpose(arcs.v.data(), turned.data(), n, arcs.stride);
            matrix_product(turned.data(), a_.arc_dependents.row(rows.begin), dprojected.row(rows.begin), n, n,
                           arc_width, false);
            for (std::size_t h = 0; h < n; ++h) {
                float sum = 0;
                for (std::size_t d = 1; d < n; ++d) sum += arcs.v[d * arcs.stride + h];
                const float* head = a_.arc_heads.row(rows.begin + h);
                float* to = dz.row(rows.begin + h);
                for (std::size_t k = 0; k < arc_width; ++k) {
                    dhead_bias.v[k] += sum * head[k];
                    to[k] += sum * net_.arc_head.v[k];
                }
            }
        }
        Matrix dheads;
        backward(a_.arc_heads, net_.arc, dprojected, &dheads);
        for (std::size_t r = 0; r < dz.rows; ++r) {
            for (std::size_t k = 0; k < arc_width; ++k) {
                dz.row(r)[k] += dheads.row(r)[k];
                dz.row(r)[arc_width + k] += ddependents.row(r)[k];
            }
        }
    }

    const float* padded(const Matrix& m, NetworkBatch::Rows rows, std::size_t count) {
        padded_.assign(count * m.columns, 0.0F);
        std::copy_n(m.row(rows.begin), rows.count() * m.columns, padded_.begin());
        return padded_.data();
    }

    void learn_labels(const std::vector<std::size_t>& picked, float weight, Matrix& dz) {
        std::vector<std::uint32_t> heads(a_.z.rows, 0);
        for (std::size_t i = 0; i < picked.size(); ++i) {
            const Example& e = examples_[picked[i]];
            const auto rows = batch_.sentences[i];
            for (std::size_t d = 1; d < rows.count(); ++d) {
                heads[rows.begin + d] = static_cast<std::uint32_t>(rows.begin) + e.heads[d - 1];
            }
        }
        Matrix features;
        label_features(a_, batch_, heads, features);
        Matrix scores(features.rows, Network::labels);
        matrix_product(features.v.data(), net_.label.v.data(), scores.v.data(), features.rows, features.columns,
                       Network::labels, false);
        for (std::size_t i = 0; i < picked.size(); ++i) {
            const Example& e = examples_[picked[i]];
            const auto rows = batch_.sentences[i];
            std::fill_n(scores.row(rows.begin), Network::labels, 0.0F);
            for (std::size_t d = 1; d < rows.count(); ++d) {
                float* row = scores.row(rows.begin + d);
                for (std::size_t k = 0; k < Network::labels; ++k) row[k] += net_.label_bias.v[k];
                losses_[2] += softmax_gradient(row, label_count, e.labels[d - 1], weight);
                std::fill(row + label_count, row + Network::labels, 0.0F);
            }
        }
        add_rows(scores, gradient_of(net_.label_bias));
        Matrix dfeatures;
        backward(features, net_.label, scores, &dfeatures);
        constexpr std::size_t at_head = 2 * arc_width;
        constexpr std::size_t at_dependent = at_head + label_width;
        for (const auto& s : batch_.sentences) {
            for (std::size_t r = s.begin + 1; r < s.end; ++r) {
                const float* from = dfeatures.row(r);
                const float* head = a_.z.row(heads[r]) + at_head;
                const float* dependent = a_.z.row(r) + at_dependent;
                float* dhead = dz.row(heads[r]) + at_head;
                float* ddependent = dz.row(r) + at_dependent;
                for (std::size_t k = 0; k < label_width; ++k) {
                    dhead[k] += from[k] * dependent[k] + from[label_width + k];
                    ddependent[k] += from[k] * head[k] + from[2 * label_width + k];
                }
            }
        }
    }

    void backpropagate(Matrix& dz) {
        undrop(Place::scorers, dz);
        for (std::size_t r = 0; r < dz.rows; ++r) {
            for (std::size_t c = 0; c < hidden; ++c) {
                if (a_.z.row(r)[c] <= 0) dz.row(r)[c] = 0;
            }
        }
        add_rows(dz, gradient_of(net_.out_bias));
        Matrix dx;
        backward(a_.x[Network::layers], net_.out, dz, &dx);
        for (std::size_t l = Network::layers; l-- > 0;) {
            undrop(static_cast<Place>(static_cast<std::size_t>(Place::layer1) + l), dx);
            Matrix dgates(dx.rows, 6 * Network::units);
            Matrix direct(dx.rows, width);
            const RecurrentView view{Network::units,       a_.x[l].v.data(),     net_.gate_bias[l].v.data(),
                                     a_.gates[l].v.data(), a_.state[l].v.data(), a_.x[l + 1].v.data()};
            float* dbias = gradient_of(net_.gate_bias[l]).v.data();
            for (const auto& s : batch_.sentences) {
                recurrent_backward(view, dx.v.data(), dgates.v.data(), direct.v.data(), dbias, s.begin, s.end);
            }
            Matrix through;
            backward(a_.x[l], net_.gates[l], dgates, &through);
            for (std::size_t i = 0; i < direct.v.size(); ++i) direct.v[i] += through.v[i];
            dx = std::move(direct);
        }
        undrop(Place::layer0, dx);
        add_rows(dx, gradient_of(net_.mix_bias));
        Matrix dinput;
        backward(a_.input, net_.mix, dx, &dinput);
        undrop(Place::input, dinput);
        for (std::size_t r = 0; r < dinput.rows; ++r) {
            const WordInput& in = batch_.inputs[r];
            const float* from = dinput.row(r);
            from = touch(parameters_[0], in.word, from, Network::word_width) + Network::fixed_width;
            for (std::size_t i = 0; i < WordInput::parts; ++i) {
                from = touch(parameters_[2 + i], in.part[i], from, Network::part_widths[i]);
            }
        }
    }

    static const float* touch(Parameter& p, std::uint32_t row, const float* from, std::size_t count) {
        float* to = p.gradient.row(row);
        for (std::size_t k = 0; k < count; ++k) to[k] += from[k];
        p.touched.push_back(row);
        return from + count;
    }

    void update(double total_steps) {
        ++steps_;
        const double done = static_cast<double>(steps_) / (total_steps + 1);
        const double warm = std::min(1.0, static_cast<double>(steps_) / 200.0);
        const auto rate = static_cast<float>(options_.rate * warm * std::max(0.02, 1.0 - done));
        constexpr float b1 = 0.9F;
        constexpr float b2 = 0.98F;
        power1_ *= b1;
        power2_ *= b2;
        const float fix1 = 1.0F / (1.0F - power1_);
        const float fix2 = 1.0F / (1.0F - power2_);
        const auto move = [&](Parameter& p, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const float g = p.gradient.v[i];
                p.first.v[i] = b1 * p.first.v[i] + (1.0F - b1) * g;
                p.second.v[i] = b2 * p.second.v[i] + (1.0F - b2) * g * g;
                p.value->v[i] -= rate * p.first.v[i] * fix1 / (std::sqrt(p.second.v[i] * fix2) + 1e-8F);
                p.gradient.v[i] = 0;
            }
        };
        for (Parameter& p : parameters_) {
            if (!p.sparse) {
                move(p, 0, p.value->v.size());
                continue;
            }
            std::sort(p.touched.begin(), p.touched.end());
            p.touched.erase(std::unique(p.touched.begin(), p.touched.end()), p.touched.end());
            for (const std::uint32_t row : p.touched) move(p, row * p.value->columns, (row + 1) * p.value->columns);
            p.touched.clear();
        }
    }

    const NetworkTraining& options_;
    Dice dice_;
    Network net_;
    std::vector<Example> examples_;
    std::vector<std::uint32_t> frequency_;
    std::vector<Parameter> parameters_;
    NetworkBatch batch_;
    Activations a_;
    std::array<Matrix, 6> masks_;
    std::vector<float> turned_;
    std::vector<float> padded_;
    std::array<double, 3> losses_{};
    std::uint64_t steps_ = 0;
    float power1_ = 1;
    float power2_ = 1;
};

}  // namespace

Network train_network(const Corpus& corpus, const NetworkTraining& options) {
    return Trainer(corpus, options).train();
}

}  // namespace waybill
