;; Needs an instance of a resolver, a host module, and a memory.
(module
  (import "resolved" "get" (func $resolved (result i32)))
  (import "hosted" "get" (func $hosted (result i32)))
  (memory 1 3)
  (func (export "sum") (result i32) (i32.add (call $resolved) (call $hosted)))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
