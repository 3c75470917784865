/** Guests of toolchains whose host module is called env, of which several are published at a time. */
package io.zeolite.itests.env;
