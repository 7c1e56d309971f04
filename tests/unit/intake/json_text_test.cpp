#include "intake/json_text.h"

#include <gtest/gtest.h>

#include "intake/document_json.h"
#include "waybill/error.h"

namespace waybill {
namespace {

std::string unescaped(const std::string& json) {
    return json_string(json, {JsonKind::string, 0, json.size()}).text;
}

TEST(JsonText, FieldsInOrder) {
    const std::string json = R"( {"a": "x", "b\u0063": [1, {"d": null}], "e": -1.5e3, "f": true} )";
    const auto fields = json_fields(json);
    ASSERT_EQ(fields.size(), 4U);
    EXPECT_EQ(fields[1].key, "bc");
    EXPECT_EQ(json.substr(fields[1].value.begin, fields[1].value.end - fields[1].value.begin), R"([1, {"d": null}])");
    EXPECT_EQ(fields[2].value.kind, JsonKind::number);
    EXPECT_EQ(json_elements(json, fields[1].value).size(), 2U);
}

TEST(JsonText, Escapes) {
    EXPECT_EQ(unescaped(R"("a\"\\\/\b\f\n\r\t\u20ac")"), "a\"\\/\b\f\n\r\t€");
    EXPECT_EQ(unescaped(R"("\ud83d\udea4")"), "🚤");
    EXPECT_EQ(unescaped(R"("\ud83d x \udea4")"), "\uFFFD x \uFFFD");
    EXPECT_EQ(unescaped(R"("\ud83d\u0041")"), "\uFFFDA");
}

TEST(JsonText, RefusesWhatIsNoObject) {
    for (const char* bad :
         {"", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1} x", "{'a':1}", "{\"a\":\"\\x\"}",
          "{\"a\":\"\\u12g4\"}", "{\"a\":01x}", "{\"a\":nul}", "{\"a\":\"line\nend\"}", "{\"a\":-}"}) {
        EXPECT_THROW(json_fields(bad), InputError) << bad;
    }
    EXPECT_THROW(json_fields("{\"a\":" + std::string(1000, '[') + std::string(1000, ']') + "}"), InputError);
}

TEST(DocumentJson, ReadsWhatItPrints) {
    Document d;
    d.name = "n-1";
    d.url = "https://x.example/a?b=\"c\"";
    d.title = "A “title”";
    d.outlet = "Out\\let";
    d.published = "2022-10-18";
    d.lang = "en";
    d.text = "Line one.\n\nLine\ttwo – €5 🚤.\n";
    Document back = document_from_json(document_to_json(d));
    back.source.clear();
    EXPECT_EQ(back, d);
}

TEST(DocumentJson, ManyNamesForOneThing) {
    const Document d = document_from_json(
        R"({"doc": 17, "link": "https://www.x.example/a", "headline": "H", "site_name": "S", "datePublished": "Oct 18, 2022", "language": "en_US", "maintext": "T."})");
    EXPECT_EQ(d.name, "17");
    EXPECT_EQ(d.url, "https://www.x.example/a");
    EXPECT_EQ(d.title, "H");
    EXPECT_EQ(d.outlet, "S");
    EXPECT_EQ(d.published, "2022-10-18");
    EXPECT_EQ(d.lang, "en");
    EXPECT_EQ(d.text, "T.");
}

TEST(DocumentJson, AnOutletIsShort) {
    EXPECT_EQ(document_from_json(R"({"source": "SOURCE repo=a path=b url=c | LICENCE d", "text": "T."})").outlet, "");
    EXPECT_EQ(document_from_json(R"({"source": "https://www.coast.example/x", "text": "T."})").outlet, "coast.example");
    EXPECT_EQ(document_from_json(R"({"source": {"id": null, "name": "Coast"}, "text": "T."})").outlet, "Coast");
    EXPECT_EQ(document_from_json(R"({"url": "https://www.coast.example/x", "text": "T."})").outlet, "coast.example");
}

TEST(DocumentJson, TextInParagraphs) {
    EXPECT_EQ(document_from_json(R"({"text": ["One.", "Two."]})").text, "One.\nTwo.");
    EXPECT_THROW(document_from_json(R"({"title": "x"})"), InputError);
    EXPECT_THROW(document_from_json(R"({"text": "  "})"), InputError);
}

}  // namespace
}  // namespace waybill
