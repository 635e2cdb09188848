package dev.weir.load.faults;

import dev.weir.client.EventReader;
import dev.weir.client.StartPoints;
import dev.weir.client.WeirClient;
import dev.weir.load.faults.actor.Searching;
import dev.weir.load.faults.history.BrokenPromise;
import dev.weir.load.faults.history.Item;
import dev.weir.load.faults.history.LogChecker;
import dev.weir.load.faults.history.LogModel;
import dev.weir.load.faults.history.Sends;
import dev.weir.load.faults.history.Sequence.Notice;
import dev.weir.load.faults.history.Standing;
import dev.weir.load.faults.history.Told;
import dev.weir.v1.Notification;
import dev.weir.v1.ReadDocumentsResponse;
import dev.weir.v1.SavedSearch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a feed's log says, read from the server while nothing flows, and held against what was acknowledged and what the
 * model makes of it. For one thread.
 */
final class Truth {
    private static final int EVENTS_SHOWN = 6;

    private final WeirClient weir;
    private final Searching searches;
    private final LogModel model = new LogModel();
    private final LogChecker log;
    private final List<Subscriber> subscribers;

    Truth(WeirClient weir, Sends sends, Searching searches, List<Subscriber> subscribers) {
        this.weir = weir;
        this.searches = searches;
        this.log = new LogChecker(sends, model);
        this.subscribers = subscribers;
    }

    /**
     * Reads on to the head of the log, and adds to the sequences of the subscribers.
     *
     * @return whether there was anything new
     * @throws BrokenPromise when the log, or a reading of a subscription, is not as it must be
     */
    boolean readOn() {
        searches.takeChanges().forEach(model::add);
        long before = log.head();
        List<ReadDocumentsResponse> events;
        try (EventReader<ReadDocumentsResponse> reader =
                weir.documents().read(Life.FEED, StartPoints.position(before + 1))) {
            events = reader.stream().toList();
        }
        List<Told> told = log.check(events);
        for (Subscriber subscriber : subscribers) {
            compare(subscriber, told.stream().filter(subscriber::selects).toList(), before + 1, events);
        }
        return !events.isEmpty();
    }

    private void compare(
            Subscriber subscriber, List<Told> expected, long fromPosition, List<ReadDocumentsResponse> events) {
        Iterator<Told> wanted = expected.iterator();
        try (EventReader<Notification> reader =
                weir.subscriptions().read(subscriber.everythingFrom(StartPoints.position(fromPosition)))) {
            for (Notification notification : reader) {
                if (notification.getPosition() > log.head()) {
                    break;
                }
                Notice notice = Notice.of(notification);
                Told next = wanted.hasNext() ? wanted.next() : null;
                if (!notice.told().equals(next)) {
                    throw wrong(
                            subscriber,
                            "a reading gives " + notice.told() + " where the model says " + next,
                            next != null && next.position() <= notice.told().position() ? next : notice.told(),
                            events);
                }
                subscriber.sequence().add(notice);
            }
        }
        if (wanted.hasNext()) {
            Told missing = wanted.next();
            throw wrong(subscriber, "a reading ends before " + missing, missing, events);
        }
    }

    /** With how the search stood, and the versions of the document. */
    private BrokenPromise wrong(Subscriber subscriber, String what, Told told, List<ReadDocumentsResponse> events) {
        List<String> history = new ArrayList<>();
        for (Standing standing : model.history(told.uid())) {
            history.add("search: " + standing);
        }
        List<ReadDocumentsResponse> versions = events.stream()
                .filter(event -> Item.of(event).key().equals(told.key()) && Item.position(event) <= told.position())
                .toList();
        versions.stream()
                .skip(Math.max(0, versions.size() - EVENTS_SHOWN))
                .forEach(event -> history.add("document: " + Item.position(event) + " "
                        + Item.of(event).words()));
        return new BrokenPromise("subscription " + subscriber.id() + ": " + what, history);
    }

    /** Checks that the searches that stand are those that were acknowledged. */
    void checkSearches() {
        Map<String, String> there = new TreeMap<>();
        for (SavedSearch search : weir.searches().list(Life.FEED)) {
            there.put(
                    search.getName().substring(search.getName().lastIndexOf('/') + 1),
                    search.getOwner() + ": " + search.getQuery());
        }
        Map<String, String> acknowledged = new TreeMap<>();
        searches.standing()
                .forEach((name, standing) -> acknowledged.put(
                        name,
                        standing.owner() + ": "
                                + standing.question().orElseThrow().query()));
        if (!there.equals(acknowledged)) {
            acknowledged.entrySet().removeIf(search -> there.remove(search.getKey(), search.getValue()));
            throw new BrokenPromise(
                    "the searches that stand are not those that were acknowledged",
                    List.of("acknowledged only: " + acknowledged, "standing only: " + there));
        }
    }

    /** Reads everything from the beginning once more: it must be the same, byte for byte. */
    void checkReplay() {
        for (Subscriber subscriber : subscribers) {
            int index = 0;
            try (EventReader<Notification> reader =
                    weir.subscriptions().read(subscriber.everythingFrom(StartPoints.earliest()))) {
                for (Notification notification : reader) {
                    Notice notice = Notice.of(notification);
                    if (index == subscriber.sequence().size()
                            || !notice.equals(subscriber.sequence().get(index))) {
                        throw new BrokenPromise(
                                "subscription " + subscriber.id() + ": a replay differs at notification " + index,
                                List.of(notice.told().toString()));
                    }
                    index++;
                }
            }
            if (index != subscriber.sequence().size()) {
                throw new BrokenPromise(
                        "subscription " + subscriber.id() + ": a replay has " + index + " notifications of "
                                + subscriber.sequence().size(),
                        List.of());
            }
        }
    }
}
