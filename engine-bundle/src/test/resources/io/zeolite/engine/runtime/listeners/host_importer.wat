(module $host_importer
  (import "host" "div" (func $div (param i32) (result i32)))
  (func $call_host_div (export "call_host_div") (param i32) (result i32) (call $div (local.get 0))))
