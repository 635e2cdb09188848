package dev.weir.client;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are to be acknowledged, are under way, and are confirmed. Acknowledgements are cumulative, so only the
 * furthest matters: what is behind it falls away. Guarded by the lock of the consumption.
 */
final class ConsumerAcks {
    private final Deque<String> underWay = new ArrayDeque<>();
    private @Nullable String due;
    private String confirmed = "";

    /** This token is to be acknowledged, in place of any before it. */
    void due(String token) {
        if (!token.equals(confirmed) && !token.equals(underWay.peekLast())) {
            due = token;
        }
    }

    /** What is to be sent now; it then is under way. */
    @Nullable
    String send() {
        String token = due;
        if (token != null) {
            underWay.add(token);
            due = null;
        }
        return token;
    }

    /** Nothing that was under way will be confirmed any more: the furthest is due again. */
    void streamEnded() {
        String furthest = underWay.peekLast();
        if (due == null && furthest != null) {
            due = furthest;
        }
        underWay.clear();
    }

    /**
     * The server has stored this token. Where it is not one of ours, the subscription stood further than what was
     * acknowledged first.
     */
    void confirmed(String token) {
        confirmed = token;
        if (!underWay.contains(token)) {
            underWay.poll();
            return;
        }
        while (!token.equals(underWay.remove())) {
            // Acknowledged before this one, and confirmed with it.
        }
    }

    boolean allConfirmed() {
        return due == null && underWay.isEmpty();
    }

    /** The furthest that is due or under way; null when all is confirmed. */
    @Nullable
    String unconfirmed() {
        return due != null ? due : underWay.peekLast();
    }

    /** The last token that the server has confirmed; empty before the first. */
    String lastConfirmed() {
        return confirmed;
    }
}
