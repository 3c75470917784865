/** Guests that serve others. */
package io.zeolite.itests.sock;
