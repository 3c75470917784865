(define (sum n) (+ n (sum (+ n 1))))
(display "summing") (newline)
(display (sum 0))
