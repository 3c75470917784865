package io.zeolite.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Says of a bundle that it needs a WebAssembly engine: put on a class or package, it makes bnd write a requirement into
 * the manifest. A resolver then brings the engine along, and a framework does not start the bundle without one.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Requirement(namespace = "osgi.implementation", name = "zeolite.runtime", version = "0.1.0")
public @interface RequireWasmRuntime {
}
