package dev.weir.server.feed;

import dev.weir.v1.SavedSearch;

/** What a change of a saved search amounts to. */
final class SearchChange {
    private SearchChange() {}

    static String etag(long updatePosition) {
        return "p" + updatePosition;
    }

    /** Whether both are decided alike: then the query index needs no change. */
    static boolean asksTheSame(SavedSearch one, SavedSearch other) {
        return one.getQuery().equals(other.getQuery())
                && one.getSyntax() == other.getSyntax()
                && one.hasTree() == other.hasTree()
                && one.getTree().equals(other.getTree())
                && one.getFiltersList().equals(other.getFiltersList())
                && one.getState() == other.getState();
    }

    /** Whether both are alike in all that a caller can set. */
    static boolean isTheSame(SavedSearch one, SavedSearch other) {
        return callersPart(one).equals(callersPart(other));
    }

    /** What a caller sets, without what the server adds. */
    static SavedSearch callersPart(SavedSearch search) {
        return search.toBuilder()
                .clearStateReason()
                .clearCost()
                .clearCreatePosition()
                .clearUpdatePosition()
                .clearCreateTime()
                .clearUpdateTime()
                .clearUid()
                .clearEtag()
                .clearWordLists()
                .build();
    }
}
