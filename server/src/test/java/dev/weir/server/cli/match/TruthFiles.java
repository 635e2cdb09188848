package dev.weir.server.cli.match;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.server.cli.demo.ParliamentTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The files that a comparison with Lucene is made over.
 *
 * @param documents JSON lines, with at most one value for each field
 * @param keyField which of the fields is the key
 * @param analyzers of the text fields, by name, in order; the first two are the default fields
 * @param dateField ISO-8601 in the documents
 * @param keywordField compared whole
 * @param longField a whole number; empty for none
 */
record TruthFiles(
        Path documents,
        String keyField,
        Map<String, String> analyzers,
        String dateField,
        String keywordField,
        String longField) {
    private static final int LANGUAGE_CHARS_MAX = 400;

    /** Texts of the European Parliament, with their beginnings once more for two languages' analyzers. */
    static TruthFiles parliament(Path folder, int count) throws IOException {
        Path file = folder.resolve("parliament.jsonl.gz");
        ObjectMapper mapper = new ObjectMapper();
        try (PrintWriter out = new PrintWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)), false, StandardCharsets.UTF_8);
                Stream<ParliamentTexts.Text> texts = ParliamentTexts.open()) {
            texts.limit(count).forEach(text -> {
                String beginning = text.body()
                        .substring(0, Math.min(LANGUAGE_CHARS_MAX, text.body().length()));
                ObjectNode json = mapper.createObjectNode();
                json.put("id", "text-" + text.number());
                json.put("title", text.title());
                json.put("body", text.body());
                json.put("english", beginning);
                json.put("german", beginning);
                json.put("date", text.date().toString());
                json.put("year", "Y" + text.date().getYear());
                json.put("chars", text.body().length());
                out.println(json);
            });
        }
        Map<String, String> analyzers = new LinkedHashMap<>();
        analyzers.put("title", "standard");
        analyzers.put("body", "standard");
        analyzers.put("english", "english");
        analyzers.put("german", "german");
        return new TruthFiles(file, "id", analyzers, "date", "year", "chars");
    }

    /** News: {@code id}, {@code time}, {@code source}, {@code title} and {@code body}; other fields are ignored. */
    static TruthFiles news(Path file) {
        Map<String, String> analyzers = new LinkedHashMap<>();
        analyzers.put("title", "standard");
        analyzers.put("body", "english");
        return new TruthFiles(file, "id", analyzers, "time", "source", "");
    }

    List<String> defaultFields() {
        return analyzers.keySet().stream().limit(2).toList();
    }

    String schemaYaml() {
        StringBuilder yaml = new StringBuilder("fields:\n");
        analyzers.forEach((name, analyzer) -> yaml.append("  - {name: ")
                .append(name)
                .append(", type: text, analyzer: ")
                .append(analyzer)
                .append("}\n"));
        yaml.append("  - {name: ").append(dateField).append(", type: date}\n");
        yaml.append("  - {name: ").append(keywordField).append(", type: keyword}\n");
        if (!longField.isEmpty()) {
            yaml.append("  - {name: ").append(longField).append(", type: long}\n");
        }
        return yaml.append("default_fields: [")
                .append(String.join(", ", defaultFields()))
                .append("]\n")
                .toString();
    }
}
