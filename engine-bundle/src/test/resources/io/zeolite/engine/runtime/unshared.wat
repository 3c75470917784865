;; Memories as those of sharing.wat, but unshared. Made by: zeolite wat2wasm unshared.wat
(module
  (memory (export "memory") 1 4)
  (memory (export "far") i64 1 2))
