package dev.weir.matcher.form;

import dev.weir.matcher.lucene.GeoDistanceQuery;
import dev.weir.matcher.lucene.GeoPolygonQuery;
import dev.weir.matcher.lucene.IntervalsQuery;
import dev.weir.matcher.lucene.LargeRegexpQuery;
import dev.weir.matcher.lucene.TermPatternQuery;
import dev.weir.matcher.pattern.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointInSetQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;

/**
 * Takes the form from a Lucene query. Where Lucene's meaning is not that of plain logic over terms, positions and
 * numbers, the query stays a leaf of its own, beside conditions that it is proved to need.
 */
public final class FormReader {
    private FormReader() {}

    /** The form of a query; never fails, for of what it does not know Lucene decides. */
    public static Form read(Query query) {
        return switch (query) {
            case TermQuery term -> term(term.getTerm());
            case BooleanQuery bool -> bool(bool);
            case PhraseQuery phrase -> phrase(phrase);
            case BoostQuery boost -> read(boost.getQuery());
            case ConstantScoreQuery constant -> read(constant.getQuery());
            case TermInSetQuery set -> terms(set);
            case TermPatternQuery pattern -> matching(pattern);
            case LargeRegexpQuery large -> matching(large);
            case MultiTermQuery pattern -> matching(pattern);
            case PointRangeQuery range -> PointForms.range(range);
            case PointInSetQuery set -> PointForms.set(set);
            case GeoDistanceQuery distance -> PointForms.distance(distance);
            case GeoPolygonQuery polygon -> PointForms.polygon(polygon);
            case MultiPhraseQuery phrase -> multiPhrase(phrase);
            case SynonymQuery synonyms -> Forms.any(terms(synonyms.getTerms()));
            case DisjunctionMaxQuery max ->
                Forms.any(max.getDisjuncts().stream().map(FormReader::read).toList());
            case MatchAllDocsQuery all -> Forms.EVERYTHING;
            case MatchNoDocsQuery none -> Forms.NOTHING;
            case IntervalsQuery intervals -> StretchForms.of(intervals);
            case IntervalQuery intervals -> needing(NeededTerms.of(intervals), intervals);
            default -> new Form.Lucene(query);
        };
    }

    private static Form bool(BooleanQuery bool) {
        List<Form> required = new ArrayList<>();
        List<Form> optional = new ArrayList<>();
        boolean anythingRequired = false;
        for (BooleanClause clause : bool.clauses()) {
            Form form = read(clause.query());
            switch (clause.occur()) {
                case MUST, FILTER -> {
                    required.add(form);
                    anythingRequired = true;
                }
                case SHOULD -> optional.add(form);
                case MUST_NOT -> required.add(Forms.not(form));
            }
        }
        int atLeast = bool.getMinimumNumberShouldMatch();
        if (atLeast > 0 || !anythingRequired) {
            // Of optional clauses alone one must match; of none, as under pure negation, Lucene matches nothing.
            required.add(Forms.atLeast(Math.max(atLeast, 1), optional));
        }
        return Forms.all(required);
    }

    private static Form phrase(PhraseQuery phrase) {
        Term[] terms = phrase.getTerms();
        List<List<BytesRef>> words =
                Arrays.stream(terms).map(term -> List.of(copy(term))).toList();
        return phrase(
                words,
                phrase.getField(),
                phrase.getPositions(),
                phrase.getSlop(),
                differ(Arrays.asList(terms)),
                phrase);
    }

    private static Form multiPhrase(MultiPhraseQuery phrase) {
        Term[][] places = phrase.getTermArrays();
        List<List<BytesRef>> words = Arrays.stream(places)
                .map(terms ->
                        Arrays.stream(terms).map(FormReader::copy).distinct().toList())
                .toList();
        String field = places.length == 0 || places[0].length == 0 ? "" : places[0][0].field();
        return phrase(words, field, phrase.getPositions(), phrase.getSlop(), false, phrase);
    }

    private static Form phrase(
            List<List<BytesRef>> words,
            String field,
            int[] positions,
            int slop,
            boolean differentSingleTerms,
            Query phrase) {
        if (words.isEmpty() || words.stream().anyMatch(List::isEmpty)) {
            return words.isEmpty() ? Forms.NOTHING : new Form.Lucene(phrase);
        }
        List<Form> each = words.stream()
                .map(terms -> Forms.any(
                        terms.stream().map(term -> new Form.Term(field, term)).toList()))
                .toList();
        if (words.size() == 1) {
            return each.get(0);
        }
        if (slop == 0 || differentSingleTerms || isOneTermTwice(words, positions)) {
            return near(field, words, positions, slop);
        }
        // A term that can stand at two places of a sloppy phrase must not be counted twice; Lucene knows how.
        boolean singleTerms = words.stream().allMatch(terms -> terms.size() == 1);
        return needing(singleTerms ? near(field, words, positions, slop) : Forms.all(each), phrase);
    }

    /** Two occurrences of one term, next to each other but for the slop: there is only one way to choose them. */
    private static boolean isOneTermTwice(List<List<BytesRef>> words, int[] positions) {
        return words.size() == 2
                && words.get(0).size() == 1
                && words.get(0).equals(words.get(1))
                && positions[1] - positions[0] == 1;
    }

    private static Form near(String field, List<List<BytesRef>> words, int[] positions, int slop) {
        return new Form.Phrase(field, words, Arrays.stream(positions).boxed().toList(), slop);
    }

    private static boolean differ(List<Term> terms) {
        return terms.stream().distinct().count() == terms.size();
    }

    private static Form needing(Form condition, Query query) {
        return Forms.all(List.of(condition, new Form.Lucene(query)));
    }

    private static Form matching(TermPatternQuery query) {
        Term text = query.text();
        return new Form.Matching(
                text.field(),
                switch (query.kind()) {
                    case PREFIX -> Pattern.prefix(text.bytes());
                    case WILDCARD -> Pattern.wildcard(text.text());
                });
    }

    private static Form matching(MultiTermQuery query) {
        if (query instanceof TermRangeQuery range && range.getLowerTerm() == null && range.getUpperTerm() == null) {
            return new Form.Exists(range.getField());
        }
        return Pattern.of(query)
                .<Form>map(pattern -> new Form.Matching(query.getField(), pattern))
                .orElseGet(() -> tooLarge(query));
    }

    /** Lucene is asked about the words only that a wider expression finds. */
    private static Form matching(LargeRegexpQuery query) {
        return query.wider().map(wider -> needing(matching(wider), query)).orElseGet(() -> new Form.Lucene(query));
    }

    private static Form tooLarge(MultiTermQuery query) {
        return Pattern.needed(query)
                .map(needed -> needing(new Form.Matching(query.getField(), needed), query))
                .orElseGet(() -> new Form.Lucene(query));
    }

    private static Form terms(TermInSetQuery set) {
        List<Form> terms = new ArrayList<>();
        try {
            BytesRefIterator values = set.getBytesRefIterator();
            for (BytesRef value = values.next(); value != null; value = values.next()) {
                terms.add(Forms.term(set.getField(), value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a set of terms in memory cannot fail to be read", e);
        }
        return Forms.any(terms);
    }

    private static List<Form> terms(List<Term> terms) {
        return terms.stream().map(FormReader::term).toList();
    }

    private static Form term(Term term) {
        return Forms.term(term.field(), term.bytes());
    }

    private static BytesRef copy(Term term) {
        return BytesRef.deepCopyOf(term.bytes());
    }
}
