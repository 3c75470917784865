package io.zeolite.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Says of a bundle that its guests import from a host module, such as {@code wasi_snapshot_preview1}: put on a class or
 * package, it makes bnd write a requirement into the manifest, which brings the bundle along that
 * {@linkplain ProvideHostModule provides} the module.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(RequireHostModule.All.class)
@Requirement(namespace = "zeolite.hostmodule", filter = "(zeolite.hostmodule=${#value})", effective = "active")
public @interface RequireHostModule {

    /** {@return the name by which guests import} */
    String value();

    /** Several of them. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.PACKAGE})
    @interface All {

        /** {@return each of them} */
        RequireHostModule[] value();
    }
}
