package dev.weir.matcher.syntax.elastic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.TextPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON with the places of its values; comments are allowed, as Elasticsearch allows them. */
final class JsonReader {
    /** A query inside a query is at most so many objects and lists deeper: bool, its clause, the list. */
    private static final int JSON_LEVELS_PER_QUERY = 4;

    private static final int JSON_LEVELS_OF_A_LEAF = 12;

    private final String text;
    private final JsonParser parser;

    private JsonReader(String text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /** The only value of the text. */
    static Json read(String text, QueryLimits limits) {
        int levels = limits.maxDepth() * JSON_LEVELS_PER_QUERY + JSON_LEVELS_OF_A_LEAF;
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(levels).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            JsonReader reader = new JsonReader(text, parser);
            parser.nextToken();
            Json value = reader.value(null, "");
            if (parser.nextToken() != null) {
                throw reader.broken("the JSON is finished and more text follows; remove it", null);
            }
            return value;
        } catch (JsonProcessingException e) {
            int offset = e.getLocation() == null
                    ? text.length()
                    : (int) Math.min(text.length(), Math.max(0, e.getLocation().getCharOffset()));
            throw QueryException.at(
                    TextPlace.of(text, offset, 1), "", "this is not JSON: " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    private static String firstLine(@Nullable String message) {
        // Where something began that was not ended is told in the parser's own words, of which the place says enough.
        return String.valueOf(message).lines().findFirst().orElse("").replaceFirst(" \\(start marker at .*", "");
    }

    private Json value(@Nullable Where parent, String step) throws IOException {
        @Nullable JsonToken token = parser.currentToken();
        if (token == null) {
            throw broken(
                    "the text ends where JSON is expected; write a query such as {\"match\":{\"title\":\"weir\"}}",
                    null);
        }
        int from = (int) parser.currentTokenLocation().getCharOffset();
        return switch (token) {
            case START_OBJECT -> object(new Where(parent, step, from, 1));
            case START_ARRAY -> array(new Where(parent, step, from, 1));
            case VALUE_STRING -> {
                String value = parser.getText();
                yield new Json.Text(here(parent, step, from), value);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String written = parser.getText();
                yield new Json.Num(new Where(parent, step, from, written.length()), written);
            }
            case VALUE_TRUE -> new Json.Truth(new Where(parent, step, from, 4), true);
            case VALUE_FALSE -> new Json.Truth(new Where(parent, step, from, 5), false);
            case VALUE_NULL -> new Json.Nothing(new Where(parent, step, from, 4));
            default -> throw broken("a value is expected here", null);
        };
    }

    private Json object(Where where) throws IOException {
        List<Json.Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int from = (int) parser.currentTokenLocation().getCharOffset();
            String name = parser.currentName();
            int length = name.length() + 2;
            parser.nextToken();
            String step = name.indexOf('.') < 0 ? "." + name : ".\"" + name + '"';
            members.add(new Json.Member(new Where(where, step, from, length), name, value(where, step)));
        }
        return new Json.Obj(where, List.copyOf(members));
    }

    private Json array(Where where) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(where, "[" + items.size() + "]"));
        }
        return new Json.Arr(where, List.copyOf(items));
    }

    private Where here(@Nullable Where parent, String step, int from) {
        int end = (int) parser.currentLocation().getCharOffset();
        return new Where(parent, step, from, Math.max(1, end - from));
    }

    private QueryException broken(String reason, @Nullable Throwable cause) {
        int offset = (int) Math.min(
                text.length(), Math.max(0, parser.currentTokenLocation().getCharOffset()));
        return QueryException.at(TextPlace.of(text, offset, 1), "", reason, cause);
    }
}
