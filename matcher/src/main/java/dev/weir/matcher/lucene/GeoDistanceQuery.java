package dev.weir.matcher.lucene;

import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * A place at most so far from a center, as {@link LatLonPoint#newDistanceQuery} means it, which it becomes as soon as
 * it is searched. Unlike that query it can be asked for its parameters, so that the query index can file it. Immutable
 * and safe for any number of threads.
 */
public final class GeoDistanceQuery extends Query {
    private final String field;
    private final double lat;
    private final double lon;
    private final double radiusMeters;
    private final Query lucene;

    /**
     * A disc on the earth.
     *
     * @param lat of the center, -90 to 90 degrees
     * @param lon of the center, -180 to 180 degrees
     * @param radiusMeters not negative, finite
     * @throws IllegalArgumentException if a number is out of its range
     */
    public GeoDistanceQuery(String field, double lat, double lon, double radiusMeters) {
        this.field = field;
        this.lat = lat;
        this.lon = lon;
        this.radiusMeters = radiusMeters;
        this.lucene = LatLonPoint.newDistanceQuery(field, lat, lon, radiusMeters);
    }

    /** The geo point field it asks. */
    public String field() {
        return field;
    }

    /** The latitude of the center in degrees. */
    public double lat() {
        return lat;
    }

    /** The longitude of the center in degrees. */
    public double lon() {
        return lon;
    }

    /** How far from the center a place may be. */
    public double radiusMeters() {
        return radiusMeters;
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
        return sameClassAs(other) && lucene.equals(((GeoDistanceQuery) other).lucene);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + lucene.hashCode();
    }
}
