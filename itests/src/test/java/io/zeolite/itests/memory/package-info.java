/** Memories of every size. */
package io.zeolite.itests.memory;
