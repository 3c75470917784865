/*
 * The sun and its four largest planets, moving under gravity.
 *
 * Distances are in astronomical units, times in years, and masses in units that
 * make the mass of the sun 4 pi squared, which makes the gravitational constant
 * one.
 *
 * Shared by the nbody guest and the benchmark kernels.
 */

#ifndef NBODY_BODIES_H
#define NBODY_BODIES_H

#include <math.h>

#define NBODY_DAYS_PER_YEAR 365.24
#define NBODY_SOLAR_MASS (4 * 3.141592653589793 * 3.141592653589793)

enum { NBODY_COUNT = 5 };

struct body {
    double x, y, z;    /* position */
    double vx, vy, vz; /* velocity */
    double mass;
};

/* Positions in AU, velocities in AU per day, masses in solar masses. */
static const struct body nbody_initial[NBODY_COUNT] = {
    /* sun */
    { 0, 0, 0, 0, 0, 0, 1 },
    /* Jupiter */
    { 4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01,
      1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
      9.54791938424326609e-04 },
    /* Saturn */
    { 8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01,
      -2.76742510726411899e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
      2.85885980666130812e-04 },
    /* Uranus */
    { 1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01,
      2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
      4.36624404335156298e-05 },
    /* Neptune */
    { 1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01,
      2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
      5.15138902046611451e-05 },
};

/* Sets the bodies to their initial state, in which the whole has no momentum. */
static void nbody_start(struct body bodies[NBODY_COUNT])
{
    double px = 0, py = 0, pz = 0;
    for (int i = 0; i < NBODY_COUNT; i++) {
        struct body body = nbody_initial[i];
        body.vx *= NBODY_DAYS_PER_YEAR;
        body.vy *= NBODY_DAYS_PER_YEAR;
        body.vz *= NBODY_DAYS_PER_YEAR;
        body.mass *= NBODY_SOLAR_MASS;
        px += body.vx * body.mass;
        py += body.vy * body.mass;
        pz += body.vz * body.mass;
        bodies[i] = body;
    }
    bodies[0].vx = -px / NBODY_SOLAR_MASS;
    bodies[0].vy = -py / NBODY_SOLAR_MASS;
    bodies[0].vz = -pz / NBODY_SOLAR_MASS;
}

static void nbody_step(struct body bodies[NBODY_COUNT], double dt)
{
    for (int i = 0; i < NBODY_COUNT; i++) {
        struct body *a = &bodies[i];
        for (int j = i + 1; j < NBODY_COUNT; j++) {
            struct body *b = &bodies[j];
            double dx = a->x - b->x;
            double dy = a->y - b->y;
            double dz = a->z - b->z;
            double square = dx * dx + dy * dy + dz * dz;
            double pull = dt / (square * sqrt(square));
            a->vx -= dx * b->mass * pull;
            a->vy -= dy * b->mass * pull;
            a->vz -= dz * b->mass * pull;
            b->vx += dx * a->mass * pull;
            b->vy += dy * a->mass * pull;
            b->vz += dz * a->mass * pull;
        }
    }
    for (int i = 0; i < NBODY_COUNT; i++) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}

static double nbody_energy(const struct body bodies[NBODY_COUNT])
{
    double energy = 0;
    for (int i = 0; i < NBODY_COUNT; i++) {
        const struct body *a = &bodies[i];
        energy += 0.5 * a->mass * (a->vx * a->vx + a->vy * a->vy + a->vz * a->vz);
        for (int j = i + 1; j < NBODY_COUNT; j++) {
            const struct body *b = &bodies[j];
            double dx = a->x - b->x;
            double dy = a->y - b->y;
            double dz = a->z - b->z;
            energy -= a->mass * b->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return energy;
}

#endif
