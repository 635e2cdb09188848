package dev.weir.server.cli.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes searches of all kinds from what the documents say. The same seed gives the same searches. */
final class SearchGenerator {
    private static final int FUZZY_ONE_IN = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TruthFiles files;
    private final Random random;
    private final SampleWords words;
    private final List<String> textFields;

    SearchGenerator(TruthFiles files, List<JsonNode> sample, Random random) {
        this.files = files;
        this.random = random;
        this.words = new SampleWords(sample, random);
        this.textFields = List.copyOf(files.analyzers().keySet());
    }

    /** Lines of JSON, as {@code weir match --searches} takes them. */
    List<String> lines(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(this::line).toList();
    }

    private String line(int number) {
        ObjectNode search = MAPPER.createObjectNode();
        search.put("name", "s" + number);
        search.put("query", query());
        if (random.nextInt(10) == 0) {
            addFilter(search);
        }
        return search.toString();
    }

    private String query() {
        String field = pick(textFields);
        // A clause without a field asks the default fields, which all have some of the first one's words.
        String prefix = random.nextInt(3) == 0 ? "" : field + ":";
        String source = prefix.isEmpty() ? textFields.getFirst() : field;
        // For each document Lucene builds a fuzzy word's automata anew, which takes a millisecond: a few say as much.
        if (random.nextInt(FUZZY_ONE_IN) == 0) {
            return prefix + words.longWord(source, 5) + "~" + (1 + random.nextInt(2));
        }
        return switch (random.nextInt(18)) {
            case 0 -> prefix + words.word(source);
            case 1 -> prefix + words.word(source) + " AND " + prefix + words.word(source);
            case 2 -> prefix + phrase(words.run(source, 2 + random.nextInt(3)));
            case 3 -> prefix + sloppyPhrase(source);
            case 4 -> groups(source);
            case 5 -> prefix + words.longWord(source, 4).substring(0, 3) + "*";
            case 6 -> prefix + wildcard(words.longWord(source, 6));
            case 7 -> prefix + words.word(source) + "^2 OR " + prefix + phrase(words.run(source, 2)) + "^0.5";
            case 8 -> prefix + regexp(words.longWord(source, 5));
            case 9 ->
                "+" + prefix + words.word(source) + " " + prefix + words.word(source) + " -" + prefix
                        + words.word(source);
            case 10 -> dateRange();
            case 11 -> "(" + dateRange() + ") AND " + prefix + words.word(source);
            case 12 ->
                files.keywordField() + ":" + phrase(List.of(words.value(files.keywordField()))) + " AND " + prefix
                        + words.word(source);
            case 13 -> numberRange();
            case 14 -> "(" + String.join(" ", choice(source, 5)) + ")@" + (2 + random.nextInt(2));
            case 15 -> field + ":fn:ordered(" + String.join(" ", spaced(field)) + ")";
            case 16 ->
                field + ":fn:maxwidth(" + (3 + random.nextInt(10)) + " fn:unordered(" + String.join(" ", spaced(field))
                        + "))";
            default ->
                "(" + prefix + words.word(source) + " AND NOT (" + prefix + words.word(source) + " OR " + prefix
                        + phrase(words.run(source, 2)) + ")) OR " + prefix + words.longWord(source, 6);
        };
    }

    private String groups(String field) {
        return field + ":(" + String.join(" OR ", choice(field, 3)) + ") AND " + field + ":("
                + String.join(" OR ", choice(field, 2)) + ") NOT " + field + ":" + words.word(field);
    }

    private List<String> choice(String field, int count) {
        return Stream.generate(() -> words.word(field)).limit(count).toList();
    }

    /** Two words that stand near each other. */
    private List<String> spaced(String field) {
        List<String> run = words.run(field, 2 + random.nextInt(4));
        return List.of(run.getFirst(), run.getLast());
    }

    private String sloppyPhrase(String field) {
        List<String> ends = spaced(field);
        return phrase(random.nextBoolean() ? ends : ends.reversed()) + "~" + (1 + random.nextInt(6));
    }

    private static String phrase(List<String> run) {
        return '"' + String.join(" ", run).replace("\"", "\\\"") + '"';
    }

    private String wildcard(String word) {
        int hole = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, hole) + "?" + word.substring(hole + 1);
            case 1 -> word.substring(0, hole) + "*" + word.substring(hole + 1);
            case 2 -> "*" + word.substring(word.length() - 4);
            default -> "*" + word.substring(1, 5) + "*";
        };
    }

    private String regexp(String word) {
        int at = 1 + random.nextInt(word.length() - 2);
        String head = word.substring(0, at);
        String tail = word.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> "/" + head + "." + tail + "/";
            case 1 -> "/" + head + "[a-z]*" + tail + "/";
            case 2 -> "/" + head + "(" + word.charAt(at) + "|x)?" + tail + "(s|n|en)?/";
            default -> "/" + head + ".{1,4}/";
        };
    }

    private String dateRange() {
        String one = words.value(files.dateField());
        String other = words.value(files.dateField());
        String first = one.compareTo(other) < 0 ? one : other;
        String last = one.compareTo(other) < 0 ? other : one;
        return switch (random.nextInt(4)) {
            case 0 -> files.dateField() + ":[" + first + " TO *]";
            case 1 -> files.dateField() + ":{" + first + " TO " + last + "}";
            case 2 -> files.dateField() + ":[* TO " + first + "}";
            default -> files.dateField() + ":[" + first + " TO " + last + "]";
        };
    }

    private String numberRange() {
        if (files.longField().isEmpty()) {
            return dateRange();
        }
        long from = Long.parseLong(words.value(files.longField()));
        return files.longField() + (random.nextBoolean() ? ":[" : ":{") + from + " TO " + (from + random.nextInt(200))
                + (random.nextBoolean() ? "]" : "}");
    }

    private void addFilter(ObjectNode search) {
        ObjectNode filter = search.putArray("filters").addObject();
        if (random.nextBoolean()) {
            filter.put("field", files.dateField()).putObject("range").put("lower", words.value(files.dateField()));
        } else {
            filter.put("field", files.keywordField())
                    .putArray("terms")
                    .add(words.value(files.keywordField()))
                    .add(words.value(files.keywordField()));
        }
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
