/* gc-rays: what gc-rays.wat computes. */
#include "guest.h"
#include <math.h>
#include <stddef.h>

struct point {
    double x, y, z;
};

struct sphere {
    struct point centre;
    double radius, colour;
};

static const struct sphere scene[] = {
    {{0, 0, 4}, 1, 200}, {{1.5, 0.5, 5}, 0.75, 150}, {{-1.5, 0.5, 3.5}, 0.5, 100}, {{0.5, 1, 3}, 0.25, 250},
    {{0, -101, 4}, 100, 50}};

static struct point add(struct point a, struct point b) { return (struct point){a.x + b.x, a.y + b.y, a.z + b.z}; }
static struct point subtract(struct point a, struct point b) { return (struct point){a.x - b.x, a.y - b.y, a.z - b.z}; }
static struct point scale(struct point a, double by) { return (struct point){a.x * by, a.y * by, a.z * by}; }
static double dot(struct point a, struct point b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static struct point normal(struct point a) { return scale(a, 1 / sqrt(dot(a, a))); }

static double distance(const struct sphere *sphere, struct point from, struct point to)
{
    struct point centre = subtract(sphere->centre, from);
    double along = dot(centre, to);
    double under = along * along - dot(centre, centre) + sphere->radius * sphere->radius;
    if (under < 0)
        return INFINITY;
    along -= sqrt(under);
    return along > 1e-6 ? along : INFINITY;
}

static const struct sphere *first(struct point from, struct point to)
{
    const struct sphere *found = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < sizeof scene / sizeof scene[0]; i++) {
        double far = distance(&scene[i], from, to);
        if (far < least) {
            least = far;
            found = &scene[i];
        }
    }
    return found;
}

static double light(struct point from, struct point to, struct point sun)
{
    const struct sphere *sphere = first(from, to);
    if (!sphere)
        return 0.0625;
    struct point at = add(from, scale(to, distance(sphere, from, to)));
    double bright = dot(sun, normal(subtract(at, sphere->centre)));
    if (bright < 0 || first(at, sun))
        bright = 0;
    return sphere->colour * (0.125 + bright);
}

int64_t run(int32_t n)
{
    struct point sun = normal((struct point){1, 3, -2});
    double step = 2 / (double)n;
    uint64_t sum = 0;
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = 0; j < n; j++) {
            struct point to = {j * step - 1, 1 - i * step, 2};
            sum = sum * 31 + (uint64_t)(int64_t)light((struct point){0, 0, -1}, normal(to), sun);
        }
    }
    return (int64_t)sum;
}
