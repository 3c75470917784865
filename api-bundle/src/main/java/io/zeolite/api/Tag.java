package io.zeolite.api;

import io.zeolite.api.type.FunctionType;
import org.osgi.annotation.versioning.ProviderType;

/** A tag that tells exceptions apart. Tags are equal only to themselves. */
@ProviderType
public interface Tag {

    /** {@return the type whose parameters an exception with this tag carries} */
    FunctionType type();
}
