package dev.weir.server.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** All keys that exist, read off the configuration's records, in their order. */
final class ConfigKeys {
    private ConfigKeys() {}

    static List<ConfigKey> all() {
        List<ConfigKey> keys = new ArrayList<>();
        for (RecordComponent section : WeirConfig.class.getRecordComponents()) {
            for (RecordComponent key : section.getType().getRecordComponents()) {
                keys.add(new ConfigKey(
                        snakeCase(section.getName()), snakeCase(key.getName()), key.getType(), description(key)));
            }
        }
        return List.copyOf(keys);
    }

    static String sectionDescription(String section) {
        return Arrays.stream(WeirConfig.class.getRecordComponents())
                .filter(component -> snakeCase(component.getName()).equals(section))
                .map(ConfigKeys::description)
                .findFirst()
                .orElseThrow();
    }

    static ConfigKey find(Setting setting) {
        List<ConfigKey> keys = all();
        return keys.stream()
                .filter(key -> key.path().equals(setting.key()))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        setting.key(),
                        "There is no configuration key \"" + setting.key() + "\" (" + setting.place() + ")."
                                + NearNames.hint(setting.key(), keys.stream().map(ConfigKey::path))
                                + " All keys: weir config."));
    }

    static Stream<String> variables() {
        return all().stream().map(ConfigKey::variable);
    }

    private static String description(RecordComponent component) {
        // The annotation cannot stand on a component itself; the compiler hands it down to the accessor.
        return Objects.requireNonNull(
                        component.getAccessor().getAnnotation(JsonPropertyDescription.class),
                        () -> "no description: " + component)
                .value();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
