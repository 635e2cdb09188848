package dev.weir.client;

import dev.weir.v1.Filter;
import dev.weir.v1.GeoBoxFilter;
import dev.weir.v1.GeoDistanceFilter;
import dev.weir.v1.GeoPoint;
import dev.weir.v1.RangeFilter;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.TermsFilter;
import dev.weir.v1.Value;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds a saved search. Query and filters must all hold. For one thread. */
public final class SearchBuilder {
    private final SavedSearch.Builder search = SavedSearch.newBuilder();

    SearchBuilder(String name) {
        search.setName(name);
    }

    /** The query, in Lucene's standard syntax. */
    public SearchBuilder query(String text) {
        search.setQuery(text);
        return this;
    }

    /** Whose search it is. */
    public SearchBuilder owner(String owner) {
        search.setOwner(owner);
        return this;
    }

    /** A mark by which subscriptions select. */
    public SearchBuilder label(String key, String value) {
        search.putLabels(key, value);
        return this;
    }

    /** The field's whole number lies between these, both included; null for no bound. */
    public SearchBuilder range(String field, @Nullable Long lower, @Nullable Long upper) {
        return range(
                field,
                lower == null ? null : Value.newBuilder().setLongValue(lower).build(),
                upper == null ? null : Value.newBuilder().setLongValue(upper).build());
    }

    /** The field's whole number lies between these, both included. */
    public SearchBuilder range(String field, long lower, long upper) {
        return range(field, Long.valueOf(lower), Long.valueOf(upper));
    }

    /** The field's number lies between these, both included; an infinity for no bound. */
    public SearchBuilder range(String field, double lower, double upper) {
        return range(
                field,
                Double.isInfinite(lower)
                        ? null
                        : Value.newBuilder().setDoubleValue(lower).build(),
                Double.isInfinite(upper)
                        ? null
                        : Value.newBuilder().setDoubleValue(upper).build());
    }

    /** The field's moment lies between these, both included; null for no bound. */
    public SearchBuilder range(String field, @Nullable Instant lower, @Nullable Instant upper) {
        return range(
                field,
                lower == null ? null : DocumentBuilder.value(lower),
                upper == null ? null : DocumentBuilder.value(upper));
    }

    /** One of the field's values is one of these. */
    public SearchBuilder terms(String field, String... values) {
        TermsFilter.Builder terms = TermsFilter.newBuilder();
        Arrays.stream(values)
                .forEach(value -> terms.addValues(Value.newBuilder().setStringValue(value)));
        return filter(Filter.newBuilder().setField(field).setTerms(terms).build());
    }

    /** The field's place is at most so many metres away from this one. */
    public SearchBuilder within(String field, double lat, double lon, double meters) {
        return filter(Filter.newBuilder()
                .setField(field)
                .setGeoDistance(GeoDistanceFilter.newBuilder()
                        .setCenter(GeoPoint.newBuilder().setLat(lat).setLon(lon))
                        .setRadiusMeters(meters))
                .build());
    }

    /** The field's place lies between these edges, in degrees; {@code left} is west of {@code right}. */
    public SearchBuilder box(String field, double top, double left, double bottom, double right) {
        return filter(Filter.newBuilder()
                .setField(field)
                .setGeoBox(GeoBoxFilter.newBuilder()
                        .setTop(top)
                        .setLeft(left)
                        .setBottom(bottom)
                        .setRight(right))
                .build());
    }

    /** A filter as the contract has it. */
    public SearchBuilder filter(Filter filter) {
        search.addFilters(filter);
        return this;
    }

    /** When it ends by itself. */
    public SearchBuilder expires(Instant time) {
        search.setExpireTime(DocumentBuilder.timestamp(time));
        return this;
    }

    /** Saves it without matching it, until it is made active. */
    public SearchBuilder paused() {
        search.setState(SavedSearch.State.STATE_PAUSED);
        return this;
    }

    /** The search. */
    public SavedSearch build() {
        return search.build();
    }

    private SearchBuilder range(String field, @Nullable Value lower, @Nullable Value upper) {
        RangeFilter.Builder range = RangeFilter.newBuilder();
        if (lower != null) {
            range.setLower(lower);
        }
        if (upper != null) {
            range.setUpper(upper);
        }
        return filter(Filter.newBuilder().setField(field).setRange(range).build());
    }
}
