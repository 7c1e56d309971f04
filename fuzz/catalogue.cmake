waybill_fuzz(catalogue catalogue)
if(TARGET fuzz_catalogue)
    target_compile_definitions(fuzz_catalogue PRIVATE WAYBILL_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endif()
