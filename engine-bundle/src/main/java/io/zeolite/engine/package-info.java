/** The runtime. */
package io.zeolite.engine;
