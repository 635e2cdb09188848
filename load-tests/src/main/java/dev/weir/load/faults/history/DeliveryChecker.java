package dev.weir.load.faults.history;

import dev.weir.load.faults.history.Sequence.Notice;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;
import dev.weir.v1.ConsumeStart;
import dev.weir.v1.NotificationBatch;
import dev.weir.v1.StartPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Holds what a consumer of one subscription said and heard, through all of its connections, against the notifications
 * that the log gives.
 *
 * <p>A place is an index into the sequence: how many notifications are before it. Each connection must begin where it
 * asked to, and go on from there without a gap, a repeat or another order, byte for byte; so the only duplicates are
 * those behind a start from an earlier place. A token has the place at which it was heard first and keeps it for ever.
 * A confirmed acknowledgement is a place that was acknowledged, and the stored cursor never goes back. Nobody gets more
 * than there is credit for, and the head of the log never goes back.
 *
 * <p>For one thread.
 */
public final class DeliveryChecker {
    private static final int STEPS_KEPT = 8;
    private static final int UNKNOWN = -1;

    private final String subscription;
    private final Sequence sequence;
    private final BooleanSupplier more;
    private final boolean latestOnly;
    private final Skips skips;
    private final Places places = new Places();
    private final Deque<String> lastSteps = new ArrayDeque<>();

    private long head;
    private int next;
    private long credit;
    private String startedToken = "";

    /**
     * The subscription began at the start of the log.
     *
     * @param latestOnly whether the subscription may leave out what is superseded
     * @param more reads on where the log has grown since the sequence was read, and tells whether it has
     */
    public DeliveryChecker(String subscription, Sequence sequence, boolean latestOnly, BooleanSupplier more) {
        this.subscription = subscription;
        this.sequence = sequence;
        this.latestOnly = latestOnly;
        this.skips = new Skips(sequence, latestOnly);
        this.more = more;
    }

    /**
     * Goes on behind the steps that were checked before.
     *
     * @throws BrokenPromise when one of the steps may not be
     */
    public void check(List<Step> steps) {
        for (Step step : steps) {
            remember(step);
            switch (step) {
                case Step.Said(ConsumeRequest message) -> said(message);
                case Step.Heard(ConsumeResponse message) -> heard(message);
                case Step.Ended ended -> {}
            }
        }
    }

    /**
     * Whether everything in the sequence has been handed over: on the newest connection, or on those before it and
     * acknowledged.
     */
    public boolean complete() {
        return next == sequence.size() || (next == UNKNOWN && places.confirmed() == sequence.size());
    }

    /** How far it has come, for people. */
    public String state() {
        return "at " + next + " of " + sequence.size() + ", confirmed " + places.confirmed() + "; last: " + lastSteps;
    }

    /** How many notifications the consumer has heard to be acknowledged for certain. */
    public int confirmed() {
        return places.confirmed();
    }

    /**
     * Checks where the server says that the subscription stands. The steps up to then must be checked before.
     *
     * @param confirmedBefore {@link #confirmed} before the server was asked
     * @throws BrokenPromise when that is before what it had confirmed, or nobody acknowledged it
     */
    public void checkStored(int confirmedBefore, long position, String token) {
        if (confirmedBefore > 0
                && position < sequence.get(confirmedBefore - 1).told().position()) {
            throw broken("the stored cursor went back to position " + position, confirmedBefore - 1);
        }
        places.of(token).ifPresent(place -> hold(places.observed(place, confirmedBefore), place));
    }

    private void said(ConsumeRequest message) {
        switch (message.getMessageCase()) {
            case START -> started(message.getStart());
            case CREDIT -> credit = saturated(credit, message.getCredit().getNotifications());
            case ACK -> places.acknowledge(place(message.getAck().getToken()));
            case MESSAGE_NOT_SET -> throw broken("an empty message was sent", next);
        }
    }

    private void started(ConsumeStart start) {
        credit = start.getCredit().getNotifications();
        startedToken = "";
        skips.begin();
        StartPoint from = start.getFrom();
        if (from.hasToken()) {
            next = place(from.getToken());
        } else if (from.getPlace() == StartPoint.Place.PLACE_EARLIEST) {
            next = 0;
        } else {
            // Stored: one of the places that were acknowledged. The first notification tells which.
            next = UNKNOWN;
        }
    }

