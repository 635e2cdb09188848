package dev.weir.server.contract;

import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.server.error.WeirException;

/** Values of documents and filters. */
final class ValueConverter {
    private ValueConverter() {}

    static Value toMatcher(dev.weir.v1.Value value, String path) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> Value.of(value.getStringValue());
            case LONG_VALUE -> Value.of(value.getLongValue());
            case DOUBLE_VALUE -> Value.of(value.getDoubleValue());
            case BOOLEAN_VALUE -> Value.of(value.getBooleanValue());
            case TIMESTAMP_VALUE -> Value.of(Times.instant(value.getTimestampValue(), path));
            case GEO_POINT_VALUE -> Value.of(toMatcher(value.getGeoPointValue(), path));
            case KIND_NOT_SET ->
                throw WeirException.invalid(path, "has no value: set one of its kinds, or leave the field out");
        };
    }

    static GeoPoint toMatcher(dev.weir.v1.GeoPoint point, String path) {
        try {
            return new GeoPoint(point.getLat(), point.getLon());
        } catch (IllegalArgumentException e) {
            throw WeirException.invalid(path, String.valueOf(e.getMessage()));
        }
    }
}
