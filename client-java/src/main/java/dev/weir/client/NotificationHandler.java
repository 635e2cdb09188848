package dev.weir.client;

import dev.weir.v1.Notification;

/** Does what is to be done with each notification. */
@FunctionalInterface
public interface NotificationHandler {
    /**
     * Handles one notification. Called by one thread at a time, in the order of the log; while it runs, nothing else is
     * handed over.
     *
     * @throws Exception when it could not be handled; what happens then is the consumer's {@link HandlerFailurePolicy}
     */
    void handle(Notification notification) throws Exception;
}
