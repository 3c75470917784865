;; A memory of 256 MiB and a page at least.
(module (memory 4097))
