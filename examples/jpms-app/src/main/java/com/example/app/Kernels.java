package com.example.app;

/** What the guest exports. */
public interface Kernels {

    /** {@return the number of primes below a number} */
    int sieve(int n);

    /** {@return a Fibonacci number, by double recursion} */
    int fib(int n);
}
