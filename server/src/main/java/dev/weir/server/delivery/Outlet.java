package dev.weir.server.delivery;

import dev.weir.v1.AckConfirmed;
import dev.weir.v1.CaughtUp;
import dev.weir.v1.Draining;
import dev.weir.v1.FellBehind;
import dev.weir.v1.Progress;
import dev.weir.v1.Started;

/**
 * Where a stream goes out. Called by one thread at a time; no method may wait. After {@link #complete} or {@link #fail}
 * nothing more is called. Whoever implements it calls {@link Consumption#wake} when {@link #isReady} turns true.
 */
public interface Outlet {
    /** Whether a message could go out without being kept in memory for long; sending waits for that. */
    boolean isReady();

    void started(Started started);

    void notifications(EncodedBatch batch);

    void progress(Progress progress);

    void caughtUp(CaughtUp caughtUp);

    void fellBehind(FellBehind fellBehind);

    void ackConfirmed(AckConfirmed confirmed);

    void draining(Draining draining);

    /** The stream ends well. */
    void complete();

    /** The stream ends because of an error. */
    void fail(Throwable why);
}
