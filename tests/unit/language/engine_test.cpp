#include "language/engine.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "language/models.h"
#include "waybill/error.h"

namespace waybill {
namespace {

const std::filesystem::path models = WAYBILL_SOURCE_DIR "/models";
const std::filesystem::path data = WAYBILL_SOURCE_DIR "/data";

const LanguageEngine& engine() {
    static const LanguageEngine loaded = LanguageEngine::load(models, {data});
    return loaded;
}

Analysis analyse(const std::string& text) {
    Document document;
    document.text = text;
    document.published = "2022-11-05";
    return engine().analyse(document);
}

/// "word/UPOS/head/relation" for each token.
std::vector<std::string> tree(const std::string& text) {
    const Analysis a = analyse(text);
    std::vector<std::string> words;
    for (const Token& t : a.tokens) {
        const std::string head =
            t.head == Token::no_head ? "-" : std::string(a.tokens[static_cast<std::size_t>(t.head)].span.of(text));
        words.push_back(std::string(t.span.of(text)) + "/" + std::string(to_string(t.upos)) + "/" + head + "/" +
                        std::string(to_string(t.deprel)));
    }
    return words;
}

TEST(LanguageEngine, parses_a_plain_sentence) {
    EXPECT_EQ(tree("Poland bought tanks."),
              (std::vector<std::string>{"Poland/PROPN/bought/nsubj", "bought/VERB/-/root", "tanks/NOUN/bought/obj",
                                        "./PUNCT/bought/punct"}));
    const Analysis a = analyse("The drones were delivered by ministers.");
    EXPECT_EQ(a.tokens[1].lemma, "drone");
    EXPECT_EQ(a.tokens[1].deprel, Deprel::nsubj_pass);
    EXPECT_EQ(a.tokens[3].lemma, "deliver");
    EXPECT_EQ(a.tokens[3].morph.voice, Morph::Voice::pass);
}

TEST(LanguageEngine, takes_designations_for_names) {
    const Analysis a = analyse("Iran delivered 40 Shahed-136 drones.");
    EXPECT_EQ(a.tokens[3].upos, Upos::propn);
    EXPECT_EQ(a.tokens[3].lemma, "Shahed-136");
}

TEST(LanguageEngine, gives_every_sentence_one_tree) {
    const std::string text =
        "THE MINISTRY SAID IT HAD SOLD 12 TANKS. \"We did not,\" said Gen. A. Berg; he left.\n"
        "- - - ... !!! ???\n\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 100 \xF0\x9F\x98\x80\n";
    const Analysis a = analyse(text);
    for (const Sentence& s : a.sentences) {
        int roots = 0;
        for (std::uint32_t i = s.begin; i < s.end; ++i) {
            const Token& t = a.tokens[i];
            roots += t.head == Token::no_head ? 1 : 0;
            if (t.head != Token::no_head) {
                EXPECT_GE(t.head, static_cast<std::int32_t>(s.begin));
                EXPECT_LT(t.head, static_cast<std::int32_t>(s.end));
            }
            EXPECT_EQ(t.deprel == Deprel::root, t.head == Token::no_head);
            EXPECT_FALSE(t.lemma.empty());
        }
        EXPECT_EQ(roots, 1);
    }
}

TEST(LanguageEngine, does_not_depend_on_what_it_read_before) {
    const std::string text = "Iran denied on Friday that it had sent drones to Russia. Moscow did not answer.";
    const Analysis first = analyse(text);
    analyse("Something else. Quite another thing, with many more words than the first had.");
    EXPECT_EQ(analyse(text), first);
}

TEST(LanguageEngine, takes_long_lines_without_a_stop) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "guns and ";
    const Analysis a = analyse(text);
    EXPECT_EQ(a.tokens.size(), 10000U);
}

TEST(LanguageEngine, refuses_damaged_models_by_name) {
    const auto folder = std::filesystem::temp_directory_path() / "waybill-engine-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& entry : std::filesystem::directory_iterator(models)) {
        std::filesystem::copy(entry.path(), folder / entry.path().filename());
    }
    std::string bytes = read_file(folder / "lemmas.model");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    std::ofstream(folder / "lemmas.model", std::ios::binary) << bytes;
    try {
        LanguageEngine::load(folder, {data});
        FAIL() << "a damaged model was taken";
    } catch (const DataError& error) {
        EXPECT_NE(std::string(error.what()).find("lemmas.model: damaged"), std::string::npos) << error.what();
    }
    std::filesystem::remove(folder / "lemmas.model");
    EXPECT_THROW(LanguageEngine::load(folder, {data}), DataError);
    std::filesystem::remove_all(folder);
}

TEST(Models, that_ship_are_whole) {
    for (const ModelEntry& entry : list_models(models)) EXPECT_EQ(entry.problem, "") << entry.file;
}

}  // namespace
}  // namespace waybill
