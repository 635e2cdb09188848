package dev.weir.client;

/** Does what is to be done with several notifications at once. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * Handles notifications. Called by one thread at a time, in the order of the log; while it runs, nothing else is
     * handed over. Who stores {@link Delivery#token} in one step with their own work handles each notification exactly
     * once.
     *
     * @throws Exception when they could not be handled; what happens then is the consumer's
     *     {@link HandlerFailurePolicy}
     */
    void handle(Delivery delivery) throws Exception;
}
