package dev.weir.load.faults.actor;

import dev.weir.client.Documents;
import dev.weir.client.PublishResult;
import dev.weir.client.Publisher;
import dev.weir.client.WeirClient;
import dev.weir.load.faults.history.Item;
import dev.weir.load.faults.history.Question;
import dev.weir.load.faults.history.Sends;
import dev.weir.v1.Document;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Publishes and takes back through the Java client's stream, and changes searches now and then. */
public final class Publishing {
    private static final int KEYS = 150;
    private static final int IN_FLIGHT_MAX = 128;
    private static final int DOCUMENTS_PER_SEARCH_CHANGE = 20;

    private final WeirClient weir;
    private final String feed;
    private final Sends sends;
    private final Searching searches;
    private final Queue<Throwable> failures;
    private final RandomGenerator random;
    private final Set<String> standing = new HashSet<>();
    private volatile boolean flowing;

    /** Failures, of which there should be none, go into the queue. */
    public Publishing(
            WeirClient weir,
            String feed,
            Sends sends,
            Searching searches,
            Queue<Throwable> failures,
            RandomGenerator random) {
        this.weir = weir;
        this.feed = feed;
        this.sends = sends;
        this.searches = searches;
        this.failures = failures;
        this.random = random;
    }

    /** A document of a key with any words and a number of its own. */
    public static Document document(String key, Sends sends, RandomGenerator random) {
        return Documents.document(key)
                .text(Question.FIELD, String.join(" ", Question.text(random)))
                .number(Item.SERIAL, sends.nextSerial())
                .build();
    }

    /**
     * Flows on a thread of its own until {@link #stop}, or until so many are sent; the result is complete when
     * everything is answered.
     */
    public CompletableFuture<Void> flow(int atMost) {
        flowing = true;
        return CompletableFuture.runAsync(() -> publish(atMost), Thread::startVirtualThread);
    }

    /** Sends no more. */
    public void stop() {
        flowing = false;
    }

    private void publish(int atMost) {
        try (Publisher publisher =
                weir.documents().publisher(feed).maxInFlight(IN_FLIGHT_MAX).build()) {
            for (int sent = 1; flowing && sent <= atMost; sent++) {
                send(publisher);
                if (sent % DOCUMENTS_PER_SEARCH_CHANGE == 0) {
                    searches.change();
                }
            }
        }
        searches.settle();
    }

    private void send(Publisher publisher) {
        String key = "k" + random.nextInt(KEYS);
        if (random.nextInt(10) == 0 && standing.remove(key)) {
            keep(publisher.retract(key), Item.retracted(key));
        } else {
            standing.add(key);
            Item item = Item.published(document(key, sends, random));
            sends.sending(item, /* inOrder= */ true);
            keep(publisher.publish(item.document().orElseThrow()), item);
        }
    }

    private void keep(CompletableFuture<PublishResult> answer, Item item) {
        var _ = answer.handle((result, failure) -> {
            if (failure == null) {
                sends.acknowledged(item, result.position(), result.hitCount());
            } else {
                failures.add(failure);
            }
            return null;
        });
        // Nothing waits for a single answer: failures are gathered, and the publisher's end waits for all.
    }
}
