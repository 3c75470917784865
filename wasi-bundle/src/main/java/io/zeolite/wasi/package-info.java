/** WASI preview 1. */
package io.zeolite.wasi;
