package dev.weir.server.config;

/** The check that every number of the configuration passes. */
final class Range {
    private Range() {}

    static void check(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new ConfigException(
                    key, key + " is " + value + ", which is out of range: it must be from " + min + " to " + max + ".");
        }
    }
}
