;; Hands on what "env" says, called directly and through a table.
(module
  (import "env" "get" (func $get (result i32)))
  (type $get (func (result i32)))
  (table funcref (elem $get))
  (func (export "direct") (result i32) (call $get))
  (func (export "indirect") (result i32) (call_indirect (type $get) (i32.const 0))))
