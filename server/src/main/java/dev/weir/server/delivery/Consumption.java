package dev.weir.server.delivery;

import dev.weir.v1.Ack;
import dev.weir.v1.Credit;

/** A stream of notifications that is on its way, as its client's side steers it. Safe for many threads; never waits. */
public interface Consumption {
    /** Allows more to be sent; a negative credit ends the stream with INVALID_ARGUMENT. */
    void credit(Credit credit);

    /** Acknowledges all up to a token; one that is not of this subscription ends the stream with INVALID_ARGUMENT. */
    void ack(Ack ack);

    /**
     * The client will say nothing more: neither credit nor acknowledgement. That ends the consumption: nothing more is
     * sent but the confirmations of what was acknowledged, then the stream completes.
     */
    void halfClose();

    /** The outlet may have become ready. */
    void wake();

    /** Ends the stream with an error. */
    void end(Throwable why);

    /** The client is gone: nothing more is sent. */
    void cancel();
}
