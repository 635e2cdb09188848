package dev.weir.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;

/**
 * A key that exists.
 *
 * @param section such as {@code server}
 * @param name such as {@code port}
 * @param type {@code int}, {@code long} or {@code String}
 * @param description what it means, with its unit and range
 */
record ConfigKey(String section, String name, Class<?> type, String description) {

    String path() {
        return section + "." + name;
    }

    String variable() {
        return "WEIR_" + path().toUpperCase(Locale.ROOT).replace('.', '_');
    }

    JsonNode parse(Setting setting) {
        if (type == String.class) {
            return TextNode.valueOf(setting.value());
        }
        // People group digits as in 65_536, in YAML too.
        String digits = setting.value().strip().replace("_", "");
        try {
            return type == int.class
                    ? IntNode.valueOf(Integer.parseInt(digits))
                    : LongNode.valueOf(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            ConfigException failure = new ConfigException(
                    path(),
                    "\"" + setting.value() + "\" (" + setting.place() + ") is no value for " + path()
                            + ": it must be a whole number. " + description);
            failure.initCause(e);
            throw failure;
        }
    }
}
