(display "before") (newline)
(display (+ 1 missing))
(display "after")
