package dev.weir.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Writes a configuration down so that a reader can learn from it and the loader can read it. */
public final class ConfigPrinter {
    private static final int COLUMNS_MAX = 100;

    private ConfigPrinter() {}

    /** The configuration as YAML, each key under its description. Reading it gives the same configuration. */
    public static String yaml(WeirConfig config) {
        JsonNode tree = ConfigLoader.tree(config);
        StringBuilder out = new StringBuilder();
        String section = "";
        for (ConfigKey key : ConfigKeys.all()) {
            if (!key.section().equals(section)) {
                section = key.section();
                out.append(out.isEmpty() ? "" : "\n");
                comment(out, "", ConfigKeys.sectionDescription(section));
                out.append(section).append(":\n");
            }
            comment(out, "  ", key.description());
            out.append("  ")
                    .append(key.name())
                    .append(": ")
                    .append(tree.path(section).path(key.name()))
                    .append('\n');
        }
        return out.toString();
    }

    private static void comment(StringBuilder out, String indent, String text) {
        for (String line : wrap(text)) {
            out.append(indent).append("# ").append(line).append('\n');
        }
    }

    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS_MAX) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
