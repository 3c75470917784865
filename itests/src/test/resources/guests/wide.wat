;; All of 32-bit addresses, once it has grown: loads and stores of each width at the very end.
(module
  (memory (export "memory") 1 65536)
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "size") (result i32) (memory.size))
  (func (export "store8") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  (func (export "load8") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "store64") (param i32 i64) (i64.store (local.get 0) (local.get 1)))
  (func (export "load64") (param i32) (result i64) (i64.load (local.get 0)))
  ;; the last byte, reached by a static offset
  (func (export "loadLast") (param i32) (result i32) (i32.load8_u offset=0xffffffff (local.get 0))))
