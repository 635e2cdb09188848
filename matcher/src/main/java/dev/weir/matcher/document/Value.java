package dev.weir.matcher.document;

import java.time.Instant;

/** One typed value, as documents hold it and filters compare it. */
public sealed interface Value {
    /** A string: text, keyword, or the written form of a date. */
    record OfString(String value) implements Value {
        @Override
        public String toString() {
            return value;
        }
    }

    /** A whole number. */
    record OfLong(long value) implements Value {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A floating point number; {@code -0.0} becomes {@code 0.0}. */
    record OfDouble(double value) implements Value {
        /** Makes both zeros one, for they are equal to people and distinct to Lucene. */
        public OfDouble {
            value = value == 0 ? 0.0 : value;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** True or false. */
    record OfBoolean(boolean value) implements Value {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** A moment. */
    record OfInstant(Instant value) implements Value {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A place. */
    record OfGeoPoint(GeoPoint value) implements Value {
        @Override
        public String toString() {
            return value.lat() + "," + value.lon();
        }
    }

    static Value of(String value) {
        return new OfString(value);
    }

    static Value of(long value) {
        return new OfLong(value);
    }

    static Value of(double value) {
        return new OfDouble(value);
    }

    static Value of(boolean value) {
        return new OfBoolean(value);
    }

    static Value of(Instant value) {
        return new OfInstant(value);
    }

    static Value of(GeoPoint value) {
        return new OfGeoPoint(value);
    }
}
