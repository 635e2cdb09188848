package dev.weir.load.crash;

import dev.weir.client.Documents;
import dev.weir.client.PublishResult;
import dev.weir.client.Publisher;
import dev.weir.client.WeirClient;
import dev.weir.v1.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Publishes, takes back, and changes searches, and keeps what was acknowledged. */
final class Traffic {
    static final int WORDS = 40;

    private static final int KEYS = 150;
    private static final int IN_FLIGHT_MAX = 256;
    private static final int DOCUMENTS_PER_SEARCH_CHANGE = 25;

    private final WeirClient weir;
    private final String feed;
    private final RandomGenerator random;
    private final SearchTraffic searches;
    private final Tally tally = new Tally();
    private final Map<Long, Item> acknowledged = new TreeMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Set<String> standing = new HashSet<>();
    private int submitted;
    private volatile boolean flowing;
    private volatile int unansweredAtStop;

    /**
     * Something that was published or taken back.
     *
     * @param key of the document
     * @param document null for a retraction
     */
    record Item(String key, @Nullable Document document) {}

    Traffic(WeirClient weir, String feed, RandomGenerator random) {
        this.weir = weir;
        this.feed = feed;
        this.random = random;
        this.searches = new SearchTraffic(weir, feed, random);
    }

    static String body(Document document) {
        return document.getFieldsOrThrow("body").getValues(0).getStringValue();
    }

    /** Flows on a thread of its own until the result is stopped; it is complete when everything is answered. */
    CompletableFuture<Void> flow() {
        flowing = true;
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("traffic").start(() -> {
            try {
                publish();
                searches.settle();
                ended.complete(null);
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        return ended;
    }

    void stop() {
        flowing = false;
    }

    private void publish() {
        try (Publisher publisher =
                weir.documents().publisher(feed).maxInFlight(IN_FLIGHT_MAX).build()) {
            while (flowing) {
                submit(publisher);
                unansweredAtStop = publisher.inFlight();
                if (submitted % DOCUMENTS_PER_SEARCH_CHANGE == 0) {
                    searches.change();
                }
            }
        }
    }

    private void submit(Publisher publisher) {
        submitted++;
        String key = "k" + random.nextInt(KEYS);
        if (random.nextInt(10) == 0 && standing.remove(key)) {
            keep(publisher.retract(key), new Item(key, null));
        } else {
            standing.add(key);
            Document document = Documents.document(key)
                    .text("body", words())
                    .number("serial", submitted)
                    .build();
            keep(publisher.publish(document), new Item(key, document));
        }
    }

    private String words() {
        return String.join(
                " ",
                random.ints(random.nextInt(3, 9), 0, WORDS)
                        .mapToObj(i -> "w" + i)
                        .toList());
    }

    private void keep(CompletableFuture<PublishResult> answer, Item item) {
        CompletableFuture<Void> kept = answer.handle((result, failure) -> {
            tally.change(() -> {
                if (failure == null) {
                    acknowledged.put(result.position(), item);
                } else {
                    failures.add(failure);
                }
            });
            return null;
        });
        // Nothing waits for a single answer: failures are gathered, and the publisher's end waits for all.
        assert kept != null;
    }

    /** Waits until so many more than {@code before} are acknowledged, or one has failed. */
    void awaitAcknowledged(int count) throws InterruptedException {
        tally.await(count + " acknowledged documents", () -> acknowledged.size() >= count || !failures.isEmpty());
    }

    /** Everything acknowledged so far, by position. */
    Map<Long, Item> acknowledged() {
        Map<Long, Item> all = new TreeMap<>();
        tally.change(() -> all.putAll(acknowledged));
        return all;
    }

    /** What was refused, or could not be had; nothing should be. */
    List<Throwable> failures() {
        List<Throwable> all = new ArrayList<>(searches.failures());
        tally.change(() -> all.addAll(failures));
        return all;
    }

    SearchTraffic searches() {
        return searches;
    }

    /** How many were under way when the publisher last took one in. */
    int underWay() {
        return unansweredAtStop;
    }
}
