/**
 * Scripts of the specification's test suite: modules, actions on them and assertions.
 * <p>
 * Start at {@link io.zeolite.text.script.Script} and {@link io.zeolite.text.script.ScriptRunner}.
 */
@Export
@Version("0.1.0")
package io.zeolite.text.script;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
