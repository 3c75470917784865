(module $golden
  (type $binary (func (param i32 i32) (result i32)))
  (import "env" "log" (func $log (param i32)))
  (memory $memory 1)
  (table $table 2 funcref)
  (global $counter (mut i32) (i32.const 0))
  (global $wide (mut i64) (i64.const 0))
  (elem (i32.const 0) $add $divide)

  (func $add (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))

  (func $constants (result i64)
    (drop (i32.const 5))
    (drop (f32.const -0))
    (drop (f64.const nan:0x4000000000000))
    (i64.const 0x123456789abcdef))

  (func $divide (param i32 i32) (result i32)
    (i32.add
      (i32.div_u (local.get 0) (i32.const 10))
      (i32.rem_s (local.get 0) (local.get 1))))

  (func $rotate (param i32 i64) (result i64)
    (drop (i32.rotl (local.get 0) (i32.const 7)))
    (i64.rotr (local.get 1) (i64.const 13)))

  (func $less (param i32 i32) (result i32)
    (i32.lt_u (local.get 0) (local.get 1)))

  (func $not_less (param f64 f64) (result i32)
    (if (result i32) (i32.eqz (f64.lt (local.get 0) (local.get 1)))
      (then (i32.const 7))
      (else (i32.const 8))))

  (func $choose (param i64 i64 i32) (result i64)
    (select (local.get 0) (local.get 1) (i32.gt_s (local.get 2) (i32.const 0))))

  (func $sum (param $n i32) (result i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (local.get $n)))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))

  (func $loop_above_operand (param $n i32) (result i32)
    (i32.add
      (local.get $n)
      (loop $again (result i32)
        (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))
        (local.get $n))))

  (func $loop_with_parameter (param i64) (result i64)
    (i64.const 1)
    (loop $again (param i64) (result i64)
      (i64.mul (local.get 0))
      (br_if $again (i64.ne (local.tee 0 (i64.sub (local.get 0) (i64.const 1))) (i64.const 0)))))

  (func $branch_with_value (param i32) (result i32)
    (block $out (result i32)
      (i32.const 1)
      (drop (br_if $out (i32.const 42) (local.get 0)))
      (drop)
      (i32.const 43)))

  (func $switch (param i32) (result i32)
    (block $default
      (block $one
        (block $zero
          (br_table $zero $one $default (local.get 0)))
        (return (i32.const 100)))
      (return (i32.const 101)))
    (i32.const 102))

  (func $switch_with_value (param i32) (result i32)
    (block $outer (result i32)
      (i32.add
        (block $inner (result i32)
          (br_table $inner $outer (i32.const 5) (local.get 0)))
        (i32.const 1))))

  (func $load (param i32) (result i32)
    (i32.add
      (i32.load offset=16 (local.get 0))
      (i32.load8_u (i32.const 1024))))

  (func $store (param i32 i64)
    (i64.store32 offset=8 (i32.shl (local.get 0) (i32.const 2)) (local.get 1))
    (f64.store (local.get 0) (f64.sqrt (f64.convert_i64_s (local.get 1)))))

  (func $grow_then_load (param i32) (result i32)
    (drop (memory.grow (local.get 0)))
    (i32.load (local.get 0)))

  (func $count (result i64)
    (global.set $counter (i32.add (global.get $counter) (i32.const 1)))
    (global.set $wide (i64.extend_i32_u (global.get $counter)))
    (global.get $wide))

  (func $calls (param i32) (result i32)
    (call $log (local.get 0))
    (call $add (local.get 0) (i32.load (local.get 0))))

  (func $call_indirectly (param i32 i32 i32) (result i32)
    (call_indirect (type $binary) (local.get 0) (local.get 1) (local.get 2)))

  (func $two_results (param i32 i64) (result i64 i32)
    (local.get 1)
    (local.get 0))

  (func $take_two (result i32)
    (call $two_results (i32.const 1) (i64.const 2))
    (drop) (drop)
    (i32.const 3))

  (func $trap (param i32) (result i32)
    (if (local.get 0) (then (unreachable)))
    (i32.trunc_f32_s (f32.min (f32.const 1) (f32.neg (f32.convert_i32_u (local.get 0))))))

  (tag $problem (param i32 i64))

  (func $throw (param i32)
    (throw $problem (local.get 0) (i64.const 7)))

  (func $catch (param i32) (result i32)
    (block $other
      (block $caught (result i32 i64 exnref)
        (try_table (catch_ref $problem $caught) (catch_all $other)
          (call $throw (local.get 0)))
        (return (i32.load (local.get 0))))
      (throw_ref))
    (i32.load (local.get 0)))

  (func $call_in_place_and_catch (param i32) (result i32)
    (i32.add
      (i32.const 3)
      (block (result i32)
        (block $caught
          (try_table (catch_all $caught)
            (call $throw (i32.const 1))
            (return_call $add (local.get 0) (i32.const 1))))
        (i32.const 0))))

  (func $call_others_in_place (param i32 i32) (result i32)
    (return_call_indirect (type $binary) (local.get 0) (local.get 1) (i32.const 0)))

  (func $vector_bytes (param v128 v128) (result v128)
    (i8x16.add_sat_u (local.get 0) (i8x16.shl (local.get 1) (i32.const 3))))

  (func $vector_lanes (param $at i32) (param $factor f32) (result f32) (local $sum v128)
    (loop $again
      (local.set $sum (f32x4.add (local.get $sum)
        (f32x4.mul (v128.load (local.get $at)) (f32x4.splat (local.get $factor)))))
      (br_if $again (local.tee $at (i32.sub (local.get $at) (i32.const 16)))))
    (f32x4.extract_lane 1 (local.get $sum)))

  (func $vector_shuffles (param v128 v128) (result v128)
    (local.set 0 (i32x4.sub (local.get 1) (local.get 0)))
    (v128.xor
      (i8x16.shuffle 12 13 14 15 0 1 2 3 4 5 6 7 8 9 10 11 (local.get 0) (local.get 0))
      (i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 (local.get 0) (local.get 1))))

  (func $vector_store (param i32 v128)
    (v128.store offset=8 (local.get 0) (i8x16.swizzle (v128.const i64x2 1 2) (local.get 1)))))
