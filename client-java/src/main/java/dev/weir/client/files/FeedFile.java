package dev.weir.client.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.weir.v1.Field;
import dev.weir.v1.FieldType;
import dev.weir.v1.Normalizer;
import dev.weir.v1.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A feed's schema as a file, YAML or JSON, with the contract's names:
 *
 * <pre>
 * fields:
 *   - {name: title,  type: text, analyzer: english}
 *   - {name: source, type: keyword, normalizer: lowercase}
 *   - {name: place,  type: geo_point, repeated: true}
 * default_fields: [title]
 * ignore_unknown_fields: false
 * </pre>
 *
 * <p>A key that is not known is an error that names its place. Whether the schema makes sense (names, analyzers) is the
 * server's to say.
 */
public final class FeedFile {
    private static final List<String> KEYS = List.of("fields", "default_fields", "ignore_unknown_fields");
    private static final List<String> FIELD_KEYS = List.of("name", "type", "analyzer", "normalizer", "repeated");
    private static final String TYPE_PREFIX = "FIELD_TYPE_";
    private static final String NORMALIZER_PREFIX = "NORMALIZER_";

    private FeedFile() {}

    /**
     * Reads a file.
     *
     * @throws BadInputException which names the place in the file
     * @throws IOException when the file cannot be read
     */
    public static Schema read(Path file) throws IOException {
        return parse(Files.readString(file), file.getFileName() + "");
    }

    /**
     * Reads a text.
     *
     * @param source what places are called after, such as the file's name
     * @throws BadInputException which names the place in the text
     */
    public static Schema parse(String text, String source) {
        // JSON is YAML too, so one reader does for both.
        ObjectReader reader = Json.strict(new YAMLMapper());
        JsonNode root;
        try {
            root = reader.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new BadInputException(source + ":" + line, "neither YAML nor JSON: " + Json.message(e));
        }
        try {
            return schema(Json.object(root, ""));
        } catch (BadInputException e) {
            throw e.at(e.place().isEmpty() ? source : source + ": " + e.place());
        }
    }

    /** The schema as YAML text that {@link #parse} reads back to an equal schema. */
    public static String toYaml(Schema schema) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode fields = root.putArray("fields");
        for (Field field : schema.getFieldsList()) {
            ObjectNode node = fields.addObject();
            node.put("name", field.getName());
            node.put("type", shortName(field.getType(), TYPE_PREFIX));
            if (!field.getAnalyzer().isEmpty()) {
                node.put("analyzer", field.getAnalyzer());
            }
            if (field.getNormalizer() != Normalizer.NORMALIZER_UNSPECIFIED) {
                node.put("normalizer", shortName(field.getNormalizer(), NORMALIZER_PREFIX));
            }
            if (field.getRepeated()) {
                node.put("repeated", true);
            }
        }
        if (schema.getDefaultFieldsCount() > 0) {
            ArrayNode names = root.putArray("default_fields");
            schema.getDefaultFieldsList().forEach(names::add);
        }
        root.put("ignore_unknown_fields", schema.getIgnoreUnknownFields());
        try {
            return YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build()
                    .writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and booleans cannot be written as YAML", e);
        }
    }

    private static Schema schema(ObjectNode root) {
        Json.onlyKnown(root, "", KEYS);
        Schema.Builder schema = Schema.newBuilder();
        JsonNode fields = root.path("fields");
        if (!fields.isArray() || fields.isEmpty()) {
            throw new BadInputException(
                    "fields", "a list of at least one field is needed, this is " + Json.kind(fields));
        }
        for (int i = 0; i < fields.size(); i++) {
            String place = "fields[" + i + "]";
            schema.addFields(field(Json.object(fields.get(i), place), place));
        }
        JsonNode names = root.path("default_fields");
        if (!names.isMissingNode() && !names.isArray()) {
            throw new BadInputException("default_fields", "a list of names is needed, this is " + Json.kind(names));
        }
        for (int i = 0; i < names.size(); i++) {
            schema.addDefaultFields(Json.string(names.get(i), "default_fields[" + i + "]"));
        }
        if (root.has("ignore_unknown_fields")) {
            schema.setIgnoreUnknownFields(Json.bool(root.path("ignore_unknown_fields"), "ignore_unknown_fields"));
        }
        return schema.build();
    }

    private static Field field(ObjectNode node, String place) {
        Json.onlyKnown(node, place, FIELD_KEYS);
        Field.Builder field = Field.newBuilder();
        field.setName(Json.string(node.path("name"), place + ".name"));
        field.setType(constant(FieldType.class, node.path("type"), TYPE_PREFIX, place + ".type"));
        if (node.has("analyzer")) {
            field.setAnalyzer(Json.string(node.path("analyzer"), place + ".analyzer"));
        }
        if (node.has("normalizer")) {
            field.setNormalizer(
                    constant(Normalizer.class, node.path("normalizer"), NORMALIZER_PREFIX, place + ".normalizer"));
        }
        if (node.has("repeated")) {
            field.setRepeated(Json.bool(node.path("repeated"), place + ".repeated"));
        }
        return field.build();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String prefix, String place) {
        String text = Json.string(node, place);
        for (E constant : known(type)) {
            if (text.equals(constant.name()) || text.equals(shortName(constant, prefix))) {
                return constant;
            }
        }
        throw new BadInputException(
                place,
                "\"" + text + "\" is not known; known are "
                        + known(type).stream()
                                .map(constant -> shortName(constant, prefix))
                                .collect(Collectors.joining(", ")));
    }

    private static <E extends Enum<E>> List<E> known(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> !constant.name().endsWith("_UNSPECIFIED"))
                .filter(constant -> !constant.name().equals("UNRECOGNIZED"))
                .toList();
    }

    private static String shortName(Enum<?> constant, String prefix) {
        return constant.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
    }
}
