package dev.weir.load.truth;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A search as it was found.
 *
 * @param ast how somebody else reads it; null or missing if they could not
 */
record ExpertSearch(String id, String syntax, String source, String query, JsonNode ast) {
    static ExpertSearch of(JsonNode record) {
        return new ExpertSearch(
                record.path("id").asText(),
                record.path("syntax").asText(),
                record.path("source").asText(),
                record.path("query").asText(),
                record.path("ast"));
    }
}
