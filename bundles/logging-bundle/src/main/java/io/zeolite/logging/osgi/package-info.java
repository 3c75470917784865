/** What connects logging to an OSGi framework; not exported. */
package io.zeolite.logging.osgi;
