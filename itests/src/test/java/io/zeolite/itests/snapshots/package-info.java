/** Snapshots of calls, on both tiers. */
package io.zeolite.itests.snapshots;
