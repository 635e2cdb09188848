package dev.weir.server.delivery;

import dev.weir.server.error.WeirException;
import dev.weir.server.feed.Feed;
import dev.weir.server.feed.LogPlaces;
import dev.weir.server.store.StoreException;
import dev.weir.v1.SavedSearch;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes the notifications of a feed from its committed log: the one place where this is done. What it makes depends on
 * the log, the choices and the cursor alone; where the events were read from, memory or store, makes no difference.
 * Safe for many threads; throws {@link StoreException}.
 */
final class NotificationReader {
    private final Feed feed;
    private final RecentEvents recent;
    private final SnippetMaker snippets;
    private final LongScans scans;

    NotificationReader(Feed feed, RecentEvents recent) {
        this.feed = feed;
        this.recent = recent;
        this.snippets = new SnippetMaker(feed);
        this.scans = new LongScans(feed);
    }

    /**
     * Reads one step.
     *
     * @param upTo the last position to look at, at most the head
     * @throws WeirException OUT_OF_RANGE when the log is not kept from there on
     */
    Reading read(Choices choices, Cursor from, long upTo, Bounds bounds) {
        try {
            Reading reading = readKept(choices, from, upTo, bounds);
            // Looked at afterwards, for what was dropped meanwhile may be what is missing in it.
            requireKept(from);
            return reading;
        } catch (StoreException e) {
            requireKept(from);
            throw e;
        }
    }

    private void requireKept(Cursor from) {
        LogPlaces.requireKept(feed, from.position(), "", "what was to be sent next, position " + from.position() + ",");
    }

    private Reading readKept(Choices choices, Cursor from, long upTo, Bounds bounds) {
        long recentUpTo = recent.upTo();
        boolean isRecent = recent.covers(from.position()) && from.position() <= recentUpTo;
        long end = isRecent ? Math.min(upTo, recentUpTo) : upTo;
        Step step = new Step(choices, from, end, bounds);
        try (EventScan scan = isRecent ? recent.scan(from.position()) : new StoredEvents(feed, from.position())) {
            while (scan.next()) {
                DocumentEvent event = scan.event();
                if (event.position() > end) {
                    break;
                }
                if (!step.take(event)) {
                    if (!isRecent) {
                        scans.looked(
                                choices.selection(), step.documents, step.hits, step.selected, end - event.position());
                    }
                    return step.ended();
                }
            }
            return scan.isWhole() ? step.reached(end) : step.ended();
        }
    }

    /** One step on its way. */
    private final class Step {
        private final Choices choices;
        private final Cursor from;
        private final Bounds bounds;
        private final Gathered gathered;
        private final @Nullable Superseding superseding;
        private final @Nullable RuledOut ruledOut;
        private Cursor next;
        private Reading.Stop stop = Reading.Stop.PAUSE;
        private OptionalLong watermarkMs = OptionalLong.empty();
        private int documents;
        private int hits;
        private int selected;
        private long skipped;

        Step(Choices choices, Cursor from, long upTo, Bounds bounds) {
            this.choices = choices;
            this.from = from;
            this.bounds = bounds;
            this.gathered = new Gathered(bounds);
            this.superseding = choices.latestOnly() ? new Superseding(feed, choices.selection(), upTo) : null;
            this.ruledOut = scans.ruledOut(choices.selection(), from.position());
            this.next = from;
        }

        /** Looks at the hits of one document event; false when the step is over. */
        boolean take(DocumentEvent event) {
            if (documents++ == bounds.documentsMax()) {
                return false;
            }
            watermarkMs = OptionalLong.of(event.hits().watermarkMs());
            boolean begun = event.position() == from.position();
            for (int i = begun ? event.hits().firstAfter(from.uid()) : 0;
                    i < event.hits().size();
                    i++) {
                if (!take(event, i)) {
                    return false;
                }
            }
            next = Cursor.behind(event.position());
            return true;
        }

        private boolean take(DocumentEvent event, int hit) {
            if (hits++ == bounds.hitsMax()) {
                next = behind(event, hit - 1);
                return false;
            }
            if (ruledOut != null && ruledOut.contains(event.hits().uid(hit)) && ruledOut.reaches(event.position())) {
                return true;
            }
            SavedSearch search = event.search(hit);
            if (!choices.selection().selects(search)) {
                return true;
            }
            selected++;
            if (superseding != null && superseding.covers(event, hit, search)) {
                skipped++;
                return true;
            }
            if (!gathered.hasRoom() || !gathered.add(event.notification(hit, search, choices.view(), snippets))) {
                stop = Reading.Stop.FULL;
                next = behind(event, hit - 1);
                return false;
            }
            if (gathered.hasRoom()) {
                return true;
            }
            next = behind(event, hit);
            return false;
        }

        /** Behind a hit of an event; before the first where it is -1, unless the step began further on. */
        private Cursor behind(DocumentEvent event, int hit) {
            Cursor cursor = hit < 0
                    ? Cursor.before(event.position())
                    : new Cursor(event.position(), event.hits().uid(hit));
            return cursor.compareTo(from) > 0 ? cursor : from;
        }

        Reading ended() {
            return new Reading(gathered.notifications(), gathered.bytes(), skipped, next, stop, watermarkMs);
        }

        Reading reached(long upTo) {
            next = Cursor.behind(upTo);
            stop = Reading.Stop.END;
            return ended();
        }
    }
}
