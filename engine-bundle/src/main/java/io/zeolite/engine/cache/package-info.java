/** Keeps compiled code in directories: which files there are, how they are checked, and which go. */
package io.zeolite.engine.cache;
