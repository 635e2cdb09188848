package dev.weir.server.cli.match;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a run did, for {@code --stats}.
 *
 * @param searches that stood
 * @param badSearches lines that were left out
 * @param tally the documents
 * @param loadNanos from the start to standing searches
 * @param matchNanos from there to the last line written
 * @param readNanos of these, spent reading, unzipping and cutting the documents into lines
 */
record MatchReport(int searches, int badSearches, Tally tally, long loadNanos, long matchNanos, long readNanos) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double DIGITS = 1e3;

    /** One line of JSON. */
    String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("documents", tally.documents());
        json.put("searches", searches);
        json.put("hits", tally.hits());
        json.put("bad_documents", tally.badDocuments());
        json.put("bad_searches", badSearches);
        json.put("undecided", tally.failures());
        json.put("seconds_to_load_searches", rounded(loadNanos / NANOS_PER_SECOND));
        json.put("seconds_to_match", rounded(matchNanos / NANOS_PER_SECOND));
        json.put("documents_per_second", rounded(tally.documents() * NANOS_PER_SECOND / Math.max(1, matchNanos)));
        ObjectNode micros = json.putObject("micros_per_document");
        micros.put("read", microsPerDocument(readNanos));
        micros.put("parse", microsPerDocument(tally.parseNanos()));
        micros.put("analysis", microsPerDocument(tally.analysisNanos()));
        micros.put("candidates", microsPerDocument(tally.candidateNanos()));
        micros.put("decision", microsPerDocument(tally.decisionNanos()));
        json.put("candidates_per_document", rounded((double) tally.candidates() / Math.max(1, tally.documents())));
        return json.toString();
    }

    /** Whether everything that was given was read and decided. */
    boolean complete() {
        return badSearches == 0 && tally.badDocuments() == 0 && tally.failures() == 0;
    }

    private double microsPerDocument(long nanos) {
        return rounded(nanos / NANOS_PER_MICRO / Math.max(1, tally.documents()));
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
