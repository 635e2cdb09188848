package dev.weir.server.delivery;

import dev.weir.matcher.schema.Schema;
import dev.weir.server.error.WeirException;
import dev.weir.v1.NotificationView;
import dev.weir.v1.SearchSelector;

/** What a reader of notifications wants: which, and what they carry. Immutable. */
record Choices(Selection selection, View view) {
    /**
     * Reads a selector and a view.
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
