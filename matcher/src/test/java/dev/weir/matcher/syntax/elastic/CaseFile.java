package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The table of cases: {@code cases.txt}, whose head says how it is written. */
record CaseFile(Schema schema, Map<String, Document> documents, List<Case> cases) {
    private static final String ARROW = " => ";
    private static final String REFUSED = "refused ";

    /**
     * One line.
     *
     * @param matches the documents
     * @param refusal a piece of the reason; empty when it is not refused
     */
    record Case(int line, String query, Set<String> matches, String refusal) {
        @Override
        public String toString() {
            return line + " " + query;
        }
    }

    static CaseFile load() {
        try (InputStream stream = Objects.requireNonNull(CaseFile.class.getResourceAsStream("cases.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CaseFile read(List<String> lines) {
        Schema.Builder fields = Schema.builder();
        Map<String, String> written = new LinkedHashMap<>();
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("field ")) {
                fields.field(field(line.split(" ", -1)));
            } else if (line.startsWith("default ")) {
                fields.defaultFields(List.of(line.substring("default ".length()).split(" ", -1)));
            } else if (line.startsWith("document ")) {
                String[] parts = line.split(" ", 3);
                written.put(parts[1], parts[2]);
            } else if (line.contains(ARROW) && !line.startsWith("#")) {
                cases.add(aCase(i + 1, line, written.keySet()));
            }
        }
        Schema schema = fields.build();
        Map<String, Document> documents = new LinkedHashMap<>();
        written.forEach((name, json) -> documents.put(name, document(schema, json)));
        return new CaseFile(schema, documents, cases);
    }

    private static Case aCase(int number, String line, Set<String> all) {
        int arrow = line.lastIndexOf(ARROW);
        String query = line.substring(0, arrow);
        String verdict = line.substring(arrow + ARROW.length());
        if (verdict.startsWith(REFUSED)) {
            return new Case(number, query, Set.of(), verdict.substring(REFUSED.length()));
        }
        return new Case(
                number,
                query,
                switch (verdict) {
                    case "all" -> new LinkedHashSet<>(all);
                    case "none" -> Set.of();
                    default -> new LinkedHashSet<>(List.of(verdict.split(" ", -1)));
                },
                "");
    }

    private static Field field(String[] parts) {
        FieldType type = FieldType.valueOf(parts[2].toUpperCase(Locale.ROOT));
        boolean repeated = parts[parts.length - 1].equals("repeated");
        String setting = parts.length > (repeated ? 4 : 3) ? parts[3] : "";
        Field field = new Field(
                parts[1],
                type,
                type == FieldType.TEXT ? setting : "",
                type == FieldType.KEYWORD && setting.equals("lowercase") ? Normalizer.LOWERCASE : Normalizer.NONE,
                false);
        return repeated ? field.asRepeated() : field;
    }

    private static Document document(Schema schema, String json) {
        Document.Builder document = Document.builder(schema);
        Json.Obj object = (Json.Obj) JsonReader.read(json, QueryLimits.DEFAULT);
        for (Json.Member member : object.members()) {
            List<Json> values = member.value() instanceof Json.Arr array ? array.items() : List.of(member.value());
            values.forEach(value -> document.add(member.name(), value(value)));
        }
        return document.build();
    }

    private static Value value(Json json) {
        return switch (json) {
            case Json.Text text -> Value.of(text.value());
            case Json.Num number when number.isWhole() -> Value.of(Long.parseLong(number.text()));
            case Json.Num number -> Value.of(Double.parseDouble(number.text()));
            case Json.Truth truth -> Value.of(truth.value());
            default -> throw new IllegalArgumentException(json + " is no value of a document");
        };
    }
}
