#include "store/original.h"

#include <memory>
#include <zstd.h>

#include "base/hash.h"
#include "waybill/error.h"

namespace waybill {
namespace {

constexpr int level = 3;  // zstd's own default: several hundred MB/s, and text shrinks to a third

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

Original pack(std::string_view bytes) {
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    Original original{sha256_hex(bytes), bytes.size(), std::string(ZSTD_compressBound(bytes.size()), '\0')};
    const std::size_t size = ZSTD_compressCCtx(context.get(), original.packed.data(), original.packed.size(),
                                               bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size) != 0U) throw StoreError("cannot compress an original: " + std::string(ZSTD_getErrorName(size)));
    original.packed.resize(size);
    original.packed.shrink_to_fit();
    return original;
}

std::string unpack(const Original& original) {
    const auto damaged = [&](const std::string& what) {
        throw StoreError("original " + original.sha256 + " is damaged: " + what +
                         "; restore the store from a copy, or ingest the document again into a new one");
    };
    const auto declared = ZSTD_getFrameContentSize(original.packed.data(), original.packed.size());
    if (declared != original.size) damaged("its compressed form does not have the size noted for it");
    std::string bytes(original.size, '\0');
    const std::size_t size =
        ZSTD_decompress(bytes.data(), bytes.size(), original.packed.data(), original.packed.size());
    if (ZSTD_isError(size) != 0U) damaged(ZSTD_getErrorName(size));
    if (size != original.size || sha256_hex(bytes) != original.sha256) damaged("its SHA-256 is another one");
    return bytes;
}

}  // namespace waybill
