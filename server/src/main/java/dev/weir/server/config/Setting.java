package dev.weir.server.config;

/**
 * One key with its value as text, from one source.
 *
 * @param key such as {@code server.port}
 * @param value as it was written
 * @param place where it was written, for an error's reader: a file and line, a variable, an option
 */
public record Setting(String key, String value, String place) {}
