/**
 * TCP listeners for guests: a guest finds them open when it starts, accepts connections, and reads and writes them. It cannot
 * open any itself, nor connect to others.
 */
@Export
@Version("0.1.0")
package io.zeolite.sock;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
