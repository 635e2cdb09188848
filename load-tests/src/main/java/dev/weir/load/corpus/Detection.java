package dev.weir.load.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detection rules of security teams, and events of machines.
 *
 * @param rules in the syntax of Lucene's standard parser, over fields that are compared whole and in lower case; a
 *     clause on {@link #ANYWHERE} asks all values
 * @param events in no order
 */
public record Detection(List<String> rules, List<Event> events) {
    /** The field that holds all values of an event. */
    public static final String ANYWHERE = "_all";

    // A name before a colon, at the beginning of a clause; a blank behind a backslash is part of a word.
    private static final Pattern NAME = Pattern.compile("(?<=^|(?<!\\\\)[ (])([A-Za-z_][A-Za-z0-9_.-]*):");
    private static final Pattern EXISTS = Pattern.compile("_exists_:([A-Za-z_][A-Za-z0-9_.-]*)");

    // Anything behind a backslash is one match, so that what is escaped already is left alone.
    private static final Pattern BARE_AT = Pattern.compile("\\\\.|@");

    /** Copies. */
    public Detection {
        rules = List.copyOf(rules);
        events = List.copyOf(events);
    }

    /**
     * Reads files with JSON lines.
     *
     * @param rules each with {@code query}
     * @param events each with {@code fields}, whose values are strings, numbers, or lists of them
     */
    public static Detection read(Path rules, Path events) throws IOException {
        return read(rules, events, UnaryOperator.identity());
    }

    /** The same, with the regular expressions as their authors meant them: what a value is searched for. */
    public static Detection readAsMeant(Path rules, Path events) throws IOException {
        return read(rules, events, SearchedExpression::allIn);
    }

    private static Detection read(Path rules, Path events, UnaryOperator<String> reading) throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode record : records(rules)) {
            queries.add(adapted(reading.apply(record.path("query").asText())));
        }
        List<Event> happened = new ArrayList<>();
        for (JsonNode record : records(events)) {
            Map<String, String> fields = new LinkedHashMap<>();
            record.path("fields")
                    .properties()
                    .forEach(field -> fields.put(
                            Event.fieldName(field.getKey()), field.getValue().asText()));
            happened.add(new Event(Collections.unmodifiableMap(fields)));
        }
        return new Detection(queries, happened);
    }

    /** Made-up ones of the same shape. */
    public static Detection madeUp(Random random) {
        return new MadeUpDetection(random).make();
    }

    private static List<JsonNode> records(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> records = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(file)) {
            for (JsonLine line : lines) {
                records.add(mapper.readTree(line.text()));
            }
        }
        return records;
    }

    /**
     * In the syntax of Lucene's standard parser, which is a little stricter than the classic one: {@code @} escaped,
     * {@code _exists_:x} as {@code x:*}, and field names as a schema may have them.
     */
    private static String adapted(String query) {
        String escaped = BARE_AT.matcher(query).replaceAll(at -> at.group().equals("@") ? "\\\\@" : "$0");
        return NAME.matcher(EXISTS.matcher(escaped).replaceAll("$1:*"))
                .replaceAll(name -> Matcher.quoteReplacement(Event.fieldName(name.group(1)) + ":"));
    }

    /** The fields that rules ask and events have. */
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        for (String rule : rules) {
            NAME.matcher(rule).results().forEach(name -> fields.add(name.group(1)));
        }
        events.forEach(event -> fields.addAll(event.fields().keySet()));
        fields.remove(ANYWHERE);
        return fields;
    }
}
