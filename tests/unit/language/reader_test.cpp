// The careful reader against what PyTorch makes of the same parameters
// (tools/reader/tiny.py wrote the fixture).
#include "language/reader_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "language/conllu.h"
#include "language/engine.h"
#include "language/encoder_variants.h"
#include "language/name_tagger.h"
#include "waybill/error.h"

namespace waybill {
namespace {

using Json = nlohmann::json;

const std::string& folder() {
    static const std::string path = WAYBILL_TEST_DIR "/unit/language/reader";
    return path;
}

const ReaderModel& reader() {
    static const auto loaded = ReaderModel::load(folder());
    return *loaded;
}

const Json& expected() {
    static const Json parsed = Json::parse(read_file(folder() + "/expected.json"));
    return parsed;
}

/// The sentences of the fixture.
struct Sample {
    std::string text;
    Analysis analysis;

    Sample() {
        for (const Json& words : expected()["sentences"]) {
            Sentence sentence;
            sentence.begin = static_cast<std::uint32_t>(analysis.tokens.size());
            for (const Json& word : words) {
                Token token;
                token.span.begin = static_cast<std::uint32_t>(text.size());
                text += word.get<std::string>();
                token.span.end = static_cast<std::uint32_t>(text.size());
                text += ' ';
                analysis.tokens.push_back(token);
            }
            sentence.end = static_cast<std::uint32_t>(analysis.tokens.size());
            sentence.span = {analysis.tokens[sentence.begin].span.begin, analysis.tokens.back().span.end};
            analysis.sentences.push_back(sentence);
        }
    }
};

double cosine(const float* a, const std::vector<float>& b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t k = 0; k < b.size(); ++k) {
        ab += static_cast<double>(a[k]) * b[k];
        aa += static_cast<double>(a[k]) * a[k];
        bb += static_cast<double>(b[k]) * b[k];
    }
    return ab / std::sqrt(aa * bb);
}

TEST(Pieces, classify_case) {
    EXPECT_EQ(case_of("tank"), WordCase::lower);
    EXPECT_EQ(case_of("Tank"), WordCase::title);
    EXPECT_EQ(case_of("A"), WordCase::title);
    EXPECT_EQ(case_of("NATO"), WordCase::upper);
    EXPECT_EQ(case_of("S-400"), WordCase::title);
    EXPECT_EQ(case_of("UAVs"), WordCase::mixed);
    EXPECT_EQ(case_of("2022"), WordCase::lower);
    EXPECT_EQ(case_of("Élysée"), WordCase::title);
    EXPECT_EQ(case_of("\xff\xfe"), WordCase::lower);
}

TEST(Pieces, see_through_print) {
    EXPECT_EQ(normal_form("M-109A6’s"), "m-000a0's");
    EXPECT_EQ(normal_form("ÉLYSÉE—“İ”"), "élysée-\"i̇\"");
}

TEST(Pieces, take_the_longest_from_the_left) {
    std::vector<std::string> pieces{"[PAD]", "[UNK]", "[MASK]", "[SEP]", "[CLS]", "[NEW]", "a", "ab", "##c", "##cd", "##d", "##é"};
    const PieceVocabulary vocabulary(pieces);
    const auto split = [&](std::string_view word) {
        std::vector<std::uint32_t> out;
        vocabulary.append(word, out);
        return out;
    };
    EXPECT_EQ(split("abcd"), (std::vector<std::uint32_t>{7, 9}));
    EXPECT_EQ(split("ACD"), (std::vector<std::uint32_t>{6, 9}));
    EXPECT_EQ(split("abé"), (std::vector<std::uint32_t>{7, 11}));
    EXPECT_EQ(split("abx"), (std::vector<std::uint32_t>{PieceVocabulary::unknown}));
    EXPECT_EQ(split(""), (std::vector<std::uint32_t>{PieceVocabulary::unknown}));
    EXPECT_EQ(split("a" + std::string(30, 'd')), (std::vector<std::uint32_t>{PieceVocabulary::unknown}));
}

TEST(Reader, cuts_words_as_it_was_taught) {
    const Sample sample;
    const PassageReading reading = reader().read_passages(sample.text, sample.analysis);
    ASSERT_EQ(reading.passages.size(), 1U);
    const auto& pieces = reading.passages[0].window.pieces();
    ASSERT_EQ(pieces.size(), expected()["pieces"].size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        EXPECT_EQ(pieces[i].piece, expected()["pieces"][i].get<std::uint32_t>()) << i;
        EXPECT_EQ(pieces[i].word_case, expected()["cases"][i].get<std::uint32_t>()) << i;
    }
}

TEST(Reader, computes_what_it_was_taught_with) {
    const Sample sample;
    const PassageReading reading = reader().read_passages(sample.text, sample.analysis);
    const Matrix& vectors = reading.passages[0].vectors;
    ASSERT_EQ(vectors.rows, expected()["vectors"].size());
    for (std::size_t i = 0; i < vectors.rows; ++i) {
        EXPECT_GT(cosine(vectors.row(i), expected()["vectors"][i].get<std::vector<float>>()), 0.99999) << i;
    }
}

TEST(Reader, finds_tags_trees_and_names) {
    Sample sample;
    Analysis& analysis = sample.analysis;
    reader().annotate(reader().read_passages(sample.text, analysis), analysis);
    std::size_t t = 0;
    for (const Sentence& sentence : analysis.sentences) {
        for (std::uint32_t k = sentence.begin; k < sentence.end; ++k, ++t) {
            const Token& token = analysis.tokens[k];
            EXPECT_EQ(std::string(to_string(token.upos)) + "|" + (token.morph == Morph{} ? "" : feats_of(token.morph)), expected()["tags"][t]) << t;
            const std::int32_t head = token.head == Token::no_head ? 0 : token.head - static_cast<std::int32_t>(sentence.begin) + 1;
            EXPECT_EQ(head, expected()["heads"][t].get<std::int32_t>()) << t;
            EXPECT_EQ(to_string(token.deprel), expected()["relations"][t].get<std::string>()) << t;
        }
    }
    // Names of the first set, and of the second only what it alone knows and has room for.
    std::vector<std::string> labels(analysis.tokens.size(), "O");
    for (const Name& name : analysis.names) {
        constexpr std::array<const char*, 5> kinds{"PER", "ORG", "LOC", "NAT", "MISC"};
        for (std::uint32_t k = name.begin; k < name.end; ++k) {
            labels[k] = std::string(k == name.begin ? "B-" : "I-") + kinds[static_cast<std::size_t>(name.kind)];
        }
    }
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const std::string first = expected()["names"]["uner"][k];
        if (first != "O") {
            EXPECT_EQ(labels[k], first) << k;
        } else if (labels[k] != "O") {
            EXPECT_EQ(labels[k], expected()["names"]["gmb"][k].get<std::string>()) << k;
        }
    }
    EXPECT_TRUE(std::is_sorted(analysis.names.begin(), analysis.names.end(), [](const Name& a, const Name& b) { return a.begin < b.begin; }));
}

