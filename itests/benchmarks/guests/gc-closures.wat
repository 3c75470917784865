;; gc-closures: n numbers through chains of functions that were composed at run time, and which have captured numbers.
(module
  (rec
    (type $function (func (param (ref $closure)) (param i32) (result i32)))
    (type $closure (sub (struct (field $code (ref $function))))))
  (type $number (sub final $closure (struct (field $code (ref $function)) (field $captured i32))))
  (type $pair (sub final $closure (struct (field $code (ref $function))
    (field $first (ref $closure)) (field $second (ref $closure)))))

  (func $call (param $closure (ref $closure)) (param $x i32) (result i32)
    (call_ref $function (local.get $closure) (local.get $x) (struct.get $closure $code (local.get $closure))))
  (func $captured (param $closure (ref $closure)) (result i32)
    (struct.get $number $captured (ref.cast (ref $number) (local.get $closure))))

  (func $add (type $function) (i32.add (local.get 1) (call $captured (local.get 0))))
  (func $multiply (type $function) (i32.mul (local.get 1) (call $captured (local.get 0))))
  (func $xor (type $function) (i32.xor (local.get 1) (call $captured (local.get 0))))
  (func $rotate (type $function) (i32.rotl (local.get 1) (call $captured (local.get 0))))
  (func $compose (type $function) (local $pair (ref $pair))
    (local.set $pair (ref.cast (ref $pair) (local.get 0)))
    (call $call (struct.get $pair $second (local.get $pair)) (call $call (struct.get $pair $first (local.get $pair))
      (local.get 1))))
  (elem declare func $add $multiply $xor $rotate $compose)

  (func $simple (param $kind i32) (param $captured i32) (result (ref $closure))
    (struct.new $number
      (block $known (result (ref $function))
        (block $rotate
          (block $xor
            (block $multiply
              (block $add
                (br_table $add $multiply $xor $rotate (i32.and (local.get $kind) (i32.const 3))))
              (br $known (ref.func $add)))
            (br $known (ref.func $multiply)))
          (br $known (ref.func $xor)))
        (ref.func $rotate))
      (local.get $captured)))

  ;; A chain of eight functions.
  (func $chain (param $seed i32) (result (ref $closure)) (local $i i32) (local $chain (ref $closure))
    (local.set $chain (call $simple (local.get $seed) (i32.const 7)))
    (loop $next
      (local.set $seed (i32.add (i32.mul (local.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
      (local.set $chain (struct.new $pair (ref.func $compose) (local.get $chain)
        (call $simple (i32.shr_u (local.get $seed) (i32.const 8)) (i32.shr_u (local.get $seed) (i32.const 20)))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 7))))
    (local.get $chain))

  (func (export "run") (param $n i32) (result i64) (local $i i32) (local $k i32) (local $chain (ref $closure)) (local $sum i64)
    (loop $chains
      (local.set $chain (call $chain (local.get $i)))
      (local.set $k (i32.const 0))
      (loop $numbers
        (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31))
          (i64.extend_i32_u (call $call (local.get $chain) (local.get $k)))))
        (br_if $numbers (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 1))) (i32.const 16))))
      (br_if $chains (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.get $sum)))
