package dev.weir.matcher.query;

import dev.weir.matcher.lucene.LargeRegexpQuery;
import dev.weir.matcher.lucene.TermPatternQuery;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.AnalyzedText;
import dev.weir.matcher.syntax.UnknownField;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/** The Lucene queries of a tree's leaves. {@link TreeFault} says why one has none. */
final class LeafCompiler {
    private final Schema schema;
    private final Analyzer analyzer;
    private final Normalization normalization;
    private final FilterCompiler filters;

    LeafCompiler(Schema schema, QueryLimits limits) {
        this.schema = schema;
        this.analyzer = schema.analyzer();
        this.normalization = new Normalization(analyzer);
        this.filters = new FilterCompiler(schema, limits);
    }

    /** The field of a leaf. */
    Field field(QueryTree leaf, String name) {
        return schema.field(name).orElseThrow(() -> new TreeFault(leaf, name, UnknownField.reason(name, schema)));
    }

    AnalyzedText analyzed(String field, String text) {
        return AnalyzedText.of(analyzer, field, text);
    }

    @Nullable
    Query term(QueryTree.Term term) {
        requireTextual(term, term.field(), "a word");
        return term.exact()
                ? new TermQuery(new Term(term.field(), term.text()))
                : words(term.field(), analyzed(term.field(), term.text()), 0);
    }

    @Nullable
    Query phrase(QueryTree.Phrase phrase) {
        requireTextual(phrase, phrase.field(), phrase.slop() > 0 ? "a proximity (~)" : "a phrase");
        if (phrase.slop() < 0) {
            throw new TreeFault(phrase, phrase.field(), "the slop " + phrase.slop() + " must be 0 or more");
        }
        return words(phrase.field(), analyzed(phrase.field(), phrase.text()), phrase.slop());
    }

    Query prefix(QueryTree.Prefix prefix) {
        requireTextual(prefix, prefix.field(), "a wildcard");
        return new TermPatternQuery(
                TermPatternQuery.Kind.PREFIX,
                new Term(prefix.field(), normalization.plain(prefix.field(), prefix.text())));
    }

    Query wildcard(QueryTree.Wildcard wildcard) {
        requireTextual(wildcard, wildcard.field(), "a wildcard");
        return new TermPatternQuery(
                TermPatternQuery.Kind.WILDCARD,
                new Term(wildcard.field(), normalization.wildcard(wildcard.field(), wildcard.expression())));
    }

    Query regexp(QueryTree.Regexp regexp) {
        requireTextual(regexp, regexp.field(), "a regular expression");
        if (RegexpSize.of(regexp.expression()) > RegexpSize.MAX_STATES) {
            throw new TreeFault(
                    regexp,
                    regexp.field(),
                    "the regular expression repeats too much: more than " + RegexpSize.MAX_STATES
                            + " states; use smaller numbers or * and +");
        }
        Term expression = new Term(regexp.field(), normalization.regexp(regexp.field(), regexp.expression()));
        try {
            return new RegexpQuery(expression);
        } catch (TooComplexToDeterminizeException e) {
            return notDeterministic(regexp, expression);
        } catch (IllegalArgumentException e) {
            throw new TreeFault(regexp, regexp.field(), "the regular expression cannot be read: " + e.getMessage());
        }
    }

    /** Of some expressions a deterministic automaton would be huge. */
    private static Query notDeterministic(QueryTree.Regexp regexp, Term expression) {
        if (RegexpSize.of(regexp.expression()) > RegexpSize.MAX_STATES_AT_ONCE) {
            throw tooComplex(regexp, "");
        }
        return new LargeRegexpQuery(expression);
    }

    /** The expression inside a proximity, where each word that it finds is a place. */
    Query regexpOfPlaces(QueryTree.Regexp regexp) {
        Query query = regexp(regexp);
        if (query instanceof LargeRegexpQuery) {
            throw tooComplex(regexp, " to stand inside a proximity");
        }
        return query;
    }