TEST(Reader, reads_long_texts_in_windows) {
    Sample once;
    Analysis analysis;
    std::string text;
    for (int copy = 0; copy < 5; ++copy) {
        const auto tokens = static_cast<std::uint32_t>(analysis.tokens.size());
        const auto bytes = static_cast<std::uint32_t>(text.size());
        text += once.text;
        for (Token token : once.analysis.tokens) {
            token.span = {token.span.begin + bytes, token.span.end + bytes};
            analysis.tokens.push_back(token);
        }
        for (Sentence sentence : once.analysis.sentences) {
            sentence.begin += tokens;
            sentence.end += tokens;
            analysis.sentences.push_back(sentence);
        }
    }
    analysis.sentences[4].read = false;
    const PassageReading reading = reader().read_passages(text, analysis);
    EXPECT_EQ(reading.sentences.size(), analysis.sentences.size() - 1);
    ASSERT_GT(reading.passages.size(), 1U);
    std::uint32_t next = 0;
    for (const Passage& passage : reading.passages) {
        EXPECT_EQ(passage.fresh, next);
        EXPECT_LE(passage.start, passage.fresh);
        EXPECT_LT(passage.fresh, passage.end);
        EXPECT_LE(passage.window.pieces().size(), reader().encoder().shape().length);
        EXPECT_EQ(passage.vectors.rows, passage.window.pieces().size());
        next = passage.end;
    }
    EXPECT_EQ(next, reading.sentences.size());
}

