package dev.weir.matcher.lucene;

import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * A place inside a polygon, as {@link LatLonPoint#newPolygonQuery} means it, which it becomes as soon as it is
 * searched. Unlike that query it can be asked for its parameters, so that the query index can file it. Immutable and
 * safe for any number of threads.
 */
public final class GeoPolygonQuery extends Query {
    private final String field;
    private final Polygon polygon;
    private final Query lucene;

    /** The inside of a polygon, its edges included as far as the encoding of the points tells them apart. */
    public GeoPolygonQuery(String field, Polygon polygon) {
        this.field = field;
        this.polygon = polygon;
        this.lucene = LatLonPoint.newPolygonQuery(field, polygon);
    }

    /** The geo point field it asks. */
    public String field() {
        return field;
    }

    /** The corners in degrees; they do not cross the date line. */
    public Polygon polygon() {
        return polygon;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return lucene;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field)) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String defaultField) {
        return lucene.toString(defaultField);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && lucene.equals(((GeoPolygonQuery) other).lucene);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + lucene.hashCode();
    }
}
