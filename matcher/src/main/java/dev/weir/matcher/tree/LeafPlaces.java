package dev.weir.matcher.tree;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in a text the leaves of a tree are from, so that what is found wrong with a leaf later can be shown there.
 * Equal leaves may stand at different places: it is the object that counts. Not for several threads.
 */
public final class LeafPlaces {
    private final CharSequence text;
    private final IdentityHashMap<QueryTree, Span> spans = new IdentityHashMap<>();

    private record Span(int offset, int length) {}

    public LeafPlaces(CharSequence text) {
        this.text = text;
    }

    /** Notes where a part is from, and gives the part. */
    public <T extends QueryTree> T at(int offset, int length, T part) {
        spans.put(part, new Span(offset, length));
        return part;
    }

    /** Where a part is from, if that was noted. */
    public TextPlace of(QueryTree part) {
        @Nullable Span span = spans.get(part);
        return span == null ? TextPlace.UNKNOWN : TextPlace.of(text, span.offset(), span.length());
    }
}
