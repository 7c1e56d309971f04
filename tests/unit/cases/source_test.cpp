#include "cases/source.h"

#include <gtest/gtest.h>

#include "support.h"

namespace waybill::test {
namespace {

class SourceTest : public ::testing::Test {
protected:
    SourceChain chain(std::vector<std::string> sources, std::string text = "") {
        claims_ = {{.doc = "d", .published = "2023-05-01", .lang = "en", .claims = {Make(Stage::deliver, "IR", "RU", "", Category::uav).by(std::move(sources))}}};
        documents_ = {{.name = "d", .url = "", .title = "", .outlet = "The Delta Post", .published = "2023-05-01", .lang = "en", .text = std::move(text), .source = {}, .notes = {}}};
        batch_ = make_batch(documents_, claims_, *knowledge_);
        SourceReader reader(batch_, *knowledge_, lexicon_);
        return reader.chain(batch_.facts[0]);
    }
    Source source(std::string text, std::string document = "") { return chain({std::move(text)}, std::move(document)).main(); }

    std::unique_ptr<const Knowledge> knowledge_ = small_knowledge();
    LinkLexicon lexicon_ = LinkLexicon::load({data_folder()});
    std::vector<DocumentClaims> claims_;
    std::vector<Document> documents_;
    Batch batch_;
};

TEST_F(SourceTest, TellsKindsApart) {
    EXPECT_EQ(chain({}).main().kind, SourceKind::author);
    EXPECT_EQ(source("Tehran").kind, SourceKind::state);
    EXPECT_EQ(source("the Kremlin").kind, SourceKind::body);
    EXPECT_EQ(source("Iranian officials").kind, SourceKind::people);
    EXPECT_EQ(source("six sources").kind, SourceKind::people);
    EXPECT_EQ(source("people familiar with the talks").kind, SourceKind::people);
    EXPECT_EQ(source("An Egyptian official").kind, SourceKind::individual);
    EXPECT_EQ(source("Polish defence ministry").kind, SourceKind::body);
    EXPECT_EQ(source("a leaked document").kind, SourceKind::record);
    EXPECT_EQ(source("satellite images").kind, SourceKind::record);
    EXPECT_EQ(source("analysts").kind, SourceKind::research);
    EXPECT_EQ(source("Globe Agency").kind, SourceKind::outlet);
    EXPECT_EQ(source("The Delta Post").kind, SourceKind::outlet) << "an outlet of the batch";
    EXPECT_EQ(source("Media reports").kind, SourceKind::media);
    EXPECT_EQ(source("Ruslan Adeyemi-Holt").kind, SourceKind::person);
    EXPECT_EQ(source("Ambassador Holt").kind, SourceKind::person);
}

TEST_F(SourceTest, KnowsWhoseOfficeSpeaks) {
    const Source a = source("Polish Ministry of National Defence");
    const Source b = source("Polish defense ministry");
    EXPECT_EQ(a.party, "PL");
    EXPECT_TRUE(same_source(a, b));
    EXPECT_FALSE(same_source(a, source("Indian defence ministry")));
    EXPECT_FALSE(same_source(a, source("Polish foreign ministry")));
}

TEST_F(SourceTest, EvensOutSpellings) {
    EXPECT_TRUE(same_person(source("Nasser Kanaani"), source("Nasser Kanani")));
    EXPECT_TRUE(same_person(source("Hossein Amir-Abdollahian"), source("Hossein Amirabdollahian")));
    EXPECT_TRUE(same_person(source("Budanov"), source("Kyrylo Budanov")));
    EXPECT_FALSE(same_person(source("Kyrylo Budanov"), source("Oleksii Budanov")));
    EXPECT_FALSE(same_person(source("Holt"), source("Colt")));
}

TEST_F(SourceTest, ReadsAPersonsPartyFromTheOfficeBesideTheName) {
    EXPECT_EQ(source("Ruslan Holt", "In Sofia, Polish trade minister Ruslan Holt spoke of tanks.").party, "PL");
    EXPECT_EQ(source("Ruslan Holt", "Ruslan Holt, spokesman of the Egyptian army, denied it.").party, "EG");
    EXPECT_EQ(source("Ruslan Holt", "The planes came from Russia since May, Defence Minister Ruslan Holt said.").party, "");
}

TEST_F(SourceTest, KeepsTheChainAndJointSources) {
    const SourceChain c = chain({"Globe Agency", "Tehran|Moscow"});
    ASSERT_EQ(c.outer.size(), 1U);
    EXPECT_EQ(c.outer[0], "globe-agency");
    ASSERT_EQ(c.innermost.size(), 2U);
    EXPECT_EQ(c.innermost[1].party, "RU");
}

}  // namespace
}  // namespace waybill::test
