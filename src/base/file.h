#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace waybill {

/// The whole file. Throws std::system_error that names it.
std::string read_file(const std::filesystem::path& file);

/// Writes beside `file`, syncs, and renames over it, so that a crash leaves the
/// old file or the new one. Throws std::system_error.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

}  // namespace waybill
