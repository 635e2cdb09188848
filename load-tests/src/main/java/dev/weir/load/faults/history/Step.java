package dev.weir.load.faults.history;

import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ConsumeResponse;

/** What happened at a consumer, in the order in which it happened there. */
public sealed interface Step {
    /** The consumer sent this; a start begins a new connection. */
    record Said(ConsumeRequest message) implements Step {}

    /** The consumer was sent this. */
    record Heard(ConsumeResponse message) implements Step {}

    /** The connection ended. */
    record Ended(String reason) implements Step {}
}
