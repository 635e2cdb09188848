package dev.weir.load.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Detection rules and events of the shape that real ones have: two thirds of the rules have nothing but suffixes and
 * infixes to go by, many ask for one of several, some except something, some list hashes, a few are regular
 * expressions.
 */
final class MadeUpDetection {
    private static final int RULES = 3_739;
    private static final int EVENTS = 240;

    private final Random random;
    private final List<String> tools;
    private final List<String> options;
    private final List<String> folders;

    MadeUpDetection(Random random) {
        this.random = random;
        tools = several(400, () -> word() + ".exe");
        options = several(600, () -> (random.nextBoolean() ? "-" : "/") + word());
        folders = several(200, this::word);
    }

    Detection make() {
        return new Detection(several(RULES, this::rule), several(EVENTS, this::event));
    }

    private String rule() {
        int kind = random.nextInt(100);
        if (kind < 45) {
            return "Image:*\\\\" + any(tools) + " AND CommandLine:(" + anyOf(options, 1 + random.nextInt(5)) + ")";
        }
        if (kind < 65) {
            String tool = any(tools);
            return "((Image:*\\\\" + tool + " OR OriginalFileName:" + tool + ") AND CommandLine:*"
                    + escaped(any(options)) + "*) AND NOT ParentImage:(*\\\\" + any(tools) + " OR *\\\\" + any(tools)
                    + ")";
        }
        if (kind < 77) {
            return "TargetFilename:*\\\\" + any(folders) + "\\\\*." + word().substring(0, 3);
        }
        if (kind < 87) {
            return "Hashes:(" + String.join(" OR ", several(20, () -> "*MD5\\=" + hex(32) + "*")) + ")";
        }
        if (kind < 94) {
            return "EventID:" + (4_000 + random.nextInt(900)) + " AND ServiceName:" + any(folders);
        }
        if (kind < 97) {
            return "_all:*" + word() + word() + "*";
        }
        return "CommandLine:/.*" + any(folders) + "\\s+" + word() + "[0-9]{1,3}.*/";
    }

    private Event event() {
        String tool = any(tools);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("EventID", random.nextBoolean() ? "1" : Integer.toString(4_000 + random.nextInt(900)));
        fields.put("Channel", "Made-Up/Operational");
        fields.put("Computer", "host-" + random.nextInt(10_000));
        fields.put("ProcessId", Integer.toString(random.nextInt(1_000, 99_999)));
        fields.put("Image", path(tool));
        fields.put("OriginalFileName", tool);
        fields.put(
                "CommandLine", path(tool) + " " + String.join(" ", several(1 + random.nextInt(6), () -> any(options))));
        fields.put("CurrentDirectory", path(""));
        fields.put("ParentImage", path(any(tools)));
        fields.put("Hashes", "MD5=" + hex(32) + ",SHA256=" + hex(64));
        if (random.nextInt(3) == 0) {
            fields.put("TargetFilename", path(word() + "." + word().substring(0, 3)));
        }
        if (random.nextInt(5) == 0) {
            fields.put("ServiceName", any(folders));
        }
        return new Event(fields);
    }

    private String path(String name) {
        return "C:\\" + any(folders) + "\\" + any(folders) + "\\" + name;
    }

    private String anyOf(List<String> literals, int count) {
        return String.join(" OR ", several(count, () -> "*" + escaped(any(literals)) + "*"));
    }

    private static String escaped(String literal) {
        return literal.replace("\\", "\\\\").replace("/", "\\/").replace("-", "\\-");
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            word.append("bcdfghklmnprstvwz".charAt(random.nextInt(17))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private String hex(int length) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length; i++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    private static <T> List<T> several(int count, Supplier<T> one) {
        return Stream.generate(one).limit(count).toList();
    }
}
