/** Calls between Java and guests: what they cost beyond the call. */
package io.zeolite.itests.calls;
