;; What calling.wat imports. Made by: zeolite wat2wasm called.wat
(module
  (import "host" "pause" (func $pause))
  (import "sharing" "memory" (memory $shared 1 4 shared))
  (tag $thrown)

  (func (export "pause") (call $pause))
  (func (export "pauses") (result i32 i32) (call $pause) (i32.const 1) (i32.const 2))
  (func (export "trap") unreachable)
  (func (export "throw") (throw $thrown))
  (func $recurse (export "recurse") (param i64) (result i64)
    (i64.add (i64.const 1) (call $recurse (i64.add (local.get 0) (i64.const 1)))))
  (func (export "wait") (result i32) (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))
  (func (export "back") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1))))
