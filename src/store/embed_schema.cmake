# cmake -DOUT=schema.cpp -DFILES="a.sql;b.sql" -P embed_schema.cmake
# Writes the schema files into a source file, as store/schema.h declares them.
list(SORT FILES)
set(rows "")
foreach(file ${FILES})
    get_filename_component(name ${file} NAME_WE)
    string(REGEX MATCH "^[0-9]+" number ${name})
    math(EXPR number "${number}")
    file(READ ${file} text)
    string(APPEND rows "    {${number}, R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE ${OUT}.new "#include \"store/schema.h\"

#include <array>

namespace waybill {
namespace {

constexpr auto files = std::to_array<SchemaFile>({
${rows}});

}  // namespace

std::span<const SchemaFile> schema_files() { return files; }

}  // namespace waybill
")
file(COPY_FILE ${OUT}.new ${OUT} ONLY_IF_DIFFERENT)
