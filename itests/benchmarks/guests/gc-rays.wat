;; gc-rays: traces rays through a picture of n by n pixels of five spheres, with shadows; points are structures.
(module
  (type $point (struct (field $x f64) (field $y f64) (field $z f64)))
  (type $sphere (struct (field $centre (ref $point)) (field $radius f64) (field $colour f64)))
  (type $scene (array (ref $sphere)))

  (func $add (param $a (ref $point)) (param $b (ref $point)) (result (ref $point))
    (struct.new $point
      (f64.add (struct.get $point $x (local.get $a)) (struct.get $point $x (local.get $b)))
      (f64.add (struct.get $point $y (local.get $a)) (struct.get $point $y (local.get $b)))
      (f64.add (struct.get $point $z (local.get $a)) (struct.get $point $z (local.get $b)))))
  (func $subtract (param $a (ref $point)) (param $b (ref $point)) (result (ref $point))
    (struct.new $point
      (f64.sub (struct.get $point $x (local.get $a)) (struct.get $point $x (local.get $b)))
      (f64.sub (struct.get $point $y (local.get $a)) (struct.get $point $y (local.get $b)))
      (f64.sub (struct.get $point $z (local.get $a)) (struct.get $point $z (local.get $b)))))
  (func $scale (param $a (ref $point)) (param $by f64) (result (ref $point))
    (struct.new $point
      (f64.mul (struct.get $point $x (local.get $a)) (local.get $by))
      (f64.mul (struct.get $point $y (local.get $a)) (local.get $by))
      (f64.mul (struct.get $point $z (local.get $a)) (local.get $by))))
  (func $dot (param $a (ref $point)) (param $b (ref $point)) (result f64)
    (f64.add (f64.add
      (f64.mul (struct.get $point $x (local.get $a)) (struct.get $point $x (local.get $b)))
      (f64.mul (struct.get $point $y (local.get $a)) (struct.get $point $y (local.get $b))))
      (f64.mul (struct.get $point $z (local.get $a)) (struct.get $point $z (local.get $b)))))
  (func $normal (param $a (ref $point)) (result (ref $point))
    (call $scale (local.get $a)
      (f64.div (f64.const 1) (f64.sqrt (call $dot (local.get $a) (local.get $a))))))

  ;; How far a ray goes to a sphere; infinity if it does not meet it.
  (func $distance (param $sphere (ref $sphere)) (param $from (ref $point)) (param $to (ref $point)) (result f64)
    (local $centre (ref $point)) (local $along f64) (local $under f64)
    (local.set $centre (call $subtract (struct.get $sphere $centre (local.get $sphere)) (local.get $from)))
    (local.set $along (call $dot (local.get $centre) (local.get $to)))
    (local.set $under (f64.add
      (f64.sub (f64.mul (local.get $along) (local.get $along)) (call $dot (local.get $centre) (local.get $centre)))
      (f64.mul (struct.get $sphere $radius (local.get $sphere)) (struct.get $sphere $radius (local.get $sphere)))))
    (if (f64.lt (local.get $under) (f64.const 0)) (then (return (f64.const inf))))
    (local.set $along (f64.sub (local.get $along) (f64.sqrt (local.get $under))))
    (select (local.get $along) (f64.const inf) (f64.gt (local.get $along) (f64.const 1e-6))))

  ;; The first sphere that a ray meets.
  (func $first (param $scene (ref $scene)) (param $from (ref $point)) (param $to (ref $point)) (result (ref null $sphere))
    (local $i i32) (local $least f64) (local $far f64) (local $found (ref null $sphere)) (local $sphere (ref $sphere))
    (local.set $least (f64.const inf))
    (loop $next
      (local.set $sphere (array.get $scene (local.get $scene) (local.get $i)))
      (local.set $far (call $distance (local.get $sphere) (local.get $from) (local.get $to)))
      (if (f64.lt (local.get $far) (local.get $least))
        (then
          (local.set $least (local.get $far))
          (local.set $found (local.get $sphere))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (array.len (local.get $scene)))))
    (local.get $found))

  ;; The light that comes along a ray.
  (func $light (param $scene (ref $scene)) (param $from (ref $point)) (param $to (ref $point)) (param $sun (ref $point))
    (result f64)
    (local $sphere (ref $sphere)) (local $at (ref $point)) (local $bright f64)
    (block $dark
      (local.set $sphere (br_on_null $dark (call $first (local.get $scene) (local.get $from) (local.get $to))))
      (local.set $at (call $add (local.get $from)
        (call $scale (local.get $to) (call $distance (local.get $sphere) (local.get $from) (local.get $to)))))
      (local.set $bright (call $dot (local.get $sun)
        (call $normal (call $subtract (local.get $at) (struct.get $sphere $centre (local.get $sphere))))))
      (if (f64.lt (local.get $bright) (f64.const 0)) (then (local.set $bright (f64.const 0))))
      (if (i32.eqz (ref.is_null (call $first (local.get $scene) (local.get $at) (local.get $sun))))
        (then (local.set $bright (f64.const 0))))
      (return (f64.mul (struct.get $sphere $colour (local.get $sphere))
        (f64.add (f64.const 0.125) (local.get $bright)))))
    (f64.const 0.0625))

  (func $sphere (param $x f64) (param $y f64) (param $z f64) (param $radius f64) (param $colour f64) (result (ref $sphere))
    (struct.new $sphere (struct.new $point (local.get $x) (local.get $y) (local.get $z))
      (local.get $radius) (local.get $colour)))

  (func (export "run") (param $n i32) (result i64)
    (local $scene (ref $scene)) (local $eye (ref $point)) (local $sun (ref $point)) (local $i i32) (local $j i32) (local $sum i64)
    (local $step f64)
    (local.set $scene (array.new_fixed $scene 5
      (call $sphere (f64.const 0) (f64.const 0) (f64.const 4) (f64.const 1) (f64.const 200))
      (call $sphere (f64.const 1.5) (f64.const 0.5) (f64.const 5) (f64.const 0.75) (f64.const 150))
      (call $sphere (f64.const -1.5) (f64.const 0.5) (f64.const 3.5) (f64.const 0.5) (f64.const 100))
      (call $sphere (f64.const 0.5) (f64.const 1) (f64.const 3) (f64.const 0.25) (f64.const 250))
      (call $sphere (f64.const 0) (f64.const -101) (f64.const 4) (f64.const 100) (f64.const 50))))
    (local.set $eye (struct.new $point (f64.const 0) (f64.const 0) (f64.const -1)))
    (local.set $sun (call $normal (struct.new $point (f64.const 1) (f64.const 3) (f64.const -2))))
    (local.set $step (f64.div (f64.const 2) (f64.convert_i32_s (local.get $n))))
    (loop $rows
      (local.set $j (i32.const 0))
      (loop $pixels
        (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31)) (i64.trunc_f64_s
          (call $light (local.get $scene) (local.get $eye)
            (call $normal (struct.new $point
              (f64.sub (f64.mul (f64.convert_i32_s (local.get $j)) (local.get $step)) (f64.const 1))
              (f64.sub (f64.const 1) (f64.mul (f64.convert_i32_s (local.get $i)) (local.get $step)))
              (f64.const 2)))
            (local.get $sun)))))
        (br_if $pixels (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1))) (local.get $n))))
      (br_if $rows (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.get $sum)))
