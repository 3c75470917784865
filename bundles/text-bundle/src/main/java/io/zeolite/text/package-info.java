/**
 * The text format of modules: parser and printer.
 * <p>
 * Start at {@link io.zeolite.text.Text}.
 */
@Export
@Version("0.1.0")
package io.zeolite.text;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
