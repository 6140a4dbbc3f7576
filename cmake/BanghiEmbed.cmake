# banghi_embed(OUTPUT TABLE DIRECTORY FILES...): an assembler source that holds FILES (relative to DIRECTORY) byte for byte, and the table
# of them: the array TABLE (name, first byte, end) and TABLE_count, as C sees them. The source depends on every file, so that a change of
# data rebuilds it.
function(banghi_embed output table_name data)
  set(bytes "")
  set(table "")
  set(paths "")
  set(count 0)
  foreach(file ${ARGN})
    string(APPEND bytes "file${count}: .incbin \"${data}/${file}\"\nend${count}: .byte 0\nname${count}: .asciz \"${file}\"\n")
    string(APPEND table "  .8byte name${count}, file${count}, end${count}\n")
    list(APPEND paths ${data}/${file})
    math(EXPR count "${count} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT [[
    .section .rodata
@bytes@
    .section .data.rel.ro, "aw"
    .balign 8
    .global @table_name@
    .global @table_name@_count
@table_name@:
@table@
@table_name@_count:
    .8byte @count@
    .section .note.GNU-stack, "", %progbits
]])
  set_source_files_properties(${output} PROPERTIES LANGUAGE ASM OBJECT_DEPENDS "${paths}")
endfunction()
