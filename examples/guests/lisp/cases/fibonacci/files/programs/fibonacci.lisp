; Fibonacci numbers in two ways: by double recursion, and by a loop.

(define (slow n)
  (if (< n 2) n (+ (slow (- n 1)) (slow (- n 2)))))

(define (fast n)
  (define (loop i a b)
    (if (= i n) a (loop (+ i 1) b (+ a b))))
  (loop 0 0 1))

(define (up-to n f)
  (define (loop i)
    (if (> i n) '() (cons (f i) (loop (+ i 1)))))
  (loop 0))

(display (up-to 15 slow)) (newline)
(display (up-to 90 fast)) (newline)
(display "slow and fast agree: " (equal? (up-to 18 slow) (up-to 18 fast))) (newline)
