;; Hands on what the module "answer" says.
(module
  (import "answer" "get" (func $get (result i32)))
  (func (export "ask") (result i32) (call $get)))
