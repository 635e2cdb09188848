package dev.weir.matcher.syntax.elastic;

import java.util.Map;

/** Why queries that exist are not possible here. */
final class Refusals {
    static final String SCRIPT =
            "scripts are not run here; write what it decides as a query, or compute it into a field of the document";

    private static final String OBJECTS =
            "a document here is flat, and has no objects of its own to be matched alone; publish them as documents, or"
                    + " ask their fields without this";
    private static final String RELATIVES =
            "a document is decided alone, and has no parents or children; put what is asked of them into its fields";
    private static final String SCORES =
            "it is about scores or neighbours, and a saved search is a yes or no; write a condition instead";
    private static final String FILTERS = "it is gone since Elasticsearch 5; write it as a bool";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("nested", OBJECTS),
            Map.entry("has_child", RELATIVES),
            Map.entry("has_parent", RELATIVES),
            Map.entry("parent_id", RELATIVES),
            Map.entry("script", SCRIPT),
            Map.entry("more_like_this", SCORES),
            Map.entry("distance_feature", SCORES),
            Map.entry("rank_feature", SCORES),
            Map.entry("sparse_vector", SCORES),
            Map.entry("text_expansion", SCORES),
            Map.entry("weighted_tokens", SCORES),
            Map.entry("semantic", SCORES),
            Map.entry("neural", SCORES),
            Map.entry("neural_sparse", SCORES),
            Map.entry("hybrid", SCORES),
            Map.entry("knn", SCORES),
            Map.entry("pinned", SCORES),
            Map.entry("rule", SCORES),
            Map.entry("percolate", "a saved search cannot ask which searches match; ask Percolate"),
            Map.entry(
                    "terms_set",
                    "how many terms must match would be a matter of each document; write a bool with a fixed"
                            + " minimum_should_match"),
            Map.entry("type", "documents have no types since Elasticsearch 7; ask a keyword field"),
            Map.entry("wrapper", "it hides a query in base64; give the query itself"),
            Map.entry("geo_shape", "only points are known here; use geo_bounding_box, geo_polygon or geo_distance"),
            Map.entry(
                    "xy_shape",
                    "only points on earth are known here; use geo_bounding_box, geo_polygon or geo_distance"),
            Map.entry("shape", "only points on earth are known here; use geo_bounding_box or geo_polygon"),
            Map.entry("common", "it depends on how frequent words are in an index; use match"),
            Map.entry("field_masking_span", "a proximity is within one field"),
            Map.entry("span_field_masking", "a proximity is within one field"),
            Map.entry("span_gap", "write the gap as slop, or as intervals"),
            Map.entry("star_tree", "it is about an index, not about a document"),
            Map.entry("filtered", FILTERS),
            Map.entry("and", FILTERS),
            Map.entry("or", FILTERS),
            Map.entry("not", FILTERS),
            Map.entry("missing", "it is gone since Elasticsearch 5; write exists in the must_not of a bool"),
            Map.entry("limit", "it is gone since Elasticsearch 5, and has no meaning for a yes or no"),
            Map.entry("indices", "it is gone since Elasticsearch 6; ask a field"));

    private Refusals() {}

    /** The reason, if there is one for this name. */
    static String of(String name, String otherwise) {
        String reason = REASONS.get(name);
        return reason == null ? otherwise : "the query " + name + " is not possible: " + reason;
    }
}
