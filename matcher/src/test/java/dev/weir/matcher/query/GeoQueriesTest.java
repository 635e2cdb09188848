package dev.weir.matcher.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.lucene.GeoDistanceQuery;
import dev.weir.matcher.lucene.GeoPolygonQuery;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.testing.Randomized;
import dev.weir.matcher.testing.Randomized.Seeded;
import dev.weir.matcher.tree.Filter;
import java.util.List;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.geo.Polygon;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Geo filters can be read by whoever files them, and still mean what Lucene's own geo queries mean. */
@ExtendWith(Randomized.class)
class GeoQueriesTest {
    private static final int PLACES = 2_000;

    @Test
    void aDistanceTellsItsParametersAndMeansLucenesOwn(Seeded random) {
        GeoPoint center = place(random);
        double radius = 1_000 + random.nextInt(500_000);
        GeoDistanceQuery query = (GeoDistanceQuery) parsed(new Filter.GeoDistance("place", center, radius));
        assertThat(query.field()).isEqualTo("place");
        assertThat(query.lat()).isEqualTo(center.lat());
        assertThat(query.lon()).isEqualTo(center.lon());
        assertThat(query.radiusMeters()).isEqualTo(radius);
        assertMeansTheSame(random, query, LatLonPoint.newDistanceQuery("place", center.lat(), center.lon(), radius));
    }

    @Test
    void aPolygonTellsItsCornersAndMeansLucenesOwn(Seeded random) {
        List<GeoPoint> corners = List.of(place(random), place(random), place(random), place(random));
        GeoPolygonQuery query = (GeoPolygonQuery) parsed(new Filter.GeoPolygon("place", corners));
        assertThat(query.field()).isEqualTo("place");
        assertThat(query.polygon().numPoints()).isEqualTo(5);
        assertThat(query.polygon().getPolyLat(0)).isEqualTo(corners.get(0).lat());
        assertThat(query.polygon().getPolyLon(3)).isEqualTo(corners.get(3).lon());
        Polygon same =
                new Polygon(query.polygon().getPolyLats(), query.polygon().getPolyLons());
        assertMeansTheSame(random, query, LatLonPoint.newPolygonQuery("place", same));
    }

    @Test
    void equalShapesOfOneFieldAreEqual() {
        Query near = new GeoDistanceQuery("place", 1, 2, 3);
        assertThat(near).isEqualTo(new GeoDistanceQuery("place", 1, 2, 3));
        assertThat(near).hasSameHashCodeAs(new GeoDistanceQuery("place", 1, 2, 3));
        assertThat(near).isNotEqualTo(new GeoDistanceQuery("place", 1, 2, 4));
        assertThat(near).isNotEqualTo(new GeoDistanceQuery("home", 1, 2, 3));
        Query inside = new GeoPolygonQuery("place", triangle(10));
        assertThat(inside).isEqualTo(new GeoPolygonQuery("place", triangle(10)));
        assertThat(inside).hasSameHashCodeAs(new GeoPolygonQuery("place", triangle(10)));
        assertThat(inside).isNotEqualTo(new GeoPolygonQuery("place", triangle(11)));
        assertThat(inside).isNotEqualTo(near);
    }

    private static void assertMeansTheSame(Seeded random, Query query, Query lucenes) {
        for (int i = 0; i < PLACES; i++) {
            GeoPoint place = place(random);
            Judge judge = new Judge(Fixture.document()
                    .add("place", place.lat() + "," + place.lon())
                    .build());
            assertThat(judge.verdict(query)).as("%s at %s", query, place).isEqualTo(judge.verdict(lucenes));
        }
    }

    private static Query parsed(Filter filter) {
        QuerySource source = QuerySource.of("").withFilters(filter);
        BooleanQuery whole =
                (BooleanQuery) new QueryParser(Fixture.SCHEMA).parse(source).lucene();
        return whole.getClauses(Occur.FILTER).iterator().next();
    }

    /** Within some degrees of each other, so that about as many are inside of a shape as outside. */
    private static GeoPoint place(Seeded random) {
        return new GeoPoint(50 + 5 * random.nextDouble(), 5 * random.nextDouble());
    }

    private static Polygon triangle(double side) {
        return new Polygon(new double[] {0, side, 0, 0}, new double[] {0, 0, side, 0});
    }
}
