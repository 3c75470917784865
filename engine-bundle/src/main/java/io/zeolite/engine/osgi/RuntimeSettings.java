package io.zeolite.engine.osgi;

import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.ServiceProperties;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.cm.ConfigurationException;

/** What a configuration says of a runtime: the values of its properties, and what they mean. Equal if the values are. */
final class RuntimeSettings {

    private static final String PREFIX = "zeolite.";

    private final Map<String, Object> values;
    private final RuntimeConfig config;

    private RuntimeSettings(Map<String, Object> values, RuntimeConfig config) {
        this.values = values;
        this.config = config;
    }

    /**
     * {@return the settings of a configuration}
     *
     * @throws ConfigurationException if a value means nothing, or a property that starts with {@code zeolite.} is none
     *                                of ours
     */
    static RuntimeSettings of(Map<String, Object> properties) throws ConfigurationException {
        List<String> unknown = new ArrayList<>(properties.keySet());
        unknown.removeIf(name -> !name.startsWith(PREFIX) || name.equals(ServiceProperties.RUNTIME));
        Map<String, Object> values = new HashMap<>();
        RuntimeConfig config = RuntimeConfig.defaults();
        for (RuntimeSetting setting : RuntimeSetting.values()) {
            Object value = properties.get(setting.property());
            if (value != null) {
                unknown.remove(setting.property());
                values.put(setting.property(), value instanceof Object[] array ? Arrays.asList(array) : value);
                config = apply(setting, value, config);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(unknown.getFirst(), "unknown property of a runtime");
        }
        return new RuntimeSettings(values, config);
    }

    private static RuntimeConfig apply(RuntimeSetting setting, Object value, RuntimeConfig config)
            throws ConfigurationException {
        try {
            return setting.apply(config, value);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ConfigurationException(setting.property(), e.getMessage(), e);
        }
    }

    /** {@return what the runtime is known by: what the configuration says, else the last part of its PID} */
    static String name(Map<String, Object> properties, String pid) throws ConfigurationException {
        Object name = Optional.ofNullable(properties.get(ServiceProperties.RUNTIME))
                .orElseGet(() -> pid.substring(pid.startsWith(ConfiguredRuntimes.PID) && pid.indexOf('~') >= 0
                        ? pid.indexOf('~') + 1
                        : 0));
        if (name instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new ConfigurationException(ServiceProperties.RUNTIME, "not a name: " + name);
    }

    RuntimeConfig config() {
        return config;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuntimeSettings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
