package io.zeolite.experimental;

import io.zeolite.api.FunctionDefinition;
import org.osgi.annotation.versioning.ProviderType;

/** A function as a listener sees it. */
@ProviderType
public interface InternalFunction {

    /** {@return what the module says of the function} */
    FunctionDefinition definition();

    /**
     * {@return the offset in bytes from the start of the contents of the code section, as DWARF uses it; 0 for a host
     * function}
     *
     * @param counter where the function is
     */
    long sourceOffset(ProgramCounter counter);
}
