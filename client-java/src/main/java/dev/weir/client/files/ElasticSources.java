package dev.weir.client.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.v1.QuerySyntax;
import dev.weir.v1.SavedSearch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a saved search of the source of a percolator's document. */
final class ElasticSources {
    private static final String DEFAULT_FIELD = "query";
    private static final String PLAIN_IN_NAMES = "-_.";
    private static final int MAX_NAME_CHARS = 128;

    /** What a query begins with; enough to find the field of queries among others. */
    private static final Set<String> QUERIES = Set.of(
            "bool",
            "match",
            "match_all",
            "match_phrase",
            "match_phrase_prefix",
            "multi_match",
            "term",
            "terms",
            "range",
            "exists",
            "prefix",
            "wildcard",
            "regexp",
            "fuzzy",
            "query_string",
            "simple_query_string",
            "intervals",
            "span_near",
            "span_term",
            "span_or",
            "constant_score",
            "dis_max",
            "function_score",
            "geo_distance",
            "geo_bounding_box",
            "geo_polygon",
            "nested");

    private final ElasticFields fields;

    ElasticSources(ElasticFields fields) {
        this.fields = fields;
    }

    /** {@link BadInputException} names the field where something is wrong. */
    SavedSearch search(String id, JsonNode source) {
        ObjectNode object = Json.object(source, "_source");
        SavedSearch.Builder search = SavedSearch.newBuilder()
                .setName(name(id))
                .setSyntax(QuerySyntax.QUERY_SYNTAX_ELASTICSEARCH)
                .setQuery(query(object).toPrettyString());
        if (fields.owner() != null) {
            search.setOwner(text(object, fields.owner()));
        }
        for (String label : fields.labels()) {
            String value = text(object, label);
            if (!value.isEmpty()) {
                search.putLabels(label, value);
            }
        }
        return search.build();
    }

    /** The id, where each byte that a name cannot have is a tilde and two hexadecimal digits. */
    private static String name(String id) {
        StringBuilder name = new StringBuilder();
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || PLAIN_IN_NAMES.indexOf(c) >= 0) {
                name.append(c);
            } else {
                name.append(String.format("~%02X", (int) c));
            }
        }
        if (name.isEmpty() || name.length() > MAX_NAME_CHARS) {
            throw new BadInputException("_id", "\"" + id + "\" cannot be a name; a name is " + SearchLines.NAME_RULE);
        }
        return name.toString();
    }

    private JsonNode query(ObjectNode source) {
        if (fields.query() != null) {
            return queryAt(source, fields.query());
        }
        if (source.path(DEFAULT_FIELD).isObject()) {
            return source.path(DEFAULT_FIELD);
        }
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : source.properties()) {
            JsonNode value = field.getValue();
            if (value.isObject()
                    && value.size() == 1
                    && QUERIES.contains(value.fieldNames().next())) {
                found.add(field.getKey());
            }
        }
        if (found.size() != 1) {
            throw new BadInputException(
                    "_source",
                    found.isEmpty()
                            ? "there is no field \"" + DEFAULT_FIELD
                                    + "\" and no other that looks like a query; name it" + " with --query-field"
                            : "there are several fields that look like a query, " + String.join(", ", found)
                                    + "; name one with --query-field");
        }
        return source.path(found.get(0));
    }

    private static JsonNode queryAt(ObjectNode source, String path) {
        JsonNode query = at(source, path);
        if (!query.isObject()) {
            throw new BadInputException("_source." + path, "a query is needed, this is " + Json.kind(query));
        }
        return query;
    }

    /** A value as text, several with commas between them; empty where there is none. */
    private static String text(ObjectNode source, String path) {
        JsonNode node = at(source, path);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : node.isArray() ? node : List.of(node)) {
            if (!value.isValueNode()) {
                throw new BadInputException(
                        "_source." + path, "a string, number or boolean is needed, this is " + Json.kind(value));
            }
            texts.add(value.asText());
        }
        return String.join(",", texts);
    }

    /** By the whole path as one name, or step by step. */
    private static JsonNode at(ObjectNode source, String path) {
        if (source.has(path)) {
            return source.path(path);
        }
        JsonNode node = source;
        for (String step : path.split("\\.", -1)) {
            node = node.path(step);
        }
        return node;
    }
}
