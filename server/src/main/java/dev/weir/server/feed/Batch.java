package dev.weir.server.feed;

import dev.weir.matcher.index.Failure;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.index.MatchStats;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.server.contract.Times;
import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.FeedCommit;
import dev.weir.server.store.StoreException;
import dev.weir.server.store.v1.LogEvent;
import dev.weir.v1.Document;
import dev.weir.v1.SavedSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events of one commit while it is put together: first each gets its position, in order; then the documents are
 * matched, in parallel; then the transitions are worked out, in order. For the sequencer's thread only, but for the
 * matching.
 */
final class Batch {
    private static final Hits NO_HITS = new Hits(new long[0], List.of(), MatchStats.NONE);

    /** A document event: a published version, or a retraction where there is no parsed document. */
    private record DocumentEvent(
            long position, String key, LogEvent event, dev.weir.matcher.document.@Nullable Document parsed) {}

    private final FeedState feed;
    private final QueryIndex index;
    private final long publishTimeMs;
    private final SearchEvents searches;
    private final WordListEvents wordLists;
    private final FeedCommit commit = new FeedCommit();
    private final List<DocumentEvent> documents = new ArrayList<>();
    private final Map<String, Boolean> standing = new HashMap<>();
    private final Map<Long, DocumentHits> hitsByPosition = new HashMap<>();
    private @Nullable FeedSchema schema;
    private long position;
    private long watermarkMs;

    Batch(FeedState feed, long publishTimeMs) {
        this.feed = feed;
        this.index = feed.index();
        this.publishTimeMs = publishTimeMs;
        this.position = feed.head();
        this.watermarkMs = feed.watermarkMs();
        this.searches = new SearchEvents(this, feed, commit);
        this.wordLists = new WordListEvents(this, feed, commit);
    }

    long publishTimeMs() {
        return publishTimeMs;
    }

    /** The position of the newest event. */
    long position() {
        return position;
    }

    long nextPosition() {
        return ++position;
    }

    SearchEvents searches() {
        return searches;
    }

    WordListEvents wordLists() {
        return wordLists;
    }

    FeedCommit commit() {
        return commit;
    }

    long watermarkMs() {
        return watermarkMs;
    }

    /** The schema that the batch makes; null where it stays. */
    @Nullable
    FeedSchema schema() {
        return schema;
    }

    /** The schema after the events so far. */
    FeedSchema newestSchema() {
        return schema == null ? feed.schema() : schema;
    }

    LogEvent.Builder event(RequestId request) {
        return LogEvent.newBuilder()
                .setPublishTimeMs(publishTimeMs)
                .setRequestId(request.id())
                .setRequestDigest(request.digest());
    }

    void publish(Command.PublishDocument command) {
        long at = nextPosition();
        Document.Builder document =
                command.document().toBuilder().setPosition(at).setPublishTime(Times.timestamp(publishTimeMs));
        if (!document.hasEventTime()) {
            document.setEventTime(document.getPublishTime());
        }
        String key = document.getKey();
        LogEvent event = event(command.request()).setDocumentPublished(document).build();
        documents.add(new DocumentEvent(at, key, event, command.parsed()));
        standing.put(key, true);
    }

    /** Whether there is a version of the document after the events so far. */
    boolean stands(String key) {
        Boolean inBatch = standing.get(key);
        return inBatch == null ? feed.stands(key) : inBatch;
    }

    void retract(Command.RetractDocument command) {
        LogEvent event =
                event(command.request()).setDocumentRetracted(command.key()).build();
        documents.add(new DocumentEvent(nextPosition(), command.key(), event, null));
        standing.put(command.key(), false);
    }

    void extend(Command.ExtendSchema command, FeedSchema extended) {
        schema = extended;
        commit.addFeed(
                extended.stored().getSchemaPosition(),
                event(command.request()).setSchemaExtended(command.schema()).build(),
                extended.stored());
    }

    void retain(Command.ChangeRetention command, FeedSchema changed) {
        schema = changed;
        commit.addFeed(
                changed.stored().getRetentionPosition(),
                event(command.request())
                        .setRetentionChanged(command.retention())
                        .build(),
                changed.stored());
    }

    /** Decides the documents against the searches that stand at their positions, and adds them to the commit. */
    void match(MatchPool pool) {
        Hits[] hits = new Hits[documents.size()];
        pool.forEach(hits.length, i -> hits[i] = decide(documents.get(i)));
        Map<String, long[]> matching = new HashMap<>();
        for (int i = 0; i < hits.length; i++) {
            DocumentEvent document = documents.get(i);
            long[] before = matching.computeIfAbsent(document.key(), key -> matchingBefore(document));
            long[] now = hits[i].ids();
            Set<Long> undecided = hits[i].failures().stream().map(Failure::id).collect(Collectors.toSet());
            if (document.event().hasDocumentPublished()) {
                watermarkMs = Math.max(
                        watermarkMs,
                        Times.millis(document.event().getDocumentPublished().getEventTime(), "event_time"));
            }
            DocumentHits transitions = Transitions.between(
                    before,
                    now,
                    uid -> index.standsAt(uid, document.position()) && !undecided.contains(uid),
                    watermarkMs);
            matching.put(document.key(), now);
            hitsByPosition.put(document.position(), transitions);
            commit.addDocument(document.position(), document.event(), document.key(), transitions);
        }
        for (int i = 0; i < hits.length; i++) {
            long at = documents.get(i).position();
            hits[i].failures().forEach(failure -> fail(at, failure));
        }
    }

    private long[] matchingBefore(DocumentEvent document) {
        try {
            return feed.matching(document.key());
        } catch (StoreException e) {
            if (document.parsed() != null && e.kind() == StoreException.Kind.DAMAGED) {
                throw new UndecidableDocument(document.parsed(), e);
            }
            throw e;
        }
    }

    private Hits decide(DocumentEvent document) {
        if (document.parsed() == null) {
            return NO_HITS;
        }
        try {
            Hits hits = index.match(document.parsed(), document.position());
            feed.counters().add(hits);
            return hits;
        } catch (RuntimeException e) {
            throw new UndecidableDocument(document.parsed(), e);
        }
    }

    /**
     * A search that could not be decided stands no longer, and says why: its owner sees that, and nothing else is held
     * up. One that was changed since, itself or by a word list, in the same batch, is tried anew.
     */
    private void fail(long documentPosition, Failure failure) {
        searches.newest(failure.id())
                .filter(search -> search.getUpdatePosition() < documentPosition)
                .filter(search -> wordLists.standing().newestChange(search) < documentPosition)
                .filter(search -> index.standsAt(failure.id(), position + 1))
                .ifPresent(search -> searches.fail(search, failure.reason()));
    }

    /** What a document event of this batch came to. */
    Outcome outcomeOf(long documentPosition, boolean retraction) {
        DocumentHits hits = hitsByPosition.get(documentPosition);
        if (hits == null) {
            throw new IllegalStateException("no document event at position " + documentPosition);
        }
        return new Outcome(documentPosition, publishTimeMs, retraction ? hits.size() : hits.matchCount(), null);
    }

    /** The search that this batch saved at a position. */
    SavedSearch searchSavedAt(long at) {
        return searches.savedAt(at);
    }
}
