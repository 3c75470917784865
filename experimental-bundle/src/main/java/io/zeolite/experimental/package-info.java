/**
 * Features that embedders and extenders try before they are settled: close notifiers, function listeners, import
 * resolvers, memory allocators, snapshots.
 * <p>
 * A feature is enabled for one operation by a {@link io.zeolite.api.Context} made with
 * {@link io.zeolite.experimental.Experimental}, or for all by a service of the interfaces in
 * {@code io.zeolite.experimental.spi}.
 */
@Export
@Version("0.1.0")
package io.zeolite.experimental;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
