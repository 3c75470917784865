/** Threads of guests. */
package io.zeolite.itests.threads;
