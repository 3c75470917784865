;; What threads do with memories that they share, as the tests use it. Made by: zeolite wat2wasm workers.wat
(module
  (import "sharing" "memory" (memory $near 1 4 shared))
  (import "sharing" "far" (memory $far i64 1 2 shared))
  (memory $own 1)

  ;; the same at all widths, next to each other
  (func (export "add") (param $n i32)
    (loop $again
      (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
      (drop (i64.atomic.rmw.add (i32.const 8) (i64.const 0x1_0000_0001)))
      (drop (i32.atomic.rmw8.add_u (i32.const 16) (i32.const 1)))
      (drop (i64.atomic.rmw8.add_u (i32.const 17) (i64.const 3)))
      (drop (i32.atomic.rmw16.add_u (i32.const 18) (i32.const 1)))
      (drop (i64.atomic.rmw32.add_u (i32.const 20) (i64.const 5)))
      (drop (i64.atomic.rmw.add $far (i64.const 16) (i64.const 1)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n))))

  (func (export "sub") (param $n i32)
    (loop $again
      (drop (i32.atomic.rmw.sub (i32.const 0) (i32.const 1)))
      (drop (i64.atomic.rmw.sub (i32.const 8) (i64.const 0x1_0000_0001)))
      (drop (i32.atomic.rmw8.sub_u (i32.const 16) (i32.const 1)))
      (drop (i64.atomic.rmw8.sub_u (i32.const 17) (i64.const 3)))
      (drop (i32.atomic.rmw16.sub_u (i32.const 18) (i32.const 1)))
      (drop (i64.atomic.rmw32.sub_u (i32.const 20) (i64.const 5)))
      (drop (i64.atomic.rmw.sub $far (i64.const 16) (i64.const 1)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n))))

  ;; flips the bits, which are the worker's own
  (func (export "xor") (param $bits i64) (param $n i32)
    (loop $again
      (drop (i64.atomic.rmw.xor (i32.const 8) (local.get $bits)))
      (drop (i64.atomic.rmw32.xor_u (i32.const 0) (local.get $bits)))
      (drop (i64.atomic.rmw16.xor_u (i32.const 18) (local.get $bits)))
      (drop (i64.atomic.rmw8.xor_u (i32.const 17) (local.get $bits)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n))))

  (func (export "increment") (param $n i32)
    (local $seen i32)
    (loop $again
      (local.set $seen (i32.atomic.load16_u (i32.const 22)))
      (br_if $again
        (i32.ne (local.get $seen)
          (i32.atomic.rmw16.cmpxchg_u (i32.const 22) (local.get $seen)
            (i32.add (local.get $seen) (i32.const 1)))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n))))

  ;; a lock at 32: free, held, or held with others waiting; it guards the number at 40
  (func $lock
    (if (i32.eqz (i32.atomic.rmw.cmpxchg (i32.const 32) (i32.const 0) (i32.const 1)))
      (then (return)))
    (loop $again
      (if (i32.eqz (i32.atomic.rmw.xchg (i32.const 32) (i32.const 2)))
        (then (return)))
      (drop (memory.atomic.wait32 (i32.const 32) (i32.const 2) (i64.const -1)))
      (br $again)))
  (func $unlock
    (if (i32.eq (i32.atomic.rmw.xchg (i32.const 32) (i32.const 0)) (i32.const 2))
      (then (drop (memory.atomic.notify (i32.const 32) (i32.const 1))))))
  (func (export "mutex") (param $n i32)
    (loop $again
      (call $lock)
      (i32.store (i32.const 40) (i32.add (i32.load (i32.const 40)) (i32.const 1)))
      (call $unlock)
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n))))

  ;; two take turns, of which the number at 48 says whose it is
  (func (export "turns") (param $me i64) (param $n i32)
    (loop $again
      (loop $wait
        (if (i64.ne (i64.atomic.load (i32.const 48)) (local.get $me))
          (then
            (drop (memory.atomic.wait64 (i32.const 48) (i64.sub (i64.const 1) (local.get $me)) (i64.const -1)))
            (br $wait))))
      (i32.store (i32.const 56) (i32.add (i32.load (i32.const 56)) (i32.const 1)))
      (i64.atomic.store (i32.const 48) (i64.sub (i64.const 1) (local.get $me)))
      (drop (memory.atomic.notify (i32.const 48) (i32.const 1)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n))))

  (func (export "wait32") (param i32 i32 i64) (result i32)
    (memory.atomic.wait32 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "wait64") (param i32 i64 i64) (result i32)
    (memory.atomic.wait64 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "notify") (param i32 i32) (result i32)
    (memory.atomic.notify (local.get 0) (local.get 1)))
  (func (export "waitFar") (param i64 i32 i64) (result i32)
    (memory.atomic.wait32 $far offset=8 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "notifyFar") (param i64 i32) (result i32)
    (memory.atomic.notify $far offset=8 (local.get 0) (local.get 1)))
  (func (export "waitOwn") (param i32) (result i32)
    (memory.atomic.wait32 $own (local.get 0) (i32.const 0) (i64.const 0)))
  (func (export "notifyOwn") (param i32) (result i32)
    (memory.atomic.notify $own (local.get 0) (i32.const 1)))
  (func (export "addOwn") (param i32 i32) (result i32)
    (i32.atomic.rmw.add $own offset=4 (local.get 0) (local.get 1)))

  (func (export "load16") (param i32) (result i32) (i32.atomic.load16_u offset=2 (local.get 0)))
  (func (export "load64") (param i32) (result i64) (i64.atomic.load (local.get 0)))
  (func (export "store32") (param i32 i32) (i32.atomic.store (local.get 0) (local.get 1)))
  (func (export "add8") (param i32 i32) (result i32) (i32.atomic.rmw8.add_u (local.get 0) (local.get 1)))
  (func (export "exchange8") (param i32 i32 i32) (result i32)
    (i32.atomic.rmw8.cmpxchg_u (local.get 0) (local.get 1) (local.get 2)))
  (func (export "addFar") (param i64 i64) (result i64)
    (i64.atomic.rmw.add $far offset=8 (local.get 0) (local.get 1)))
  (func (export "addFarther") (param i64 i64) (result i64)
    (i64.atomic.rmw.add $far offset=0xffff_ffff_ffff_fff8 (local.get 0) (local.get 1)))

  ;; both have accessed memory before they see that it has grown
  (func (export "seeSize") (result i32)
    (i32.store (i32.const 64) (i32.const 1))
    (loop $again
      (br_if $again (i32.eq (memory.size) (i32.const 1))))
    (i32.load (i32.const 65536)))
  (func (export "seeFlag") (result i32)
    (i32.store (i32.const 64) (i32.const 1))
    (loop $again
      (br_if $again (i32.eqz (i32.atomic.load (i32.const 68)))))
    (i32.load (i32.const 65536)))
  (func $await
    (drop (memory.atomic.wait32 (i32.const 68) (i32.const 0) (i64.const -1))))
  (func (export "seeCall") (result i32)
    (i32.store (i32.const 64) (i32.const 1))
    (call $await)
    (i32.load (i32.const 65536)))
  (func (export "grow") (result i32)
    (memory.grow (i32.const 1))
    (i32.store (i32.const 68) (i32.const 1))
    (atomic.fence)
    (drop (memory.atomic.notify (i32.const 68) (i32.const -1))))

  (func (export "spin")
    (loop $again
      (drop (i32.atomic.rmw8.add_u (i32.const 72) (i32.const 1)))
      (br $again)))
  (func (export "spinPlain")
    (loop $again
      (i32.store (i32.const 72) (i32.const 1))
      (br $again))))
