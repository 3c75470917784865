;; The memory that workers.wat imports. Made by: zeolite wat2wasm sharing.wat
(module
  (memory (export "memory") 1 4 shared)
  (memory (export "far") i64 1 2 shared))
