/**
 * What extenders implement and publish as services: close notifiers, function listeners, import resolvers, memory
 * allocators. The service property {@code zeolite.module} limits a service to modules of a name or glob.
 */
@Export
@Version("0.1.0")
package io.zeolite.experimental.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
