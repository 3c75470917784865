/** Several threads and one instance. */
package io.zeolite.itests.concurrency;