TEST(Reader, cuts_a_sentence_that_is_too_long) {
    PieceWindow window(reader().vocabulary(), 8);
    const std::vector<std::string_view> words{"the", "old", "guns", "the", "old", "guns", "in"};
    window.add(words);
    ASSERT_EQ(window.lines().size(), 1U);
    EXPECT_FALSE(window.lines()[0].whole);
    EXPECT_EQ(window.words().size(), 5U);
    EXPECT_EQ(window.pieces().size(), 7U);
    EXPECT_EQ(window.lines()[0].mark, 6U);
}

TEST(Reader, refuses_what_is_damaged) {
    const std::string bytes = read_file(folder() + "/reader.model");
    const auto open = [](const std::string& some) {
        ModelReader in(some, "reader", ReaderModel::version, "reader.model");
        ReaderModel::read(in);
        in.expect_end();
    };
    EXPECT_NO_THROW(open(bytes));
    EXPECT_THROW(open(bytes.substr(0, bytes.size() / 2)), DataError);
    std::string other = bytes;
    other[other.size() / 2] ^= 1;
    EXPECT_THROW(open(other), DataError);
    EXPECT_EQ(ReaderModel::load(folder() + "/none"), nullptr);
}

TEST(Reader, takes_the_place_of_the_network) {
    namespace fs = std::filesystem;
    const fs::path models = fs::path(testing::TempDir()) / "careful-models";
    fs::remove_all(models);
    fs::create_directories(models);
    for (const char* name : {"trees.model", "lemmas.model", "names.model"}) {
        fs::create_symlink(fs::path(WAYBILL_SOURCE_DIR "/models") / name, models / name);
    }
    Document document;
    document.text = "The old army sold the guns in 1999. Norway got it.";
    const auto analyse = [&](PassageReading& seen) {
        return LanguageEngine::load(models, {WAYBILL_SOURCE_DIR "/data"}).analyse(document, {}, seen);
    };
    PassageReading seen;
    const Analysis plain = LanguageEngine::load(models, {WAYBILL_SOURCE_DIR "/data"}).analyse(document);
    EXPECT_EQ(analyse(seen), plain);  // there is no reader yet
    EXPECT_TRUE(seen.passages.empty());
    fs::create_symlink(folder() + "/reader.model", models / "reader.model");
    const Analysis careful = analyse(seen);
    ASSERT_EQ(seen.passages.size(), 1U);
    EXPECT_EQ(seen.sentences.size(), plain.sentences.size());
    EXPECT_EQ(careful.sentences, plain.sentences);
    Analysis again = careful;
    again.names.clear();
    EXPECT_TRUE(reader().annotate(seen, again).empty());
    for (std::size_t t = 0; t < again.tokens.size(); ++t) {
        EXPECT_EQ(careful.tokens[t].head, again.tokens[t].head);
        EXPECT_EQ(careful.tokens[t].upos, again.tokens[t].upos);
        EXPECT_FALSE(careful.tokens[t].lemma.empty());
    }
    EXPECT_EQ(careful.names.size(), again.names.size());
    fs::remove_all(models);
}

