package dev.weir.client.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a saved search is in the source of a percolator's document. Fields are paths with dots.
 *
 * @param query the field of the query; null for {@code query}, or else the only field that looks like one
 * @param owner the field that becomes the owner; null for none
 * @param labels the fields that become labels, each under its own path
 */
public record ElasticFields(
        @Nullable String query, @Nullable String owner, List<String> labels) {
    /** The field {@code query}, without owner or labels. */
    public static final ElasticFields DEFAULT = new ElasticFields(null, null, List.of());

    /** Copies the list. */
    public ElasticFields {
        labels = List.copyOf(labels);
    }
}
