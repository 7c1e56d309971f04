// The numbered files of store/schema/, embedded at build time.
#pragma once
#include <span>
#include <string_view>

namespace waybill {

struct SchemaFile {
    int number = 0;  ///< 1, 2, 3 …, the schema version that the file makes
    std::string_view sql;
};

/// In order, without gaps.
std::span<const SchemaFile> schema_files();

}  // namespace waybill
