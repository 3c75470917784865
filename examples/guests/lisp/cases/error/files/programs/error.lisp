(define (check n) (if (< n 0) (error "negative") n))
(display (check 1)) (newline)
(check -1)
