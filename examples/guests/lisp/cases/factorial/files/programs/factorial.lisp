; Factorials up to the largest that fits 64 bits.

(define (factorial n)
  (if (= n 0)
      1
      (* n (factorial (- n 1)))))

(define (show n)
  (cond ((<= n 20)
         (display n "! = " (factorial n))
         (newline)
         (show (+ n 1)))))

(show 0)
