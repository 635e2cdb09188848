package dev.weir.matcher.reading;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.flat.Bits;
import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Clauses;
import dev.weir.matcher.leaf.FieldLeaves;
import dev.weir.matcher.leaf.LeafKind;
import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/**
 * One document after the other, each read once: which leaves hold. For one thread at a time.
 *
 * <p>All leaves whose presence can be noticed are known after {@link #read}. Fields that no leaf asks about are not
 * even analysed.
 */
public final class Reading {
    private static final int NO_TOKEN = -1;

    private final Leaves leaves;
    private final Unseen unseen = new Unseen();
    private final Deciding deciding;
    private final List<FieldReading> fields = new ArrayList<>();
    private final List<TokenPass> passes = new ArrayList<>();
    private final Bits holds = new Bits();
    private final Ints noticed = new Ints();
    /** For each term leaf that holds, the last token that has it. */
    private int[] lastToken = {};

    private int limit;
    private int documentNumber;
    private @Nullable Document document;
    private @Nullable DocumentIndex lucene;

    /**
     * Reads for those leaves.
     *
     * @param ticker nanoseconds, for {@link #luceneNanos}
     */
    public Reading(Leaves leaves, LongSupplier ticker) {
        this.leaves = leaves;
        this.deciding = new Deciding(this, leaves, ticker);
    }

    /** Begins with a document. What was known of the one before is void. */
    public void read(Document next) {
        forget();
        document = next;
        if (++documentNumber == Integer.MAX_VALUE) {
            // The tables remember numbers of documents, which must not come again.
            fields.clear();
            passes.clear();
            documentNumber = 1;
        }
        limit = leaves.count();
        holds.ensure(limit);
        deciding.ensure(limit);
        if (lastToken.length < limit) {
            lastToken = Arrays.copyOf(lastToken, limit + (limit >> 1));
        }
        while (fields.size() < leaves.fieldCount()) {
            FieldReading field = new FieldReading(leaves, leaves.field(fields.size()), unseen);
            fields.add(field);
            passes.add(new TokenPass(this, leaves, field));
        }
        notice(LeafKind.EVERYTHING);
        for (Field field : next.schema().fields()) {
            List<Value> values = next.values(field.name());
            @Nullable FieldLeaves asked = values.isEmpty() ? null : leaves.field(field.name());
            if (asked != null && asked.number() < fields.size()) {
                read(field, values, asked.number(), next.schema().analyzer());
            }
        }
    }

    /** The leaves that hold and can be noticed, each once; valid up to {@link #noticedCount}. */
    public int[] noticed() {
        return noticed.array();
    }

    public int noticedCount() {
        return noticed.size();
    }

    /** The leaves that hold, of those noticed, and of those decided so far. */
    public Bits holding() {
        return holds;
    }

    /** Leaves at or above this number are newer than the document's reading: nothing is known about them. */
    public int limit() {
        return limit;
    }

    /**
     * Whether a leaf holds that may have to be decided first.
     *
     * @throws UndecidableException if Lucene failed on it
     */
    public boolean decide(int leaf) {
        return deciding.holds(leaf);
    }

    /** Whether the plain {@link dev.weir.matcher.leaf.Phrase} holds that is written at a place. */
    public boolean phraseHolds(int[] written, int at) {
        return deciding.phraseHolds(written, at);
    }

    /** Whether a field has the stretch of text that is written at a place, as {@link dev.weir.matcher.leaf.StretchCode} says. */
    public boolean stretchHolds(int field, int[] written, int at) {
        return deciding.stretchHolds(field, written, at);
    }

    /** Whether all groups of a row of clauses hold. */
    public boolean holdAll(Clauses clauses, int row) {
        return deciding.clausesHold(clauses, row);
    }

    /** How many numbers or places the document has in a field. */
    public int numberCount(int field) {
        return fields.get(field).numberCount();
    }

    /** One of the numbers of a field, in the order in which they are sorted. */
    public long number(int field, int index) {
        return fields.get(field).number(index);
    }

    /** The latitude of one of the places of a field, in Lucene's encoding. */
    public int lat(int field, int index) {
        return fields.get(field).lat(index);
    }

    /** The longitude likewise. */
    public int lon(int field, int index) {
        return fields.get(field).lon(index);
    }

    /** How many leaves Lucene was asked about for this document. */
    public int luceneDecisions() {
        return deciding.luceneDecisions();
    }

    /** How long Lucene took for this document, building its index included. */
    public long luceneNanos() {
        return deciding.luceneNanos();
    }

    /**
     * Whether Lucene finds the document, for a query that need not be a leaf.
     *
     * @throws UndecidableException if Lucene failed on it
     */
    public boolean luceneMatches(Query query) {
        return deciding.luceneMatches(query);
    }

