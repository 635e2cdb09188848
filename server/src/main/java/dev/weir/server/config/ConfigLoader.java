package dev.weir.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Fills a configuration from its sources. */
public final class ConfigLoader {
    /** Variables that begin like the configuration's and belong to the programs around the server. */
    private static final Set<String> VARIABLES_OF_OTHERS = Set.of(
            "WEIR_SERVER",
            "WEIR_CONFIG",
            "WEIR_DATA",
            "WEIR_HOME",
            "WEIR_JAVA_OPTS",
            "WEIR_MAVEN_OPTS",
            "WEIR_COLUMNS");

    private static final ObjectMapper MAPPER =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private ConfigLoader() {}

    /**
     * The defaults, changed by the file, then by the environment, then by the overrides.
     *
     * @param file a YAML or JSON file
     * @param environment all variables of the process; {@code WEIR_SERVER_PORT} sets {@code server.port}
     * @param overrides such as a command line's options
     * @throws ConfigException for a file that cannot be read, a key or {@code WEIR_*} variable that does not exist, or
     *     a value that its key does not take
     */
    public static WeirConfig load(Optional<Path> file, Map<String, String> environment, List<Setting> overrides) {
        List<Setting> settings = new ArrayList<>();
        file.ifPresent(path -> settings.addAll(ConfigFile.read(path)));
        settings.addAll(fromEnvironment(environment));
        settings.addAll(overrides);
        return apply(WeirConfig.defaults(), settings);
    }

    static WeirConfig apply(WeirConfig base, List<Setting> settings) {
        ObjectNode tree = MAPPER.valueToTree(base);
        Map<String, String> places = new HashMap<>();
        for (Setting setting : settings) {
            ConfigKey key = ConfigKeys.find(setting);
            tree.withObject("/" + key.section()).set(key.name(), key.parse(setting));
            places.put(key.path(), setting.place());
        }
        return bind(tree, places);
    }

    static ObjectNode tree(WeirConfig config) {
        return MAPPER.valueToTree(config);
    }

    private static WeirConfig bind(JsonNode tree, Map<String, String> places) {
        try {
            return MAPPER.convertValue(tree, WeirConfig.class);
        } catch (IllegalArgumentException e) {
            // Jackson wraps what a record's constructor throws.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ConfigException found) {
                    throw withPlace(found, places);
                }
            }
            throw e;
        }
    }

    private static ConfigException withPlace(ConfigException found, Map<String, String> places) {
        String place = places.get(found.key());
        if (place == null) {
            return found;
        }
        ConfigException placed =
                new ConfigException(found.key(), found.getMessage() + " It was set here: " + place + ".");
        placed.initCause(found);
        return placed;
    }

    private static List<Setting> fromEnvironment(Map<String, String> environment) {
        Map<String, ConfigKey> keys = new HashMap<>();
        ConfigKeys.all().forEach(key -> keys.put(key.variable(), key));
        List<Setting> settings = new ArrayList<>();
        // Sorted, so that of several mistakes it is always the same one that is told.
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (!variable.startsWith("WEIR_") || VARIABLES_OF_OTHERS.contains(variable)) {
                return;
            }
            ConfigKey key = keys.get(variable);
            if (key == null) {
                throw new ConfigException(
                        variable,
                        "The environment has the variable " + variable + ", which sets no configuration key."
                                + NearNames.hint(variable, ConfigKeys.variables()) + " Unset it, or correct its name.");
            }
            settings.add(new Setting(key.path(), value, "environment variable " + variable));
        });
        return settings;
    }
}
