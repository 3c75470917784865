; Merge sort and quicksort with any order.

(define (append a b)
  (if (null? a) b (cons (car a) (append (cdr a) b))))

(define (filter keep? list)
  (cond ((null? list) '())
        ((keep? (car list)) (cons (car list) (filter keep? (cdr list))))
        (else (filter keep? (cdr list)))))

(define (merge a b before?)
  (cond ((null? a) b)
        ((null? b) a)
        ((before? (car b) (car a)) (cons (car b) (merge a (cdr b) before?)))
        (else (cons (car a) (merge (cdr a) b before?)))))

; Deals the elements of a list to two others, and calls `use` with both.
(define (deal list use)
  (define (loop list a b)
    (if (null? list) (use a b) (loop (cdr list) (cons (car list) b) a)))
  (loop list '() '()))

(define (merge-sort list before?)
  (if (or (null? list) (null? (cdr list)))
      list
      (deal list
            (lambda (a b)
              (merge (merge-sort a before?) (merge-sort b before?) before?)))))

(define (quicksort list before?)
  (if (null? list)
      '()
      (let ((pivot (car list)))
        (append (quicksort (filter (lambda (x) (before? x pivot)) (cdr list)) before?)
                (cons pivot
                      (quicksort (filter (lambda (x) (not (before? x pivot))) (cdr list))
                                 before?))))))

; Pseudo-random numbers below 1000.
(define (random-list n seed)
  (if (= n 0)
      '()
      (cons (remainder (quotient seed 65536) 1000)
            (random-list (- n 1) (remainder (+ (* seed 1103515245) 12345) 2147483648)))))

(define numbers (random-list 100 42))
(define ascending (merge-sort numbers <))

(display numbers) (newline)
(display ascending) (newline)
(display (merge-sort numbers >)) (newline)
(display "both agree: " (equal? ascending (quicksort numbers <))) (newline)