    private void heard(ConsumeResponse message) {
        switch (message.getMessageCase()) {
            case STARTED -> {
                startedToken = message.getStarted().getToken();
                passed(startedToken);
            }
            case NOTIFICATIONS -> notifications(message.getNotifications());
            case PROGRESS -> {
                long told = message.getProgress().getHeadPosition();
                if (told < head) {
                    throw broken("the head of the log went back from " + head + " to " + told, next);
                }
                head = told;
                skipped(message.getProgress().getSkipped());
                passed(message.getProgress().getToken());
            }
            case CAUGHT_UP -> passed(message.getCaughtUp().getToken());
            case FELL_BEHIND -> {
                // Of a latest-only subscription it may stand behind what is left out and not told of yet.
                if (!latestOnly) {
                    passed(message.getFellBehind().getToken());
                }
            }
            case ACK_CONFIRMED -> confirmed(message.getAckConfirmed().getToken());
            case DRAINING, MESSAGE_NOT_SET -> {
                // Nothing that could be wrong.
            }
        }
    }

    private void notifications(NotificationBatch batch) {
        if (next == UNKNOWN) {
            begin(find(Told.of(batch.getNotifications(0))));
        }
        for (int i = 0; i < batch.getNotificationsCount(); i++) {
            Notice notice = Notice.of(batch.getNotifications(i));
            int at = find(notice.told());
            if (latestOnly && at > next) {
                leaveOut(at);
            }
            if (at != next || !notice.equals(sequence.get(at))) {
                throw broken(difference(notice, at), next);
            }
            next++;
        }
        skips.told(batch.getSkipped());
        if (skips.ahead() < 0) {
            throw broken(-skips.ahead() + " notifications were left out, and not told of", next - 1);
        }
        if (!latestOnly && skips.ahead() > 0) {
            throw broken("a durable subscription left out " + skips.ahead() + " notifications", next - 1);
        }
        credit -= batch.getNotificationsCount();
        if (credit < 0) {
            throw broken("was sent " + -credit + " notifications more than there was credit for", next - 1);
        }
        keep(batch.getToken());
    }

    /** Where a notification is; what was sent last may come into the log only after the sequence was read. */
    private int find(Told told) {
        int found = sequence.find(told);
        while (found < 0 && more.getAsBoolean()) {
            found = sequence.find(told);
        }
        if (found < 0) {
            throw broken("was sent what no reading of the log gives: " + told, sequence.firstAt(told.position()));
        }
        return found;
    }

    /** What comes behind the last that was sent, up to a place, will not come. */
    private void leaveOut(int to) {
        hold(skips.missed(next, to), next);
        next = to;
    }

    /** Told with progress: all of them are between the last notification and the token. */
    private void skipped(long count) {
        skips.told(count);
        if (next != UNKNOWN && skips.ahead() > 0) {
            leaveOut(Math.toIntExact(Math.min(sequence.size(), next + skips.ahead())));
        }
    }

    private String difference(Notice notice, int at) {
        if (at > next) {
            return "a gap of " + (at - next) + " notifications before " + notice.told();
        }
        if (at < next) {
            return "a repeat, or out of order: " + notice.told();
        }
        return notice.told().equals(sequence.get(at).told())
                ? "the bytes differ from those of a reading: " + notice.told()
                : "was sent what no reading of the log gives: " + notice.told();
    }

    /** A connection from the stored cursor turns out to begin at this place. */
    private void begin(int place) {
        hold(places.stored(place), place);
        next = place;
        if (!startedToken.isEmpty()) {
            keep(startedToken);
        }
    }

    /** A token behind all that was sent so far; while nobody knows where that is, the token may tell. */
    private void passed(String token) {
        if (next == UNKNOWN) {
            places.of(token).ifPresent(this::begin);
        } else {
            keep(token);
        }
    }

    private void confirmed(String token) {
        int place = place(token);
        hold(places.confirm(place), place);
    }

    private int place(String token) {
        return places.of(token)
                .orElseThrow(() -> broken("a token appears that the server never sent before: " + token, next));
    }

    private void keep(String token) {
        hold(places.heard(token, next), next);
    }

    /** Throws what is wrong, if anything is. */
    private void hold(String wrong, int place) {
        if (!wrong.isEmpty()) {
            throw broken(wrong, place);
        }
    }

    private static long saturated(long sum, long more) {
        return Math.min(sum + more, Long.MAX_VALUE / 2);
    }

    private void remember(Step step) {
        lastSteps.addLast(Steps.line(step));
        if (lastSteps.size() > STEPS_KEPT) {
            lastSteps.removeFirst();
        }
    }

    private BrokenPromise broken(String what, int place) {
        List<String> history = new ArrayList<>(lastSteps);
        history.addAll(sequence.around(place));
        return new BrokenPromise("subscription " + subscription + ": " + what, history);
    }
}
