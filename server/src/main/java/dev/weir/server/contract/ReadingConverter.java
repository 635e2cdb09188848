package dev.weir.server.contract;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.tree.Warning;
import dev.weir.v1.AnalyzedWord;
import dev.weir.v1.QueryReading;
import dev.weir.v1.QueryWarning;
import java.util.List;

/** How a query was understood, in the contract's terms. */
public final class ReadingConverter {
    /** How many characters of a canonical text are sent. */
    static final int CANONICAL_CHARS_MAX = 100_000;

    static final int WORDS_MAX = 1_000;
    static final int WARNINGS_MAX = 100;

    private ReadingConverter() {}

    /** The reading of a query by the parser that parsed it. */
    public static QueryReading toContract(ParsedQuery query, QueryParser parser) {
        QueryReading.Builder reading = QueryReading.newBuilder();
        TreeWriter.write(query.tree()).ifPresent(reading::setTree);
        String canonical = parser.canonicalText(query);
        reading.setCanonicalText(
                canonical.length() <= CANONICAL_CHARS_MAX ? canonical : canonical.substring(0, CANONICAL_CHARS_MAX));
        parser.words(query, WORDS_MAX)
                .forEach(leaf -> reading.addWords(AnalyzedWord.newBuilder()
                        .setField(leaf.field())
                        .setText(leaf.text())
                        .addAllTerms(leaf.terms())));
        return reading.addAllWarnings(warnings(query.warnings(), WARNINGS_MAX)).build();
    }

    /** The first of some warnings. */
    public static List<QueryWarning> warnings(List<Warning> warnings, int max) {
        return warnings.stream().limit(max).map(ReadingConverter::warning).toList();
    }

    private static QueryWarning warning(Warning warning) {
        return QueryWarning.newBuilder()
                .setLine(warning.place().line())
                .setColumn(warning.place().column())
                .setPiece(warning.place().piece())
                .setReason(warning.reason())
                .build();
    }
}
