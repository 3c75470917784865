/*
 * nbody: simulates the outer solar system.
 *
 * usage: nbody STEPS
 *
 * Prints the energy of the system before and after STEPS steps of a hundredth
 * of a year.  It should change only a little.
 */

#include "bodies.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXIT_USAGE = 2, MOST_STEPS = 1000000000 };

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: nbody STEPS\n");
        return EXIT_USAGE;
    }
    char *end;
    errno = 0;
    long steps = strtol(argv[1], &end, 10);
    if (end == argv[1] || *end != '\0' || errno != 0 || steps < 0 || steps > MOST_STEPS) {
        fprintf(stderr, "nbody: not a number of steps from 0 to %d: %s\n", MOST_STEPS, argv[1]);
        return EXIT_USAGE;
    }

    struct body bodies[NBODY_COUNT];
    nbody_start(bodies);
    printf("%.9f\n", nbody_energy(bodies));
    for (long i = 0; i < steps; i++)
        nbody_step(bodies, 0.01);
    printf("%.9f\n", nbody_energy(bodies));
    return EXIT_SUCCESS;
}
