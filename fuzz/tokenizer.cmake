waybill_fuzz(tokenizer language)
if(TARGET fuzz_tokenizer)
    target_compile_definitions(fuzz_tokenizer PRIVATE WAYBILL_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endif()
