package io.zeolite.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A module that was decoded, validated and prepared for execution. It may be instantiated any number of times, under
 * different names and by several threads.
 * <p>
 * Closing it gives up its code once no instance uses it; instances stay usable.
 */
@ProviderType
public interface CompiledModule extends AutoCloseable {

    /** {@return the name in the name section; may be empty} */
    String name();

    /** {@return what the module asks for, in order} */
    List<Import> imports();

    /** {@return what the module offers, in order} */
    List<Export> exports();

    /** {@return the functions: imports first, then its own, by index} */
    List<FunctionDefinition> functions();

    /** {@return the memories: imports first, then its own, by index} */
    List<MemoryDefinition> memories();

    /** {@return the custom sections, in order; empty unless {@link RuntimeConfig#withCustomSections(boolean)}} */
    List<CustomSection> customSections();

    @Override
    void close();
}
