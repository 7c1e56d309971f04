#include "language/network.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "language/conllu.h"
#include "language/network_run.h"
#include "language/nn_variants.h"
#include "language/train_network.h"
#include "language/tree_decoder.h"

namespace waybill {
namespace {

std::vector<float> numbers(std::size_t count, std::uint64_t seed) {
    Dice dice(seed);
    std::vector<float> v(count);
    for (float& x : v) x = static_cast<float>(dice.uniform() * 2 - 1);
    return v;
}

TEST(Kernels, multiply_matrices) {
    const std::size_t rows = 7;
    const std::size_t inner = 5;
    const std::size_t columns = 32;
    const auto a = numbers(rows * inner, 1);
    const auto b = numbers(inner * columns, 2);
    std::vector<float> c(rows * columns, 1.0F);
    matrix_product(a.data(), b.data(), c.data(), rows, inner, columns, true);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) {
            float sum = 1.0F;
            for (std::size_t k = 0; k < inner; ++k) sum += a[i * inner + k] * b[k * columns + j];
            EXPECT_NEAR(c[i * columns + j], sum, 1e-5F);
        }
    }
}

TEST(Kernels, exponentiate) {
    std::vector<float> x = numbers(37, 3);
    std::vector<float> y = x;
    exp_minus(y.data(), y.size(), 0.5F);
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(y[i], std::exp(x[i] - 0.5F), 3e-6F);
}

#ifdef __x86_64__
TEST(Kernels, give_the_same_bits_on_every_processor) {
    if (__builtin_cpu_supports("avx2") == 0) GTEST_SKIP() << "this processor has no AVX2";
    const std::size_t rows = 13;
    const std::size_t units = 16;
    const auto a = numbers(rows * 24, 4);
    const auto b = numbers(24 * 48, 5);
    std::vector<float> strip(24 * nn_lane);
    std::vector<float> c1(rows * 48);
    std::vector<float> c2(rows * 48);
    baseline::matrix_product(a.data(), b.data(), c1.data(), rows, 24, 48, false, strip.data());
    avx2::matrix_product(a.data(), b.data(), c2.data(), rows, 24, 48, false, strip.data());
    EXPECT_EQ(c1, c2);

    const auto x = numbers(rows * 2 * units, 6);
    const auto bias = numbers(8 * units, 7);
    const std::vector<float> zero(units, 0.0F);
    std::array<std::vector<float>, 2> h;
    for (std::size_t i = 0; i < 2; ++i) {
        auto gates = numbers(rows * 6 * units, 8);
        std::vector<float> state(rows * 2 * units);
        h[i].resize(rows * 2 * units);
        const RecurrentView view{units, x.data(), bias.data(), gates.data(), state.data(), h[i].data()};
        if (i == 0) {
            baseline::recurrent_forward(view, 0, rows, zero.data());
        } else {
            avx2::recurrent_forward(view, 0, rows, zero.data());
        }
    }
    EXPECT_EQ(h[0], h[1]);
}
#endif

TEST(TreeDecoder, finds_the_best_tree_with_one_root) {
    // Every tree over up to five words is tried.
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const std::size_t count = 2 + seed % 4;
        const std::size_t stride = 16;
        const auto scores = numbers(count * stride, seed);
        const auto heads = best_tree(scores, count, stride);
        std::size_t roots = 0;
        for (std::size_t d = 1; d < count; ++d) {
            roots += heads[d] == 0 ? 1 : 0;
            std::size_t at = d;
            for (std::size_t step = 0; step <= count && at != 0; ++step) at = heads[at];
            EXPECT_EQ(at, 0U) << "a cycle, seed " << seed;
        }
        EXPECT_EQ(roots, 1U);
    }
    // 1 and 2 prefer each other; the cycle is broken where that costs least.
    std::vector<float> scores(3 * 16, 0.0F);
    scores[1 * 16 + 2] = 10;
    scores[2 * 16 + 1] = 10;
    scores[1 * 16 + 0] = 5;
    EXPECT_EQ(best_tree(scores, 3, 16), (std::vector<std::uint32_t>{0, 0, 1}));
    EXPECT_TRUE(best_tree(scores, 0, 16).empty());
}

Corpus tiny() {
    std::string text;
    const std::array<std::string, 4> subjects{"Iran", "Poland", "Egypt", "Norway"};
    const std::array<std::string, 4> objects{"tanks", "rifles", "drones", "ships"};
    for (int i = 0; i < 16; ++i) {
        text += "1\t" + subjects[i % 4] + "\t_\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n";
        text += "2\tbought\tbuy\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n";
        text += "3\t" + objects[(i / 4) % 4] + "\t_\tNOUN\t_\tNumber=Plur\t2\tobj\t_\tSpaceAfter=No\n";
        text += "4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";
    }
    return parse_conllu(text, "tiny");
}

TEST(TrainNetwork, learns_and_repeats_itself) {
    const Corpus corpus = tiny();
    NetworkTraining options;
    options.epochs = 120;
    options.batch_words = 32;
    options.dropout = 0.1F;
    options.rate = 0.005F;
    const auto file = [&] {
        ModelWriter out;
        train_network(corpus, options).write(out);
        return out.finish("trees", NetworkAnalyser::version);
    };
    const std::string bytes = file();
    EXPECT_EQ(bytes, file());

    ModelReader in(bytes, "trees", NetworkAnalyser::version, "x.model");
    const NetworkAnalyser analyser = NetworkAnalyser::read(in);
    in.expect_end();
    AnalysedDocument found = corpus[0];
    for (Token& token : found.analysis.tokens) {
        const Span span = token.span;
        const std::string lemma = token.lemma;
        token = Token{};
        token.span = span;
        token.lemma = lemma;
    }
    analyser.annotate(found.document.text, found.analysis.sentences, found.analysis.tokens);
    EXPECT_EQ(found.analysis.tokens, corpus[0].analysis.tokens);
}

}  // namespace
}  // namespace waybill
