package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.Item;
import dev.weir.load.faults.history.Sends;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.PublishDocumentResponse;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Publishes documents one by one with hardly any patience, and tries nothing again: of many it never learns whether
 * they are stored. They may be, once.
 */
public final class HastyPublishing implements Closeable {
    private static final int KEYS = 30;
    private static final int PATIENCE_MS_MAX = 20;

    private final String feed;
    private final Sends sends;
    private final RandomGenerator random;
    private final ManagedChannel channel;
    private volatile boolean flowing;

    /** Connects to a server. */
    public HastyPublishing(String target, String feed, Sends sends, RandomGenerator random) {
        this.feed = feed;
        this.sends = sends;
        this.random = random;
        this.channel = Channels.connect(target);
    }

    /** Flows on a thread of its own until {@link #stop}. */
    public CompletableFuture<Void> flow() {
        flowing = true;
        return CompletableFuture.runAsync(
                () -> {
                    while (flowing) {
                        publish();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(10)));
                    }
                },
                Thread::startVirtualThread);
    }

    /** Sends no more. */
    public void stop() {
        flowing = false;
    }

    private void publish() {
        Item item = Item.published(Publishing.document("h" + random.nextInt(KEYS), sends, random));
        sends.sending(item, /* inOrder= */ false);
        try {
            channel.resetConnectBackoff();
            PublishDocumentResponse answer = DocumentServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(1 + random.nextInt(PATIENCE_MS_MAX), TimeUnit.MILLISECONDS)
                    .publishDocument(PublishDocumentRequest.newBuilder()
                            .setParent(feed)
                            .setDocument(item.document().orElseThrow())
                            .build());
            sends.acknowledged(item, answer.getPosition(), answer.getHitCount());
        } catch (StatusRuntimeException e) {
            switch (e.getStatus().getCode()) {
                case RESOURCE_EXHAUSTED -> sends.refused(item);
                case DEADLINE_EXCEEDED, UNAVAILABLE, CANCELLED, INTERNAL -> {
                    // Stored or not: nobody knows, and that is what is tried here.
                }
                default -> throw e;
            }
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
