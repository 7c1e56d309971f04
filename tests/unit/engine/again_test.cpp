#include "engine/again.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "store/original.h"

namespace waybill {
namespace {

const Engine& engine() {
    static const Engine loaded(Resources{{WAYBILL_SOURCE_DIR "/data"}, WAYBILL_SOURCE_DIR "/models"});
    return loaded;
}

/// A store whose documents an older Waybill read, which found nothing.
std::unique_ptr<Store> old_store(std::size_t documents) {
    std::unique_ptr<Store> store = open_store("memory:", OpenMode::make, "2024-01-01T00:00:00Z", "waybill 0");
    const std::int64_t run = store->begin_run({}, "2024-01-01T00:00:00Z");
    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i < documents; ++i) {
        const std::string text = "Iran delivered " + std::to_string(20 + i) + " Shahed-136 drones to Russia in August, officials said.";
        Accession a;
        a.original = pack(text);
        a.document.name = "d" + std::to_string(i);
        a.document.published = "2022-11-05";
        a.document.text = text;
        a.extractor = "waybill 0";
        outcomes.push_back({"/d" + std::to_string(i), InputState::read, "", document_id(sha256_hex(text)), std::move(a)});
    }
    store->put(run, "2024-01-01T00:00:00Z", outcomes);
    store->end_run(run, "2024-01-01T00:00:00Z");
    return store;
}

TEST(Again, FindsWhatAnOlderProgramMissed) {
    const std::unique_ptr<Store> store = old_store(5);
    const std::int64_t before = store->claims_version();
    const AgainAccount account = extract_again(engine(), *store, 2, {});
    EXPECT_EQ(account.outdated, 5U);
    EXPECT_EQ(account.done, 5U);
    EXPECT_EQ(account.changed, 5U);
    EXPECT_EQ(account.claims, 5U);
    EXPECT_FALSE(account.stopped);
    EXPECT_GT(store->claims_version(), before);
    store->each_document(false, [&](const StoredDocument& stored) {
        EXPECT_EQ(stored.extractor, engine().extractor_fingerprint());
        EXPECT_EQ(stored.claims, engine().extract(stored.document).claims);
    });
    EXPECT_EQ(store->events().back().kind, "extract");
}

TEST(Again, ASecondRunHasNothingToDo) {
    const std::unique_ptr<Store> store = old_store(3);
    extract_again(engine(), *store, 1, {});
    const std::size_t events = store->events().size();
    const std::int64_t version = store->claims_version();
    const AgainAccount account = extract_again(engine(), *store, 1, {});
    EXPECT_EQ(account.outdated, 0U);
    EXPECT_EQ(account.done, 0U);
    EXPECT_EQ(store->events().size(), events);
    EXPECT_EQ(store->claims_version(), version);
}

TEST(Again, GoesOnWhereItWasStopped) {
    const std::unique_ptr<Store> store = old_store(300);
    std::atomic<bool> stop = false;
    AgainWatch watch;
    watch.stop = &stop;
    watch.progress = [&](const AgainAccount&) { stop = true; };
    const AgainAccount first = extract_again(engine(), *store, 1, watch);
    EXPECT_TRUE(first.stopped);
    EXPECT_GT(first.done, 0U);
    EXPECT_LT(first.done, 300U);
    EXPECT_EQ(store->documents_not_by(engine().extractor_fingerprint()).size(), 300 - first.done);
    const AgainAccount second = extract_again(engine(), *store, 1, {});
    EXPECT_FALSE(second.stopped);
    EXPECT_EQ(second.done, 300 - first.done);
    EXPECT_EQ(store->documents_not_by(engine().extractor_fingerprint()).size(), 0U);
}

}  // namespace
}  // namespace waybill
