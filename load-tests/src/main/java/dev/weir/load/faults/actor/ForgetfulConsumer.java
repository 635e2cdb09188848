package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.DeliveryChecker;

/** Reads all, acknowledges nothing, and so begins at the beginning each time. */
final class ForgetfulConsumer implements Trouble {
    private final MemoryJournal journal = new MemoryJournal();
    private final StreamConsumer consumer;

    ForgetfulConsumer(Scene scene) {
        this.consumer = new StreamConsumer(
                scene.own(),
                scene.server(),
                new StreamConsumer.Habits(
                        /* fromStored= */ true, 1_000, /* creditAfterMs= */ 0, /* batchesPerAck= */ 0),
                journal);
    }

    @Override
    public void close() {
        consumer.close();
    }

    @Override
    public void check(DeliveryChecker checker) {
        checker.check(journal.take());
    }
}
