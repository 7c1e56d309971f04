#include "language/model_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "language/lemmatiser.h"
#include "language/linear.h"
#include "language/network.h"
#include "waybill/error.h"

namespace waybill {
namespace {

std::string refusal(const std::string& bytes, std::string_view kind, std::uint32_t version) {
    try {
        ModelReader(bytes, kind, version, "x.model");
    } catch (const DataError& error) {
        return error.what();
    }
    return "";
}

std::string small() {
    ModelWriter out;
    out.put(std::uint32_t{7});
    out.put_string("seven");
    out.put_array(std::vector<float>{1, 2, 3});
    return out.finish("test", 3);
}

TEST(ModelFile, gives_back_what_was_put_in) {
    ModelReader in(small(), "test", 3, "x.model");
    EXPECT_EQ(in.get<std::uint32_t>(), 7U);
    EXPECT_EQ(in.get_string(), "seven");
    EXPECT_EQ(in.get_array<float>(3), (std::vector<float>{1, 2, 3}));
    in.expect_end();
}

TEST(ModelFile, refuses_foreign_files_by_name) {
    EXPECT_EQ(refusal("PK\x03\x04 something else", "test", 3), "x.model: not a Waybill model");
    EXPECT_EQ(refusal("", "test", 3), "x.model: not a Waybill model");
    EXPECT_EQ(refusal(small(), "trees", 3), "x.model: a model of kind \"test\" where \"trees\" is wanted");
}

TEST(ModelFile, names_both_versions) {
    const std::string message = refusal(small(), "test", 4);
    EXPECT_NE(message.find("x.model: model format 3, but this program reads format 4"), std::string::npos) << message;
}

TEST(ModelFile, refuses_damage_anywhere) {
    const std::string whole = small();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_NE(refusal(whole.substr(0, size), "test", 3), "") << size;
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bent = whole;
        bent[at] = static_cast<char>(bent[at] ^ 0x10);
        EXPECT_NE(refusal(bent, "test", 3), "") << at;
    }
    EXPECT_NE(refusal(whole + "x", "test", 3), "");
}

TEST(ModelFile, models_refuse_impossible_tables) {
    ModelWriter out;
    out.put(std::uint32_t{60});  // bits
    out.put(std::uint32_t{3});
    ModelReader in(out.finish("test", 1), "test", 1, "x.model");
    EXPECT_THROW(LinearModel::read(in), DataError);
    ModelReader empty(ModelWriter().finish("trees", 1), "trees", 1, "x.model");
    EXPECT_THROW(Network::read(empty), DataError);
}

TEST(Lemmatiser, learns_words_and_endings) {
    struct Word {
        std::string form, lemma;
        Upos upos;
        Morph morph;
    };
    Morph plural;
    plural.number = Morph::Number::plur;
    std::vector<Word> words;
    for (const std::string stem : {"tank", "gun", "ship", "rifle", "drone"}) {
        words.push_back({stem + "s", stem, Upos::noun, plural});
    }
    words.push_back({"men", "man", Upos::noun, plural});
    std::vector<Token> tokens(words.size());
    std::vector<std::pair<std::string_view, const Token*>> pairs;
    for (std::size_t i = 0; i < words.size(); ++i) {
        tokens[i].lemma = words[i].lemma;
        tokens[i].upos = words[i].upos;
        tokens[i].morph = words[i].morph;
        pairs.emplace_back(words[i].form, &tokens[i]);
    }
    ModelWriter out;
    Lemmatiser::train(pairs).write(out);
    ModelReader in(out.finish("lemmas", Lemmatiser::version), "lemmas", Lemmatiser::version, "x.model");
    const Lemmatiser lemmatiser = Lemmatiser::read(in);
    EXPECT_EQ(lemmatiser.lemma("Missiles", Upos::noun, plural), "missile");
    EXPECT_EQ(lemmatiser.lemma("men", Upos::noun, plural), "man");
    EXPECT_EQ(lemmatiser.lemma("Iran", Upos::propn, Morph{}), "Iran");
    EXPECT_EQ(lemmatiser.lemma("", Upos::noun, plural), "");
}

}  // namespace
}  // namespace waybill
