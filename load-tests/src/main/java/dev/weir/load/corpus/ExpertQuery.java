package dev.weir.load.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A search as experts of literature databases make it: proximity between groups of phrases, wildcards in phrases. */
public sealed interface ExpertQuery {
    /**
     * Words that follow each other; {@code *} stands for any characters, {@code ?} for one, {@code $} for one or none.
     */
    record Phrase(List<String> words) implements ExpertQuery {
        /** Copies the list. */
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** Parts joined; of {@link Joined#NOT} the first without the others. */
    record Group(Joined joined, List<ExpertQuery> parts) implements ExpertQuery {
        /** Copies the list. */
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /** Parts with at most so many other words between; they are phrases, alternatives, and such. */
    record Near(int words, boolean ordered, List<ExpertQuery> parts) implements ExpertQuery {
        /** Copies the list. */
        public Near {
            parts = List.copyOf(parts);
        }
    }

    /** How parts of a group are joined. */
    enum Joined {
        OR,
        AND,
        NOT
    }

    /**
     * The searches of a file with JSON lines, each with {@code ast}: {@code {"phrase": [words]}}, {@code {"op": "or" |
     * "and" | "not", "args": [...]}} or {@code {"op": "near", "n": words, "ordered": true | false, "args": [...]}}.
     * Records without one are left out.
     */
    static List<ExpertQuery> read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<ExpertQuery> queries = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(file)) {
            for (JsonLine line : lines) {
                JsonNode ast = mapper.readTree(line.text()).path("ast");
                if (ast.isObject()) {
                    queries.add(read(ast));
                }
            }
        }
        return List.copyOf(queries);
    }

    private static ExpertQuery read(JsonNode node) {
        if (node.has("phrase")) {
            return new Phrase(StreamSupport.stream(node.path("phrase").spliterator(), false)
                    .map(word -> word.asText().toLowerCase(Locale.ROOT))
                    .toList());
        }
        List<ExpertQuery> parts = StreamSupport.stream(node.path("args").spliterator(), false)
                .map(ExpertQuery::read)
                .toList();
        String operation = node.path("op").asText();
        return operation.equals("near")
                ? new Near(node.path("n").asInt(), node.path("ordered").asBoolean(), parts)
                : new Group(Joined.valueOf(operation.toUpperCase(Locale.ROOT)), parts);
    }

    /** Made-up ones of the same shape, of these words. */
    static List<ExpertQuery> madeUp(int count, List<String> words, Random random) {
        return IntStream.range(0, count).mapToObj(i -> madeUp(words, random)).toList();
    }

    private static ExpertQuery madeUp(List<String> words, Random random) {
        List<ExpertQuery> topics = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            ExpertQuery near =
                    new Near(3 + 2 * random.nextInt(3), false, List.of(anyOf(words, random), anyOf(words, random)));
            topics.add(
                    random.nextInt(3) > 0
                            ? near
                            : new Group(Joined.OR, List.of(near, anyOf(words, random), phrase(words, random))));
        }
        ExpertQuery all = topics.size() == 1 ? topics.getFirst() : new Group(Joined.AND, topics);
        return random.nextInt(5) == 0 ? new Group(Joined.NOT, List.of(all, phrase(words, random))) : all;
    }

    private static ExpertQuery anyOf(List<String> words, Random random) {
        int count = 1 + random.nextInt(12);
        return count == 1
                ? phrase(words, random)
                : new Group(
                        Joined.OR,
                        IntStream.range(0, count)
                                .mapToObj(i -> phrase(words, random))
                                .toList());
    }

    private static ExpertQuery phrase(List<String> words, Random random) {
        int length = random.nextInt(4) > 0 ? 1 : 2 + random.nextInt(2);
        return new Phrase(IntStream.range(0, length)
                .mapToObj(i -> {
                    String word = words.get(random.nextInt(words.size()));
                    return switch (random.nextInt(10)) {
                        case 0, 1, 2 -> word.substring(0, Math.min(word.length(), 4 + random.nextInt(4))) + "*";
                        case 3 -> word + "$";
                        default -> word;
                    };
                })
                .toList());
    }
}
