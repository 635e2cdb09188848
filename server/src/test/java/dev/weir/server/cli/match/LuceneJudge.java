package dev.weir.server.cli.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.PointsConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Reads the same documents and searches with nothing but Lucene: its own set-up of Lucene's parser and analyzers, none
 * of Weir's classes.
 */
final class LuceneJudge {
    private final TruthFiles files;
    private final Analyzer analyzer;

    LuceneJudge(TruthFiles files) {
        this.files = files;
        Map<String, Analyzer> byField = new HashMap<>();
        files.analyzers()
                .forEach((field, name) -> byField.put(
                        field,
                        switch (name) {
                            case "standard" -> new StandardAnalyzer();
                            case "english" -> new EnglishAnalyzer();
                            case "german" -> new GermanAnalyzer();
                            default -> throw new IllegalArgumentException(name);
                        }));
        byField.put(files.keywordField(), new KeywordAnalyzer());
        analyzer = new PerFieldAnalyzerWrapper(new StandardAnalyzer(), byField);
    }

    Analyzer analyzer() {
        return analyzer;
    }

    Document document(JsonNode json) {
        Document document = new Document();
        for (String field : files.analyzers().keySet()) {
            if (json.hasNonNull(field)) {
                document.add(new TextField(field, json.path(field).asText(), Field.Store.NO));
            }
        }
        if (json.hasNonNull(files.dateField())) {
            document.add(new LongPoint(
                    files.dateField(), millis(json.path(files.dateField()).asText())));
        }
        if (json.hasNonNull(files.keywordField())) {
            document.add(new StringField(
                    files.keywordField(), json.path(files.keywordField()).asText(), Field.Store.NO));
        }
        if (!files.longField().isEmpty() && json.hasNonNull(files.longField())) {
            document.add(new LongPoint(
                    files.longField(), json.path(files.longField()).longValue()));
        }
        return document;
    }

    Query query(JsonNode search) throws IOException, QueryNodeException {
        StandardQueryParser parser = new StandardQueryParser(analyzer);
        parser.setAllowLeadingWildcard(true);
        parser.setMultiFields(files.defaultFields().toArray(String[]::new));
        Map<String, PointsConfig> points = new HashMap<>();
        points.put(files.dateField(), new PointsConfig(new IsoMillis(), Long.class));
        if (!files.longField().isEmpty()) {
            points.put(files.longField(), new PointsConfig(NumberFormat.getIntegerInstance(Locale.ROOT), Long.class));
        }
        parser.setPointsConfigMap(points);
        // Without a default field the parser asks all of the multi-fields.
        Query query = asDecided(parser.parse(search.path("query").asText(), noDefaultField()));
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST);
        search.path("filters").forEach(filter -> all.add(filter(filter), BooleanClause.Occur.FILTER));
        return all.build();
    }

    // The parameter is not marked as one that may be null, and its documentation says that it may.
    @SuppressWarnings("NullAway")
    private static String noDefaultField() {
        return null;
    }

    private Query filter(JsonNode filter) {
        String field = filter.path("field").asText();
        if (filter.has("range")) {
            return LongPoint.newRangeQuery(
                    field, millis(filter.path("range").path("lower").asText()), Long.MAX_VALUE);
        }
        List<BytesRef> terms = filter.path("terms")
                .valueStream()
                .map(value -> new BytesRef(value.asText()))
                .toList();
        return new TermInSetQuery(field, terms);
    }

    /**
     * The query as Weir promises to decide it. Over many documents Lucene gives up on a fuzzy word after the 50 nearest
     * terms. On one document, which is what a search is decided on, any term will do; so here none may be left out.
     */
    private static Query asDecided(Query query) {
        return switch (query) {
            case FuzzyQuery fuzzy ->
                new FuzzyQuery(
                        new Term(fuzzy.getField(), fuzzy.getTerm().text()),
                        fuzzy.getMaxEdits(),
                        fuzzy.getPrefixLength(),
                        1_000_000,
                        fuzzy.getTranspositions(),
                        MultiTermQuery.CONSTANT_SCORE_REWRITE);
            case BooleanQuery bool -> {
                BooleanQuery.Builder copy = new BooleanQuery.Builder();
                copy.setMinimumNumberShouldMatch(bool.getMinimumNumberShouldMatch());
                bool.forEach(clause -> copy.add(asDecided(clause.query()), clause.occur()));
                // Weir's language says more here than Lucene's: a group of negations only is everything but those.
                if (!bool.clauses().isEmpty() && bool.clauses().stream().allMatch(BooleanClause::isProhibited)) {
                    copy.add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.FILTER);
                }
                yield copy.build();
            }
            default -> query;
        };
    }

    static boolean hasReadableDate(JsonNode date) {
        if (date.isMissingNode() || date.isNull()) {
            return true;
        }
        try {
            long _ = millis(date.asText());
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static long millis(String iso) {
        return iso.length() == 10
                ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                : Instant.parse(iso).toEpochMilli();
    }

    private static final class IsoMillis extends NumberFormat {
        private static final long serialVersionUID = 1L;

        @Override
        public Number parse(String source, ParsePosition position) {
            position.setIndex(source.length());
            return millis(source);
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return format((long) number, to, position);
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return to.append(Instant.ofEpochMilli(number));
        }
    }
}
