# Warnings and the two ways a folder becomes a target.

function(banghi_flags target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wno-missing-field-initializers $<$<BOOL:${BANGHI_WERROR}>:-Werror>)
endfunction()

# banghi_library(NAME SOURCES... LINK LIBS...): a static library of the sources of the folder it stands in.
function(banghi_library target)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_link_libraries(${target} PUBLIC ${ARG_LINK})
  banghi_flags(${target})
endfunction()

# banghi_program(NAME SOURCES... LINK LIBS...): a program that users run, and so one whose speed counts: an article's records are
# thousands of small pieces, which jemalloc gives out and takes back in less time than the C library.
function(banghi_program target)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE ${ARG_LINK})
  if(BANGHI_JEMALLOC)
    target_include_directories(${target} PRIVATE ${JEMALLOC_INCLUDE_DIRS})
    target_link_libraries(${target} PRIVATE ${BANGHI_JEMALLOC_LIBRARY})
    target_compile_definitions(${target} PRIVATE BANGHI_HAVE_JEMALLOC)
  endif()
  banghi_flags(${target})
endfunction()

# banghi_test(NAME SOURCES... LINK LIBS...): a GoogleTest program, one CTest entry per test case.
function(banghi_test target)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE ${ARG_LINK} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${target} PRIVATE BANGHI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  banghi_flags(${target})
  add_test(NAME ${target} COMMAND ${target})
endfunction()
