package dev.weir.load.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Files with JSON lines. */
final class Files {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Files() {}

    /**
     * Which documents a search matches.
     *
     * @param documents empty where only their number is told
     */
    record Verdict(int count, Optional<Set<String>> documents) {}

    static List<ExpertSearch> searches(Path file) throws IOException {
        return read(file, ExpertSearch::of);
    }

    /** The documents of a file; {@code FILE:title+body} says which fields make the text, with blanks between. */
    static List<Text> texts(String source) throws IOException {
        int colon = source.lastIndexOf(':');
        List<String> fields = List.of((colon < 0 ? "body" : source.substring(colon + 1)).split("\\+", -1));
        return read(Path.of(colon < 0 ? source : source.substring(0, colon)), record -> {
            List<String> values =
                    fields.stream().map(field -> record.path(field).asText()).toList();
            return new Text(record.path("id").asText(), String.join(" ", values));
        });
    }

    /** The verdicts by the id of the search. */
    static Map<String, Verdict> verdicts(Path file) throws IOException {
        Map<String, Verdict> verdicts = new HashMap<>();
        for (JsonNode record : read(file, Function.identity())) {
            Set<String> documents = new TreeSet<>();
            record.path("docs").forEach(id -> documents.add(id.asText()));
            boolean told = record.path("docs").isArray();
            verdicts.put(
                    record.path("query").asText(),
                    new Verdict(record.path("n").asInt(), told ? Optional.of(documents) : Optional.empty()));
        }
        return verdicts;
    }

    /** The ids of the records of a file. */
    static List<String> ids(Path file) throws IOException {
        return read(file, record -> record.path("id").asText());
    }

    /** For each event, in their order, the rules that are said to match it. */
    static List<Set<String>> pairs(Path file) throws IOException {
        return read(file, record -> {
            Set<String> rules = new TreeSet<>();
            record.path("rules").forEach(rule -> rules.add(rule.asText()));
            return rules;
        });
    }

    private static <T> List<T> read(Path file, Function<JsonNode, T> reading) throws IOException {
        List<T> records = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(file)) {
            for (JsonLine line : lines) {
                records.add(reading.apply(MAPPER.readTree(line.text())));
            }
        }
        return records;
    }
}
