#include "language/turns.h"

#include <gtest/gtest.h>

#include "language/engine.h"
#include "unit/language/discourse_fixture.h"

namespace waybill {
namespace {

std::string shown(const Document& document, const Analysis& analysis) {
    std::string all;
    for (const Turn& turn : find_turns(document.text, analysis)) {
        all += std::string(turn.speaker.of(document.text)) + "=" + std::string(turn.content.of(document.text).substr(0, 8)) + ";";
    }
    return all;
}

std::string shown(std::string_view text) {
    const auto annotated = testing::annotated(text);
    return shown(annotated.document, annotated.analysis);
}

TEST(Turns, BeginWithANameAndAColon) {
    EXPECT_EQ(shown("Reporter: What did Norway send?\n\nMinister: Norway sent six guns.\n\nReporter: When?\n\nMinister: In May."),
              "Reporter=What did;Minister=Norway s;Reporter=When?\n\n;Minister=In May.;");
}

TEST(Turns, RunOnInOneParagraphAndAreNoLists) {
    const LanguageEngine engine = LanguageEngine::load(WAYBILL_SOURCE_DIR "/models", {WAYBILL_SOURCE_DIR "/data"});
    Document document;
    document.text = "Reporter: What did Norway send? Minister: Norway sent six guns. Reporter: When did they come? Minister: They came in May.";
    EXPECT_EQ(shown(document, engine.analyse(document)), "Reporter=What did;Minister=Norway s;Reporter=When did;Minister=They cam;");
    document.text = "From Norway: six guns.\n\nFrom Japan: two ships.\n\nFrom Norway: more guns.";
    EXPECT_EQ(shown(document, engine.analyse(document)), "");
}

TEST(Turns, ADatelineIsNone) {
    EXPECT_EQ(shown("KUWAIT: Two pairs of jets came on Tuesday.\n\nThe army waits for more."), "");
}

TEST(Turns, MakeTheSpeakerTheSource) {
    const auto annotated = testing::annotated("Reporter: What did Norway send?\n\nMinister: Norway sent six guns.\n\nReporter: When?\n\nMinister: In May.");
    bool found = false;
    for (const Attribution& said : annotated.analysis.attributions) {
        found = found || (said.chain == std::vector<std::string>{"Minister"} && said.content.of(annotated.document.text).starts_with("Norway sent six guns."));
    }
    EXPECT_TRUE(found);
}

}  // namespace
}  // namespace waybill
