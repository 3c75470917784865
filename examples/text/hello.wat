;; Writes a line to standard output: zeolite run hello.wat
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param $fd i32) (param $buffers i32) (param $count i32) (param $written i32) (result i32)))
  (memory (export "memory") 1)
  ;; One buffer: its address, its length; then what is in it.
  (data (i32.const 0) "\08\00\00\00" "\0d\00\00\00" "Hello, text!\n")
  (func (export "_start")
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 24)))))
