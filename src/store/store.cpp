#include "store/store.h"

#include "store/memory_store.h"
#include "store/sqlite_store.h"
#include "waybill/error.h"

namespace waybill {

std::unique_ptr<Store> open_store(const std::string& where, OpenMode mode, std::string_view time, std::string_view program) {
    if (where == "memory:") return std::make_unique<MemoryStore>(time, program);
    if (where.empty()) throw UsageError("the name of the store is empty; give --store a file");
    const auto scheme = where.find("://");
    if (scheme != std::string::npos && where.find('/') > scheme) {
        throw UsageError("no store of the kind '" + where.substr(0, scheme) + "' in this program; name a file");
    }
    return SqliteStore::open(where, mode, time, program);
}

}  // namespace waybill
