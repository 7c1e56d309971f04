# One static library a folder of src/, and the arrows between folders.
#
# A folder's headers are included as "folder/name.h". Each library exports an
# include directory that holds nothing but a link to its own folder, so that a
# file finds only the headers of the folders that its library links: an include
# against the arrows of docs/architecture.md does not compile.

add_library(waybill_options INTERFACE)
target_include_directories(waybill_options INTERFACE ${CMAKE_SOURCE_DIR}/include)
target_compile_options(waybill_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    $<$<BOOL:${WAYBILL_WERROR}>:-Werror>)
if(WAYBILL_SANITIZE)
    target_compile_options(waybill_options INTERFACE -fsanitize=${WAYBILL_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(waybill_options INTERFACE -fsanitize=${WAYBILL_SANITIZE})
endif()
if(WAYBILL_COVERAGE)
    target_compile_options(waybill_options INTERFACE --coverage)
    target_link_options(waybill_options INTERFACE --coverage)
endif()

# waybill_library(FOLDER [PUBLIC targets…] [PRIVATE targets…])
# PUBLIC: what the folder's headers include; PRIVATE: what only its .cpp files do.
function(waybill_library folder)
    cmake_parse_arguments(arg "" "" "PUBLIC;PRIVATE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    if(NOT sources)
        add_library(${folder} INTERFACE)
        target_include_directories(${folder} INTERFACE ${CMAKE_BINARY_DIR}/arrows/${folder})
        return()
    endif()
    add_library(${folder} STATIC ${sources})
    set(exported ${CMAKE_BINARY_DIR}/arrows/${folder})
    file(MAKE_DIRECTORY ${exported})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${exported}/${folder} SYMBOLIC)
    target_include_directories(${folder} PUBLIC ${exported})
    target_link_libraries(${folder} PUBLIC waybill_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()
