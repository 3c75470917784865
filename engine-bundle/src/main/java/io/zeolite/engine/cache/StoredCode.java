package io.zeolite.engine.cache;

import java.util.Map;
import java.util.Optional;

/**
 * The code of a module that a directory has.
 *
 * @param module the module
 * @param label  sixteen hexadecimal digits, which tell the code from that of other modules and other options
 */
public record StoredCode(StoredModule module, String label) {

    /** {@return the classes that were kept together, by simple name; empty if they were not, or cannot be trusted} */
    public Optional<Map<String, byte[]>> read(String unit) {
        return module.read(label + "-" + unit);
    }

    /** Keeps classes that were emitted together. If that is not possible, nothing happens. */
    public void write(String unit, Map<String, byte[]> classes) {
        module.write(label + "-" + unit, classes);
    }
}