    /** Gives free what the document took. */
    public void forget() {
        for (int i = 0; i < noticed.size(); i++) {
            holds.clearWordOf(noticed.get(i));
        }
        noticed.clear();
        deciding.forget();
        fields.forEach(FieldReading::clear);
        document = null;
        lucene = null;
    }

    /** Lets everything about the document be decided anew that was decided; what was noticed stays. */
    public void forgetDecisions() {
        deciding.forgetDecisions();
        lucene = null;
    }

    /** How many tokens there were, since this reading was made. */
    public long tokens() {
        long tokens = 0;
        for (TokenPass pass : passes) {
            tokens += pass.tokens();
        }
        return tokens;
    }

    /** How often a token had to be looked up because it was not remembered, since this reading was made. */
    public long unseenTokens() {
        long misses = 0;
        for (FieldReading field : fields) {
            misses += field.tokens().misses();
        }
        return misses;
    }

    FieldReading field(int number) {
        return fields.get(number);
    }

    int documentNumber() {
        return documentNumber;
    }

    /** The document as Lucene sees it. */
    DocumentIndex lucene() {
        DocumentIndex present = lucene;
        if (present == null) {
            if (document == null) {
                throw new IllegalStateException("no document is being read");
            }
            present = new DocumentIndex(document);
            lucene = present;
        }
        return present;
    }

    void notice(int leaf) {
        if (leaf < limit && holds.add(leaf)) {
            noticed.add(leaf);
        }
    }

    /** The last token of a term that holds, to be followed by {@link FieldReading#previous}. */
    int lastToken(int term) {
        return lastToken[term];
    }

    /** Makes a token the last one of its term; returns the one before. */
    int follow(int term, int token) {
        boolean isFirst = holds.add(term);
        if (isFirst) {
            noticed.add(term);
        }
        int before = isFirst ? NO_TOKEN : lastToken[term];
        lastToken[term] = token;
        return before;
    }

    /** Lets a pattern that holds have no token yet. */
    void beginPlaces(int pattern) {
        lastToken[pattern] = NO_TOKEN;
    }

    /** Makes a token the last one of a pattern; returns the one before. */
    int addPlace(int pattern, int token) {
        int before = lastToken[pattern];
        lastToken[pattern] = token;
        return before;
    }

    private void read(Field field, List<Value> values, int number, Analyzer analyzer) {
        FieldReading into = fields.get(number);
        switch (field.type()) {
            case TEXT, KEYWORD, BOOLEAN -> {
                TokenPass pass = passes.get(number);
                pass.begin();
                for (Value value : values) {
                    if (field.type() == FieldType.TEXT) {
                        pass.text(field, value, analyzer);
                    } else {
                        pass.whole(field, value);
                    }
                }
                pass.end();
            }
            case LONG, DOUBLE, DATE -> {
                values.forEach(value -> into.addNumber(sortable(value)));
                noticeNumberCells(into);
            }
            case GEO_POINT -> {
                values.forEach(value -> addPlace(value, into));
                noticePlaceCells(into);
            }
        }
    }

    private static long sortable(Value value) {
        return switch (value) {
            case Value.OfLong number -> number.value();
            case Value.OfInstant moment -> moment.value().toEpochMilli();
            case Value.OfDouble number -> NumericUtils.doubleToSortableLong(number.value());
            default -> throw new IllegalStateException(value + " is no number");
        };
    }

    private static void addPlace(Value value, FieldReading into) {
        if (!(value instanceof Value.OfGeoPoint place)) {
            throw new IllegalStateException(value + " is no place");
        }
        into.addPlace(
                GeoEncodingUtils.encodeLatitude(place.value().lat()),
                GeoEncodingUtils.encodeLongitude(place.value().lon()));
    }

    private void noticeNumberCells(FieldReading field) {
        FieldLeaves asked = field.leaves();
        for (int i = 0; i < field.numberCount(); i++) {
            for (long shifts = asked.shifts(); shifts != 0; shifts &= shifts - 1) {
                noticeIfAsked(asked.numberCell(Long.numberOfTrailingZeros(shifts), field.number(i)));
            }
        }
    }

    private void noticePlaceCells(FieldReading field) {
        FieldLeaves asked = field.leaves();
        for (int i = 0; i < field.numberCount(); i++) {
            for (long shifts = asked.shifts(); shifts != 0; shifts &= shifts - 1) {
                noticeIfAsked(asked.placeCell(Long.numberOfTrailingZeros(shifts), field.lat(i), field.lon(i)));
            }
        }
    }

    private void noticeIfAsked(int leaf) {
        if (leaf != FieldLeaves.NONE) {
            notice(leaf);
        }
    }
}