    private static TreeFault tooComplex(QueryTree.Regexp regexp, String where) {
        return new TreeFault(
                regexp,
                regexp.field(),
                "the regular expression is too complex" + where + "; use fewer repeats and alternatives");
    }

    Query fuzzy(QueryTree.Fuzzy fuzzy) {
        requireTextual(fuzzy, fuzzy.field(), "a fuzzy word (~)");
        try {
            return new FuzzyQuery(
                    new Term(fuzzy.field(), normalization.plain(fuzzy.field(), fuzzy.text())),
                    fuzzy.maxEdits(),
                    fuzzy.prefixLength(),
                    FuzzyQuery.defaultMaxExpansions,
                    fuzzy.transpositions());
        } catch (IllegalArgumentException e) {
            throw new TreeFault(
                    fuzzy,
                    fuzzy.field(),
                    "a fuzzy word allows 0 to " + FuzzyQuery.defaultMaxEdits + " edits and a prefix of 0 or more, not "
                            + fuzzy.maxEdits() + " and " + fuzzy.prefixLength());
        }
    }

    Query exists(QueryTree.Exists exists) {
        Field field = field(exists, exists.field());
        return switch (field.type()) {
            case TEXT, KEYWORD, BOOLEAN -> new TermRangeQuery(field.name(), null, null, true, true);
            case LONG, DATE -> PointQueries.longs(field.name(), null, true, null, true);
            case DOUBLE -> PointQueries.doubles(field.name(), null, true, null, true);
            case GEO_POINT ->
                throw new TreeFault(
                        exists,
                        field.name(),
                        "field '" + field.name() + "' is geo point and cannot be asked for any value at all;"
                                + " use a geo filter beside the text, such as a box of the whole world");
        };
    }

    Query condition(QueryTree.Condition condition) {
        try {
            return filters.compile(condition.filter());
        } catch (IllegalArgumentException e) {
            String field = condition.filter().field();
            throw new TreeFault(condition, field, "field '" + field + "': " + e.getMessage());
        }
    }

    private void requireTextual(QueryTree leaf, String name, String what) {
        Field field = field(leaf, name);
        switch (field.type()) {
            case TEXT, KEYWORD -> {}
            case LONG, DOUBLE, DATE -> throw refused(leaf, field, what, "give a value or a range such as [1 TO 5]");
            case BOOLEAN -> throw refused(leaf, field, what, "give true or false");
            case GEO_POINT -> throw refused(leaf, field, what, "use a geo filter beside the text");
        }
    }

    private static TreeFault refused(QueryTree leaf, Field field, String what, String wayOut) {
        return new TreeFault(
                leaf,
                field.name(),
                "field '" + field.name() + "' is " + field.type().label() + " and cannot be asked for " + what + "; "
                        + wayOut);
    }

    /** Words that follow each other; null for none. */
    private static @Nullable Query words(String field, AnalyzedText text, int slop) {
        if (text.isEmpty()) {
            return null;
        }
        List<List<BytesRef>> words = text.words();
        if (words.size() == 1) {
            return oneOf(field, words.get(0));
        }
        int[] positions = text.positions();
        return words.stream().allMatch(terms -> terms.size() == 1)
                ? phrase(field, words, positions, slop)
                : multiPhrase(field, words, positions, slop);
    }

    private static Query oneOf(String field, List<BytesRef> terms) {
        if (terms.size() == 1) {
            return new TermQuery(new Term(field, terms.get(0)));
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        terms.forEach(term -> any.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
        return any.build();
    }

    private static Query phrase(String field, List<List<BytesRef>> words, int[] positions, int slop) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
        for (int i = 0; i < positions.length; i++) {
            phrase.add(new Term(field, words.get(i).get(0)), positions[i]);
        }
        return phrase.build();
    }

    private static Query multiPhrase(String field, List<List<BytesRef>> words, int[] positions, int slop) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
        for (int i = 0; i < positions.length; i++) {
            phrase.add(words.get(i).stream().map(term -> new Term(field, term)).toArray(Term[]::new), positions[i]);
        }
        return phrase.build();
    }
}
