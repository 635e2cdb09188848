package dev.weir.server.config;

/** A configuration that cannot be used. The message names the key, the place it was set at and what would be right. */
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;

    ConfigException(String key, String message) {
        super(message);
        this.key = key;
    }

    /** The key that is wrong, such as {@code server.port}; empty where the trouble is not with one key. */
    public String key() {
        return key;
    }
}
