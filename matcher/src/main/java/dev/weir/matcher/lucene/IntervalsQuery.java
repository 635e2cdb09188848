package dev.weir.matcher.lucene;

import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** A document whose field has such an interval; Lucene's {@link IntervalQuery}, before it is compiled. */
public final class IntervalsQuery extends Query {
    private final String field;
    private final Interval interval;

    /** Asks for an interval in a field. */
    public IntervalsQuery(String field, Interval interval) {
        this.field = field;
        this.interval = interval;
    }

    /** Where it is looked for. */
    public String field() {
        return field;
    }

    /** What is looked for. */
    public Interval interval() {
        return interval;
    }

    /** Lucene's query. */
    public IntervalQuery compiled() {
        return new IntervalQuery(field, interval.source());
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return compiled();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        compiled().visit(visitor);
    }

    @Override
    public String toString(String defaultField) {
        return (field.equals(defaultField) ? "" : field + ":") + interval;
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other)
                && field.equals(((IntervalsQuery) other).field)
                && interval.equals(((IntervalsQuery) other).interval);
    }

    @Override
    public int hashCode() {
        return (31 * classHash() + field.hashCode()) * 31 + interval.hashCode();
    }
}
