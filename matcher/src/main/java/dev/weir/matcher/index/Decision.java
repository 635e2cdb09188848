package dev.weir.matcher.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** The deciding of one document, candidate by candidate. For one thread. */
final class Decision {
    private static final int MAX_REASON_CHARS = 500;

    private final DocumentIndex document;
    private final long position;
    private final LongStream.Builder hits = LongStream.builder();
    private final List<Failure> failures = new ArrayList<>();
    private int candidates;
    private int luceneDecisions;

    Decision(DocumentIndex document, long position) {
        this.document = document;
        this.position = position;
    }

    void decide(SharedQuery query) {
        long[] ids = query.idsStandingAt(position);
        if (ids.length == 0) {
            return;
        }
        candidates++;
        try {
            if (query.isProvedByAnchor() || asksLucene(query)) {
                Arrays.stream(ids).forEach(hits);
            }
        } catch (Exception | StackOverflowError e) {
            // One query's fault is its owner's to hear of; the others of this document are decided as ever.
            String reason = reason(e);
            Arrays.stream(ids).forEach(id -> failures.add(new Failure(id, reason)));
        }
    }

    Hits hits(long analysisNanos, long candidateNanos, long decisionNanos) {
        failures.sort(Comparator.comparingLong(Failure::id));
        MatchStats stats = new MatchStats(candidates, luceneDecisions, analysisNanos, candidateNanos, decisionNanos);
        return new Hits(hits.build().sorted().toArray(), failures, stats);
    }

    private boolean asksLucene(SharedQuery query) throws Exception {
        luceneDecisions++;
        return Decider.matches(document, query.query());
    }

    private static String reason(Throwable e) {
        if (e instanceof StackOverflowError) {
            return "the query is nested too deeply to be decided on this thread";
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.length() <= MAX_REASON_CHARS ? message : message.substring(0, MAX_REASON_CHARS) + "...";
    }
}
