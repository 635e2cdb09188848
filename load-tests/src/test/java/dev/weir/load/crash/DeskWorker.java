package dev.weir.load.crash;

import dev.weir.client.Consumer;
import dev.weir.client.Delivery;
import dev.weir.client.WeirClient;
import java.time.Duration;
import java.util.Optional;

/**
 * One life of the consumer's process, with a connection of its own: begins at the token that stands beside the work,
 * and acknowledges now and then.
 */
final class DeskWorker implements AutoCloseable {
    private static final int BATCHES_PER_ACK = 4;
    private static final Duration CLOSE_MAX = Duration.ofSeconds(20);

    private final Desk desk;
    private final String subscription;
    private final WeirClient weir;
    private final Consumer consumer;
    private int batches;
    private volatile boolean dead;

    DeskWorker(Desk desk, String target, String subscription) {
        this.desk = desk;
        this.subscription = subscription;
        this.weir = WeirClient.connect(target);
        this.consumer = weir.subscriptions()
                .consumer(subscription)
                .startFrom(desk.resumePoint())
                .manualAcks()
                .closeTimeout(CLOSE_MAX)
                .batchHandler(this::handle)
                .build();
    }

    void start() {
        consumer.start();
    }

    private void handle(Delivery delivery) {
        if (dead) {
            throw new IllegalStateException("died before these were stored");
        }
        desk.handle(delivery);
        if (++batches % BATCHES_PER_ACK == 0) {
            long position = delivery.notifications().getLast().getPosition();
            String stored = weir.subscriptions().acknowledge(subscription, delivery.token());
            assert !stored.isEmpty();
            desk.confirmed(position);
        }
    }

    /** Dies between two batches: what has arrived and is not stored is gone. */
    void die() {
        dead = true;
        weir.close();
        consumer.close();
    }

    /** Why it has stopped, where it has not stopped well. */
    Optional<Throwable> failure() {
        return consumer.failure();
    }

    /** Stops well. */
    @Override
    public void close() {
        consumer.close();
        weir.close();
    }
}
