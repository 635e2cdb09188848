package dev.weir.load.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * A search as somebody else read it: {@code {"op": "near", "n": 3, "ordered": false, "args": [...]}} and
 * {@code {"phrase": ["poverty", "line*"]}}, asked of words that are runs of letters, digits and underscores.
 */
final class Ast {
    /** So many words a pattern may find in one document; none has as many. */
    private static final int MAX_WORDS = 1 << 20;

    private static final Pattern OPTIONAL = Pattern.compile("\\$");

    private final String field;

    Ast(String field) {
        this.field = field;
    }

    /** The query of Lucene that means the same. */
    Query query(JsonNode node) {
        return switch (node.path("op").asText()) {
            case "or" -> group(node, Occur.SHOULD);
            case "and" -> group(node, Occur.MUST);
            case "not" ->
                new BooleanQuery.Builder()
                        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                        .add(query(node.path("args").get(0)), Occur.MUST_NOT)
                        .build();
            default -> new IntervalQuery(field, source(node));
        };
    }

    private Query group(JsonNode node, Occur occur) {
        BooleanQuery.Builder group = new BooleanQuery.Builder();
        node.path("args").forEach(part -> group.add(query(part), occur));
        return group.build();
    }

    private IntervalsSource source(JsonNode node) {
        if (node.has("phrase")) {
            List<IntervalsSource> words = new ArrayList<>();
            node.path("phrase").forEach(word -> words.add(word(word.asText())));
            return words.size() == 1 ? words.get(0) : Intervals.phrase(words.toArray(IntervalsSource[]::new));
        }
        List<IntervalsSource> parts = new ArrayList<>();
        node.path("args").forEach(part -> parts.add(source(part)));
        IntervalsSource[] all = parts.toArray(IntervalsSource[]::new);
        return switch (node.path("op").asText()) {
            case "or" -> Intervals.or(all);
            case "and" -> Intervals.unordered(all);
            // Always of two: whoever read the searches made pairs of chains.
            case "near" -> {
                int gaps = node.path("n").asInt();
                IntervalsSource inOrder = Intervals.maxgaps(gaps, Intervals.ordered(all));
                yield node.path("ordered").asBoolean()
                        ? inOrder
                        : Intervals.or(inOrder, Intervals.maxgaps(gaps, Intervals.ordered(all[1], all[0])));
            }
            default -> throw new IllegalArgumentException("no stretch of text: " + node);
        };
    }

    private static IntervalsSource word(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        Matcher optional = OPTIONAL.matcher(word);
        if (optional.find()) {
            return Intervals.or(word(optional.replaceFirst("")), word(optional.replaceFirst("?")));
        }
        boolean plain = word.indexOf('*') < 0 && word.indexOf('?') < 0;
        return plain ? Intervals.term(word) : Intervals.wildcard(new BytesRef(word), MAX_WORDS);
    }
}
