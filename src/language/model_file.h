// Model files: what a trained model is stored in.
//
// Layout, little-endian: "WAYBILL\n", u32 length and bytes of the kind, u32
// format version of that kind, u64 length of the payload, u64 hash64 of the
// payload, payload. See docs/formats/model.md.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace waybill {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

/// Puts a payload together.
class ModelWriter {
public:
    template <class T>
    void put(T value) {
        static_assert(std::is_trivially_copyable_v<T>);
        payload_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put_string(std::string_view text);
    template <class T>
    void put_array(const std::vector<T>& values) {
        static_assert(std::is_trivially_copyable_v<T>);
        put(static_cast<std::uint64_t>(values.size()));
        payload_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }

    /// The whole file.
    std::string finish(std::string_view kind, std::uint32_t version) const;

private:
    std::string payload_;
};

/// Takes a payload apart. Every read is checked.
class ModelReader {
public:
    /// Checks kind, version, length and hash of `bytes`. `label` names the file
    /// in messages. Throws DataError.
    ModelReader(std::string bytes, std::string_view kind, std::uint32_t version, std::string label);
    static ModelReader open(const std::filesystem::path& file, std::string_view kind, std::uint32_t version);

    template <class T>
    T get() {
        static_assert(std::is_trivially_copyable_v<T>);
        T value;
        std::memcpy(&value, take(sizeof value), sizeof value);
        return value;
    }
    std::string get_string();
    /// REQUIRES of the file that there are at most `limit` values.
    template <class T>
    std::vector<T> get_array(std::uint64_t limit) {
        const auto count = get<std::uint64_t>();
        if (count > limit || count * sizeof(T) > left()) fail("a table is too long");
        std::vector<T> values(count);
        if (count > 0) std::memcpy(values.data(), take(count * sizeof(T)), count * sizeof(T));
        return values;
    }
    /// The hash of the payload, by which other models may know this one.
    std::uint64_t fingerprint() const { return fingerprint_; }
    /// Throws DataError unless everything was read.
    void expect_end() const;
    [[noreturn]] void fail(const std::string& what) const;

private:
    const char* take(std::size_t count);
    std::size_t left() const { return bytes_.size() - at_; }

    std::string bytes_;
    std::size_t at_ = 0;
    std::uint64_t fingerprint_ = 0;
    std::string label_;
};

}  // namespace waybill
