(display (car '(1 2))) (newline)
(car 5)