TEST(Labels, begin_before_they_go_on) {
    const std::vector<std::uint32_t> labels{NameLabel::outside, NameLabel::begin(NameKind::place), NameLabel::inside(NameKind::place)};
    // The best single labels would be "inside, inside, outside".
    const std::vector<float> scores{0, 1, 3, 0, 1, 3, 3, 0, 1};
    EXPECT_EQ(best_labels(scores.data(), 3, 3, labels), (std::vector<std::uint32_t>{labels[1], labels[2], labels[0]}));
    EXPECT_TRUE(best_labels(scores.data(), 3, 0, labels).empty());
}

#ifdef __x86_64__
std::vector<float> numbers(std::size_t count, std::uint32_t seed) {
    std::vector<float> v(count);
    for (float& x : v) {
        seed = seed * 1664525U + 1013904223U;
        x = static_cast<float>(seed >> 8U) / 8388608.0F - 1.0F;
    }
    return v;
}

TEST(EncoderKernels, give_the_same_bits_on_every_processor) {
    if (__builtin_cpu_supports("avx2") == 0) GTEST_SKIP() << "this processor has no AVX2";
    constexpr std::size_t rows = 13;
    constexpr std::size_t width = 48;
    constexpr std::size_t columns = 32;
    const auto in = numbers(rows * width, 1);
    const auto weight = numbers(width, 2);
    std::vector<float> a(rows * width);
    std::vector<float> b(rows * width);
    baseline::norm_rows(in.data(), weight.data(), a.data(), rows, width);
    avx2::norm_rows(in.data(), weight.data(), b.data(), rows, width);
    EXPECT_EQ(a, b);
    baseline::turn(in.data(), weight.data(), weight.data() + 24, a.data(), 24);
    avx2::turn(in.data(), weight.data(), weight.data() + 24, b.data(), 24);
    EXPECT_EQ(a, b);

    std::vector<std::int16_t> w1(rows * width);
    std::vector<std::int16_t> w2(rows * width);
    std::vector<float> s1(rows);
    std::vector<float> s2(rows);
    baseline::round_rows(in.data(), width, 16000.0F, w1.data(), s1.data(), rows, width);
    avx2::round_rows(in.data(), width, 16000.0F, w2.data(), s2.data(), rows, width);
    EXPECT_EQ(w1, w2);
    EXPECT_EQ(s1, s2);

    std::vector<std::int16_t> packed(width * columns);
    for (std::size_t i = 0; i < packed.size(); ++i) packed[i] = static_cast<std::int16_t>(i * 37 % 255) - 127;
    const auto scales = numbers(columns, 3);
    const WholeView view{w1.data(), s1.data(), rows, width / 2};
    for (const Finish finish : {Finish::set, Finish::add, Finish::squared_relu}) {
        std::vector<float> c1 = numbers(rows * columns, 4);
        std::vector<float> c2 = c1;
        baseline::whole_product(view, {packed.data(), scales.data(), columns, width / 2}, c1.data(), columns, finish);
        avx2::whole_product(view, {packed.data(), scales.data(), columns, width / 2}, c2.data(), columns, finish);
        EXPECT_EQ(c1, c2);
    }

    // Thirteen queries and keys of 48 values; 16 columns of values.
    std::vector<std::int16_t> keys(width * 16);
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = static_cast<std::int16_t>(i * 97 % 4000) - 2000;
    std::vector<float> key_scales(16, 1e-4F);
    const HeadView head{view, {keys.data(), key_scales.data(), 16, width / 2}, {keys.data(), key_scales.data(), 16, 8}, rows};
    std::vector<float> o1(rows * 16);
    std::vector<float> o2(rows * 16);
    std::vector<float> scores(encoder_block_rows * 16);
    std::vector<std::int16_t> weights(encoder_block_rows * 16);
    baseline::attend(head, o1.data(), 16, scores.data(), weights.data());
    avx2::attend(head, o2.data(), 16, scores.data(), weights.data());
    EXPECT_EQ(o1, o2);
}
#endif

}  // namespace
}  // namespace waybill
