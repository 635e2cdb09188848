package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.Step;
import dev.weir.v1.ConsumeResponse;
import java.io.IOException;
import java.util.List;

/** Where a consumer keeps what it did and was sent: its work, with the tokens beside it. Safe for many threads. */
public interface Journal {
    /** Keeps a step; when this returns, the step survives the consumer. */
    void add(Step step);

    /** The newest token that was heard; empty before the first. */
    String token();

    /** The steps since the last call. */
    List<Step> take() throws IOException;

    /** The token in a message; empty where the message says nothing about a place behind it. */
    static String tokenOf(ConsumeResponse message) {
        return switch (message.getMessageCase()) {
            case STARTED -> message.getStarted().getToken();
            case NOTIFICATIONS -> message.getNotifications().getToken();
            case PROGRESS -> message.getProgress().getToken();
            case CAUGHT_UP -> message.getCaughtUp().getToken();
            // Behind what a latest-only subscription has left out and not yet told of: not a place to go on from.
            case FELL_BEHIND, ACK_CONFIRMED, DRAINING, MESSAGE_NOT_SET -> "";
        };
    }
}
