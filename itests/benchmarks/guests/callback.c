/* callback: a function that does nearly nothing, to be called often by the host. */
#include "guest.h"

ENTRY int64_t run(int32_t n)
{
    return (int64_t)n ^ 5;
}
