package dev.weir.load.faults.history;

import dev.weir.v1.ReadDocumentsResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the log against what was sent and what was answered: what was acknowledged is there, as it was sent and where
 * the answer said; nothing is there twice, and nothing that nobody sent; what one publisher sent is in its order.
 *
 * <p>For one thread. Events are given in the order of the log, each once, at a time when nothing is under way.
 */
public final class LogChecker {
    private final Sends sends;
    private final Set<Long> serials = new HashSet<>();
    private final LogModel model;
    private long head;
    private long lastOrdered;

    /** Compares with these sends; the model is asked for each event's notifications, in order. */
    public LogChecker(Sends sends, LogModel model) {
        this.sends = sends;
        this.model = model;
    }

    /** The position of the last event that was checked; 0 before the first. */
    public long head() {
        return head;
    }

    /**
     * Checks the events behind the last one that was checked.
     *
     * @return what must be told of them, of all searches, in the order of the log
     * @throws BrokenPromise when something is not as it was acknowledged
     */
    public List<Told> check(List<ReadDocumentsResponse> events) {
        Map<Long, Sends.Answer> answers = sends.takeAnswers();
        List<Told> told = new ArrayList<>();
        for (ReadDocumentsResponse event : events) {
            long position = Item.position(event);
            if (position <= head) {
                throw broken("the log is not in order: position " + position + " comes after " + head, event);
            }
            head = position;
            List<Told> notifications = model.notifications(position, Item.of(event));
            checkSent(event, answers.remove(position), notifications);
            told.addAll(notifications);
        }
        if (!answers.isEmpty()) {
            throw new BrokenPromise(
                    answers.size() + " acknowledged events are not in the log",
                    answers.entrySet().stream()
                            .limit(5)
                            .map(lost -> "position " + lost.getKey() + ": " + lost.getValue())
                            .toList());
        }
        return told;
    }

    private void checkSent(
            ReadDocumentsResponse event, Sends.@org.jspecify.annotations.Nullable Answer answer, List<Told> told) {
        Item item = Item.of(event);
        if (answer == null) {
            if (!sends.mayBeStored(item)) {
                throw broken("an event is in the log that nobody sent, or that was refused", event);
            }
        } else if (!answer.item().equals(item)) {
            throw broken("the log has something else than was acknowledged: " + answer.item(), event);
        } else if (answer.hits() != hits(item, told)) {
            throw broken("acknowledged with " + answer.hits() + " hits, it has " + hits(item, told), event);
        }
        if (item.document().isEmpty()) {
            return;
        }
        if (!serials.add(item.serial())) {
            throw broken("a document is in the log twice", event);
        }
        if (sends.isOrdered(item)) {
            if (item.serial() < lastOrdered) {
                throw broken("a publisher's documents changed their order: " + lastOrdered + " came before", event);
            }
            lastOrdered = item.serial();
        }
    }

    /** Hits are what matches now; of a retraction, what is told LEAVE. */
    private static long hits(Item item, List<Told> told) {
        return told.stream()
                .filter(one -> item.document().isEmpty() || one.kind() != dev.weir.v1.Notification.Kind.KIND_LEAVE)
                .count();
    }

    private static BrokenPromise broken(String what, ReadDocumentsResponse event) {
        return new BrokenPromise(what, List.of("position " + Item.position(event) + ": " + Item.of(event)));
    }
}
