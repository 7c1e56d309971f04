// The stores under contract, and the things that are put into them.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <unistd.h>

#include "store/original.h"
#include "store/store.h"

namespace waybill {

inline const std::string noon = "2022-10-18T12:00:00Z";
inline const std::string later = "2022-10-19T12:00:00Z";

/// A store of one kind. `reopen` closes and opens it where that means anything.
class StoreContract : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        if (GetParam() == "memory") {
            store = open_store("memory:", OpenMode::make, noon, "waybill test");
            return;
        }
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        std::string name = std::string(test->test_suite_name()) + "-" + test->name() + "-" + std::to_string(::getpid());
        std::replace(name.begin(), name.end(), '/', '-');
        folder = std::filesystem::temp_directory_path() / name;
        std::filesystem::create_directories(folder);
        path = (folder / "store.db").string();
        store = open_store(path, OpenMode::make, noon, "waybill test");
    }
    void TearDown() override {
        store.reset();
        if (!folder.empty()) std::filesystem::remove_all(folder);
    }
    void reopen() {
        if (path.empty()) return;
        store.reset();
        store = open_store(path, OpenMode::write, later, "waybill test");
    }

    std::unique_ptr<Store> store;
    std::filesystem::path folder;
    std::string path;
};

#define WAYBILL_STORES(suite) \
    INSTANTIATE_TEST_SUITE_P(Stores, suite, testing::Values("memory", "sqlite"), [](const auto& one) { return one.param; })

inline Claim a_claim(Stage stage = Stage::deliver) {
    Claim c;
    c.stage = stage;
    c.supplier = "IR";
    c.recipient = "RU";
    c.item = {"Shahed-136", Category::loitering_munition, "Shahed-136 drones"};
    c.quantity = Quantity{1000, std::nullopt, "", "more than 1,000"};
    c.value = Value{2.5e9, "USD", "$2.5 billion"};
    c.date = DateRange{"2022-08-01", "2022-08-31", "in August"};
    c.place = "Crimea";
    c.certainty = Certainty::probable;
    c.sources = {"The Gazette", "two officials"};
    c.evidence = {{"It sent drones.", {0, 15}}};
    c.rules = {"en/stages.tsv:41"};
    c.confidence = 0.1 + 0.2;  // no short decimal form
    return c;
}

inline Document a_document(const std::string& name, const std::string& text) {
    Document d;
    d.name = name;
    d.url = "https://example.org/" + name;
    d.title = "On " + name;
    d.outlet = "Gazette";
    d.published = "2022-10-18";
    d.lang = "en";
    d.text = text;
    return d;
}

/// A document whose archived bytes are `bytes`, as a run brings it.
inline Outcome an_outcome(const std::string& path, const std::string& bytes, Document document, std::vector<Claim> claims = {}) {
    Outcome o;
    o.path = path;
    Accession a;
    a.original = pack(bytes);
    o.document = document_id(a.original.sha256);
    a.document = std::move(document);
    a.claims = std::move(claims);
    a.extractor = "test 1";
    o.accession = std::move(a);
    return o;
}

inline Outcome a_refusal(const std::string& path, const std::string& reason) {
    Outcome o;
    o.path = path;
    o.state = InputState::refused;
    o.reason = reason;
    return o;
}

}  // namespace waybill
