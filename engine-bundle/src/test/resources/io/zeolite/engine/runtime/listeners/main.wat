(module $main
  (import "host_importer" "call_host_div" (func $call_host_div (param i32) (result i32)))
  (func $main (export "main") (param i32) (result i32) (call $call_host_div (local.get 0))))
