/* nbody: the energy of the solar system after n steps. */
#include "guest.h"
#include "../../../examples/guests/nbody/bodies.h"

ENTRY int64_t run(int32_t n)
{
    struct body bodies[NBODY_COUNT];
    nbody_start(bodies);
    for (int32_t i = 0; i < n; i++)
        nbody_step(bodies, 0.01);
    return (int64_t)(nbody_energy(bodies) * 1e15);
}
