/** Logs of real calls. */
package io.zeolite.itests.logging;
