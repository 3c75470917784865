/** Keeps compiled code in directories: which files there are, how they are checked, and which go when there are too many. */
package io.zeolite.engine.cache;
