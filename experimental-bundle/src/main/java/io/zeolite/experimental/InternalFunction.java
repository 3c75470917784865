package io.zeolite.experimental;

import io.zeolite.api.FunctionDefinition;
import org.osgi.annotation.versioning.ProviderType;

/** A function as a listener sees it. */
@ProviderType
public interface InternalFunction {

    /** {@return what the module says of the function} */
    FunctionDefinition definition();

    /**
     * {@return the offset in bytes from the start of the contents of the code section, as DWARF uses it: of the first
     * instruction for a function that is about to run, of the call for its callers; 0 for a host function}
     *
     * It needs no debug information.
     *
     * @param counter where this function is; it stays valid when the call has ended
     */
    long sourceOffset(ProgramCounter counter);
}
