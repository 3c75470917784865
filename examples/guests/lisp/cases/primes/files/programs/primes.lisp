; The sieve of Eratosthenes on lists.

(define (range from to)
  (define (loop i list)
    (if (< i from) list (loop (- i 1) (cons i list))))
  (loop to '()))

(define (reverse list)
  (define (loop list out)
    (if (null? list) out (loop (cdr list) (cons (car list) out))))
  (loop list '()))

(define (filter keep? list)
  (define (loop list out)
    (cond ((null? list) (reverse out))
          ((keep? (car list)) (loop (cdr list) (cons (car list) out)))
          (else (loop (cdr list) out))))
  (loop list '()))

(define (sieve numbers)
  (if (null? numbers)
      '()
      (let ((prime (car numbers)))
        (cons prime
              (sieve (filter (lambda (n) (not (= 0 (remainder n prime))))
                             (cdr numbers)))))))

(define primes (sieve (range 2 500)))
(display primes) (newline)
(display (length primes) " primes") (newline)
