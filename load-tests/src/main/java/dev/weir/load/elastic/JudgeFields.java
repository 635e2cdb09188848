package dev.weir.load.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import java.util.List;

/** The fields that both sides have: as a schema, and as an index. */
final class JudgeFields {
    static final JsonMapper JSON = new JsonMapper();

    static final Schema SCHEMA = Schema.builder()
            .field(Field.text("title"))
            .field(Field.text("body", "english"))
            .field(Field.text("notes").asRepeated())
            .field(Field.keyword("tag"))
            .field(Field.keyword("code", Normalizer.LOWERCASE))
            .field(Field.keyword("tags").asRepeated())
            .field(Field.longs("count"))
            .field(Field.doubles("price"))
            .field(Field.dates("day"))
            .field(Field.booleans("live"))
            .field(Field.geoPoints("place"))
            .field(Field.longs("sizes").asRepeated())
            .defaultFields("title", "body")
            .build();

    private JudgeFields() {}

    /** Settings and mappings of an index with the same fields, and one for the queries. */
    static String index() {
        ObjectNode index = JSON.createObjectNode();
        ObjectNode settings = index.putObject("settings");
        settings.put("index.number_of_shards", 1);
        settings.put("index.number_of_replicas", 0);
        settings.put("index.translog.durability", "async");
        SCHEMA.defaultFields().forEach(settings.putArray("index.query.default_field")::add);
        ObjectNode properties = index.putObject("mappings").putObject("_doc").putObject("properties");
        properties.putObject("query").put("type", "percolator");
        for (Field field : SCHEMA.fields()) {
            ObjectNode mapping = properties.putObject(field.name());
            mapping.put("type", field.type().label().replace(' ', '_'));
            if (field.type() == FieldType.TEXT) {
                mapping.put("analyzer", field.analyzer());
            }
            if (field.normalizer() == Normalizer.LOWERCASE) {
                mapping.put("normalizer", "lowercase");
            }
        }
        return index.toString();
    }

    /** The document that OpenSearch is given as JSON. */
    static Document document(ObjectNode json) {
        Document.Builder document = Document.builder(SCHEMA);
        json.properties().forEach(entry -> {
            List<JsonNode> values = entry.getValue().isArray()
                    ? List.copyOf(entry.getValue().valueStream().toList())
                    : List.of(entry.getValue());
            values.forEach(value -> document.add(entry.getKey(), value(value)));
        });
        return document.build();
    }

    private static Value value(JsonNode json) {
        if (json.isTextual()) {
            return Value.of(json.textValue());
        }
        if (json.isBoolean()) {
            return Value.of(json.booleanValue());
        }
        return json.isIntegralNumber() ? Value.of(json.longValue()) : Value.of(json.doubleValue());
    }
}
