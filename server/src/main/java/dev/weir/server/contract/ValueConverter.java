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

    static dev.weir.v1.Value toContract(Value value) {
        dev.weir.v1.Value.Builder message = dev.weir.v1.Value.newBuilder();
        return switch (value) {
            case Value.OfString text -> message.setStringValue(text.value()).build();
            case Value.OfLong number -> message.setLongValue(number.value()).build();
            case Value.OfDouble number -> message.setDoubleValue(number.value()).build();
            case Value.OfBoolean truth -> message.setBooleanValue(truth.value()).build();
            case Value.OfInstant moment ->
                message.setTimestampValue(Times.timestamp(moment.value().toEpochMilli()))
                        .build();
            case Value.OfGeoPoint point ->
                message.setGeoPointValue(toContract(point.value())).build();
        };
    }

    static dev.weir.v1.GeoPoint toContract(GeoPoint point) {
        return dev.weir.v1.GeoPoint.newBuilder()
                .setLat(point.lat())
                .setLon(point.lon())
                .build();
    }
}
