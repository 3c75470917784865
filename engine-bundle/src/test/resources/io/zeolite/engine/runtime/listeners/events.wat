;; What can happen to a call that is observed.
(module $events
  (type $unary (func (param i32) (result i32)))
  (import "host" "call" (func $host (type $unary)))
  (memory (export "memory") 1 4)
  (global $first (mut i32) (i32.const 100))
  (global $second (mut i32) (i32.const 200))
  (table $table 4 funcref)
  (elem (table $table) (i32.const 0) func $leaf $host $trap)
  (elem declare func $leaf)
  (tag $tag (param i32))

  (func $leaf (export "leaf") (type $unary) (i32.add (local.get 0) (i32.const 1)))
  (func $trap (export "trap") (type $unary) unreachable)

  (func $fn2)
  (func $fn1 (export "fn1") (call $fn2) (call $fn2))

  (func $f (export "f") (global.set $first (i32.const 42)) (global.set $second (i32.const 11)) (call $g))
  (func $g)

  (func $to_host (export "to_host") (type $unary) (i32.mul (call $host (local.get 0)) (i32.const 10)))
  (func $indirect (export "indirect") (param $element i32) (param i32) (result i32)
    (call_indirect $table (type $unary) (local.get 1) (local.get $element)))
  (func $by_reference (export "by_reference") (type $unary) (call_ref $unary (local.get 0) (ref.func $leaf)))

  (func $nested (export "nested") (type $unary)
    (if (i32.eqz (local.get 0)) (then unreachable))
    (call $nested (i32.sub (local.get 0) (i32.const 1))))
  (func $endless (export "endless") (type $unary)
    (i32.add (call $endless (i32.add (local.get 0) (i32.const 1))) (i32.const 1)))
  (func $deep (export "deep") (type $unary) ;; as endless, but the functions take turns, and only $turn need be observed
    (call $turn (local.get 0)))
  (func $turn (type $unary) (i32.add (call $deep (i32.add (local.get 0) (i32.const 1))) (i32.const 1)))

  (func $throw (type $unary) (throw $tag (local.get 0)))
  (func $between (type $unary) (i32.add (call $throw (local.get 0)) (i32.const 1000)))
  (func $catch (export "catch") (type $unary)
    (block $caught (result i32)
      (try_table (result i32) (catch $tag $caught) (call $between (local.get 0)))
      (i32.const -1)
      (return))
    (call $leaf))
  (func $uncaught (export "uncaught") (type $unary) (call $between (local.get 0)))

  ;; loads past the first page, so that a memory that grew must be seen
  (func $grown (export "grown") (result i32)
    (call $fn2)
    (i32.load (i32.const 65536)))

  (func $swap (export "swap") (param i32 i64 externref f64 f32) (result f32 f64 externref i64 i32)
    (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0))
  (func $swapped_twice (export "swapped_twice") (param i32 i64 externref f64 f32) (result i32 i64 externref f64 f32)
    (local f32 f64 externref i64 i32)
    (call $swap (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4))
    (local.set 9) (local.set 8) (local.set 7) (local.set 6) (local.set 5)
    (local.get 9) (local.get 8) (local.get 7) (local.get 6) (local.get 5)))
