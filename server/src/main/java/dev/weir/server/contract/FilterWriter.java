package dev.weir.server.contract;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import dev.weir.v1.GeoBoxFilter;
import dev.weir.v1.GeoDistanceFilter;
import dev.weir.v1.GeoPolygonFilter;
import dev.weir.v1.RangeFilter;
import dev.weir.v1.TermsFilter;
import org.jspecify.annotations.Nullable;

/** Filters as the contract's messages. */
final class FilterWriter {
    private FilterWriter() {}

    static dev.weir.v1.Filter write(Filter filter) {
        dev.weir.v1.Filter.Builder message = dev.weir.v1.Filter.newBuilder().setField(filter.field());
        switch (filter) {
            case Filter.Range range -> message.setRange(range(range));
            case Filter.Terms terms ->
                message.setTerms(TermsFilter.newBuilder()
                        .addAllValues(terms.values().stream()
                                .map(ValueConverter::toContract)
                                .toList()));
            case Filter.GeoDistance distance ->
                message.setGeoDistance(GeoDistanceFilter.newBuilder()
                        .setCenter(ValueConverter.toContract(distance.center()))
                        .setRadiusMeters(distance.radiusMeters()));
            case Filter.GeoBox box ->
                message.setGeoBox(GeoBoxFilter.newBuilder()
                        .setTop(box.top())
                        .setLeft(box.left())
                        .setBottom(box.bottom())
                        .setRight(box.right()));
            case Filter.GeoPolygon polygon -> {
                GeoPolygonFilter.Builder corners = GeoPolygonFilter.newBuilder();
                for (GeoPoint corner : polygon.corners()) {
                    corners.addPoints(ValueConverter.toContract(corner));
                }
                message.setGeoPolygon(corners);
            }
        }
        return message.build();
    }

    private static RangeFilter range(Filter.Range range) {
        RangeFilter.Builder message = RangeFilter.newBuilder()
                .setLowerExclusive(!range.lowerInclusive())
                .setUpperExclusive(!range.upperInclusive());
        @Nullable Value lower = range.lower();
        @Nullable Value upper = range.upper();
        if (lower != null) {
            message.setLower(ValueConverter.toContract(lower));
        }
        if (upper != null) {
            message.setUpper(ValueConverter.toContract(upper));
        }
        return message.build();
    }
}
