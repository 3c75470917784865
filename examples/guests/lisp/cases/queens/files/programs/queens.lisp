; Places queens on a board so that none attacks another.

(define size 6)

; Whether a queen in `column` of a new row is safe from the queens of the rows
; before it, nearest first.
(define (safe? column queens)
  (define (loop queens distance)
    (or (null? queens)
        (and (not (= (car queens) column))
             (not (= (car queens) (+ column distance)))
             (not (= (car queens) (- column distance)))
             (loop (cdr queens) (+ distance 1)))))
  (loop queens 1))

(define solutions 0)

(define (show-row column)
  (define (loop i)
    (cond ((< i size)
           (display (if (= i column) " Q" " ."))
           (loop (+ i 1)))))
  (loop 0)
  (newline))

(define (show queens)
  (cond ((pair? queens)
         (show-row (car queens))
         (show (cdr queens)))))

(define (found queens)
  (set! solutions (+ solutions 1))
  (display "Solution " solutions ":") (newline)
  (show queens))

(define (place queens row)
  (define (try column)
    (cond ((< column size)
           (if (safe? column queens)
               (place (cons column queens) (+ row 1)))
           (try (+ column 1)))))
  (if (= row size) (found queens) (try 0)))

(place '() 0)
(display solutions " solutions on a board of " size) (newline)

; The classic board, counting only.
(set! size 8)
(set! solutions 0)
(set! found (lambda (queens) (set! solutions (+ solutions 1))))
(place '() 0)
(display solutions " solutions on a board of " size) (newline)
