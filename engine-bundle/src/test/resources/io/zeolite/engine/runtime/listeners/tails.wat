;; Tail calls of functions that are observed.
(module $tails
  (type $unary (func (param i64) (result i64)))
  (import "host" "twice" (func $twice (type $unary)))
  (tag $tag (param i64))
  (table $table 3 funcref)
  (elem (table $table) (i32.const 0) func $pong $twice)
  (elem declare func $pong)

  (func $leaf (export "leaf") (type $unary) (i64.add (local.get 0) (i64.const 5)))
  (func $to_leaf (export "to_leaf") (type $unary) (return_call $leaf (local.get 0)))
  (func $to_host (export "to_host") (type $unary) (return_call $twice (local.get 0)))
  (func $calls (export "calls") (type $unary) (i64.add (call $to_leaf (local.get 0)) (i64.const 100)))

  (func $self (export "self") (type $unary)
    (if (i64.eqz (local.get 0)) (then (return (i64.const 7))))
    (return_call $self (i64.sub (local.get 0) (i64.const 1))))

  (func $ping (export "ping") (type $unary)
    (if (i64.eqz (local.get 0)) (then (return (i64.const 1))))
    (return_call $pong (i64.sub (local.get 0) (i64.const 1))))
  (func $pong (export "pong") (type $unary)
    (if (i64.eqz (local.get 0)) (then (return (i64.const 2))))
    (return_call $ping (i64.sub (local.get 0) (i64.const 1))))

  (func $indirect (export "indirect") (param i64 i32) (result i64)
    (return_call_indirect $table (type $unary) (local.get 0) (local.get 1)))
  (func $by_reference (export "by_reference") (type $unary)
    (return_call_ref $unary (local.get 0) (ref.func $pong)))

  (func $throw (export "throw") (type $unary) (throw $tag (local.get 0)))
  (func $to_throw (export "to_throw") (type $unary) (return_call $throw (local.get 0)))
  (func $catch (export "catch") (type $unary)
    (block $caught (result i64)
      (try_table (result i64) (catch $tag $caught) (call $to_throw (local.get 0)))))

  (func $swap (param i64 i64) (result i64 i64) (local.get 1) (local.get 0))
  (func $to_swap (export "to_swap") (param i64 i64) (result i64 i64)
    (return_call $swap (local.get 0) (local.get 1)))
  (func $twice_swapped (export "twice_swapped") (param i64 i64) (result i64 i64)
    (call $to_swap (local.get 0) (local.get 1))
    (return_call $swap)))
