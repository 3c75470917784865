;; Functions for listeners; the module has a name by which services choose it.
(module $observed
  (import "answer" "get" (func $get (result i32)))
  (func $inner (result i32) (call $get))
  (func $outer (export "outer") (result i32) (call $inner)))
