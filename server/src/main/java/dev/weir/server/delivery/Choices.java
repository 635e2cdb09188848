package dev.weir.server.delivery;

import dev.weir.matcher.schema.Schema;
import dev.weir.server.error.WeirException;
import dev.weir.v1.NotificationView;
import dev.weir.v1.SearchSelector;

/**
 * What a reader of notifications wants. Immutable.
 *
 * @param selection which
 * @param view what they carry
 * @param latestOnly whether those are skipped that a later one of the same search and document replaces
 */
record Choices(Selection selection, View view, boolean latestOnly) {
    /** All of a selection. */
    Choices(Selection selection, View view) {
        this(selection, view, false);
    }

    /**
     * Reads a selector and a view: all that they select.
     *
     * @throws WeirException when one is not a good one; field paths start at what holds both
     */
    static Choices of(SearchSelector selector, NotificationView view, Schema schema) {
        return new Choices(selection(selector), view(view, schema));
    }

    private static Selection selection(SearchSelector selector) {
        try {
            return Selection.of(selector);
        } catch (WeirException e) {
            throw e.in("selector");
        }
    }

    private static View view(NotificationView view, Schema schema) {
        try {
            return View.of(view, schema);
        } catch (WeirException e) {
            throw e.in("view");
        }
    }
}
