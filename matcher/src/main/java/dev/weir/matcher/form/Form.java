package dev.weir.matcher.form;

import dev.weir.matcher.pattern.Pattern;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/** What a query asks of a document. Made by {@link Forms} only, so that equal questions mostly have equal forms. */
public sealed interface Form {
    /** Any document. */
    record Everything() implements Form {}

    /** No document. */
    record Nothing() implements Form {}

    /** The field has that term. */
    record Term(String field, BytesRef bytes) implements Form {}

    /** The field has a term like that. */
    record Matching(String field, Pattern pattern) implements Form {}

    /** The field has a term at all. */
    record Exists(String field) implements Form {}

    /**
     * The field has the words at their distances, or near them.
     *
     * @param words at each place the terms of which one must be there
     * @param positions where the places are, relative to each other
     * @param slop how much further apart than said the places may be in all; above 0 only for single terms; then one
     *     occurrence may stand for a term at several places, unless it is one term twice side by side
     */
    record Phrase(String field, List<List<BytesRef>> words, List<Integer> positions, int slop) implements Form {
        /** Copies the lists. */
        public Phrase {
            words = List.copyOf(words);
            positions = List.copyOf(positions);
        }
    }

    /**
     * The field has such a stretch of text.
     *
     * @param needed what holds wherever there is one
     */
    record Near(String field, Stretch stretch, Form needed) implements Form {}

    /** The field has a number, as a sortable long, in one of the spans. */
    record Points(String field, List<Span> spans) implements Form {
        /** Copies the list. */
        public Points {
            spans = List.copyOf(spans);
        }
    }

    /** Both ends included. */
    record Span(long low, long high) {}

    /** The field has a place in the box, in Lucene's encoding of degrees, all ends included. */
    record Box(String field, int minLat, int minLon, int maxLat, int maxLon) implements Form {}

    /** The field has a place within so many meters. */
    record Distance(String field, double lat, double lon, double radiusMeters) implements Form {}

    /** The field has a place in the polygon. */
    record Polygon(String field, org.apache.lucene.geo.Polygon corners) implements Form {}

    /** Whatever Lucene says of that query. */
    record Lucene(Query query) implements Form {}

    /** All of them, at least two. */
    record All(List<Form> parts) implements Form {
        /** Copies the list. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of them, of at least two. */
    record Any(List<Form> parts) implements Form {
        /** Copies the list. */
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** At least so many of more; a part that is there twice counts twice. */
    record AtLeast(int number, List<Form> parts) implements Form {
        /** Copies the list. */
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** Not the leaf. */
    record Not(Form leaf) implements Form {}
}
