package dev.weir.server.feed;

/** What must hold of the search that already has the name of one to be saved. */
public sealed interface SaveCondition {
    /** There must be none. */
    record New() implements SaveCondition {}

    /** There may be one, which is replaced as a whole. */
    record Any() implements SaveCondition {}

    /**
     * There must be one, and it must be the one that the change was worked out from.
     *
     * @param etag as the caller last saw it; empty for no check
     * @param basePosition the update position of the version that the change was worked out from
     */
    record Changed(String etag, long basePosition) implements SaveCondition {}
}
