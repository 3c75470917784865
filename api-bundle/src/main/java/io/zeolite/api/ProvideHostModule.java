package io.zeolite.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;

/**
 * Says of a bundle that it publishes a host module: put on a class or package, it makes bnd write a capability into the
 * manifest, by which those find the bundle who {@linkplain RequireHostModule require} the module.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Repeatable(ProvideHostModule.All.class)
@Capability(namespace = "zeolite.hostmodule", attribute = "zeolite.hostmodule=${#value}", effective = "active")
public @interface ProvideHostModule {

    /** {@return the name by which guests import} */
    String value();

    /** Several of them. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.PACKAGE})
    @interface All {

        /** {@return each of them} */
        ProvideHostModule[] value();
    }
}
