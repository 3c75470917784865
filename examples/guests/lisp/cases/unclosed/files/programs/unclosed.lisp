(display "runs")
(newline)
(define (f x)
  (+ x 1)
