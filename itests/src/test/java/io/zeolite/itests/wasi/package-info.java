/** The system interface, by guests that use all of it. */
package io.zeolite.itests.wasi;
