package dev.weir.client;

import dev.weir.v1.AckLevel;
import dev.weir.v1.Document;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.ItemStatus;
import dev.weir.v1.PublishDocumentsRequest;
import dev.weir.v1.PublishDocumentsResponse;
import dev.weir.v1.PublishStart;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Publishes many documents through one stream: they are on their way while earlier ones are not yet answered, and keep
 * their order.
 *
 * <pre>{@code
 * try (Publisher publisher = weir.documents().publisher("news").build()) {
 *     for (Document document : documents) {
 *         publisher.publish(document).whenComplete((result, failure) -> ...);
 *     }
 * }
 * }</pre>
 *
 * <p>Memory is bounded: {@link #publish} waits while as many documents, or bytes, are unanswered as the builder allows.
 * When the connection breaks, it is made again as the {@link RetryPolicy} allows, and everything unanswered is sent
 * again in order with the same request ids, which the server knows: nothing is lost, and nothing published twice. A
 * server that takes nothing for a while (an answer that names a delay) is treated alike.
 *
 * <p>A document that the server refuses fails its own future only. When the retries are used up, or the feed is not
 * there, all unanswered futures fail, and the publisher is of no further use.
 *
 * <p>For any number of threads; the order of publishing is that in which calls take place. Futures are completed on a
 * thread of gRPC, in order: what is chained to them must not wait for this publisher.
 */
public final class Publisher implements AutoCloseable {
    private final Pipeline<PublishDocumentsRequest, PublishDocumentsResponse, PublishResult> pipeline;
    private final Duration closeTimeout;
    private final AckLevel ackLevel;

    private Publisher(Builder builder) {
        this.pipeline = new Pipeline<>(
                builder.connection, new Protocol(builder.feed), builder.maxInFlight, builder.maxInFlightBytes);
        this.closeTimeout = builder.closeTimeout;
        this.ackLevel = builder.ackLevel;
    }

    /**
     * Publishes a document. Waits while too much is in flight.
     *
     * @return completed when the document is on disk with its hits, or what the builder's level says, or fails with a
     *     {@link WeirException}
     * @throws WeirException when the publisher has failed, or the thread is interrupted
     * @throws IllegalStateException when it is closed
     */
    public CompletableFuture<PublishResult> publish(Document document) {
        return submit(PublishDocumentsRequest.newBuilder()
                .setDocument(document)
                .setRequestId(Connection.newRequestId())
                .setAckLevel(ackLevel)
                .build());
    }

    /** Takes a document back, in order with what is published; else as {@link #publish}. */
    public CompletableFuture<PublishResult> retract(String key) {
        return submit(PublishDocumentsRequest.newBuilder()
                .setRetractKey(key)
                .setRequestId(Connection.newRequestId())
                .setAckLevel(ackLevel)
                .build());
    }

    /**
     * Waits until everything that was published before is answered, well or badly.
     *
     * @throws WeirException when the publisher has failed, or the thread is interrupted
     */
    public void flush() {
        pipeline.flush();
    }

    /** How many documents and retractions are accepted and not answered. */
    public int inFlight() {
        return pipeline.inFlight();
    }

    /**
     * Waits until everything is answered, at most for the builder's time, and ends. What is unanswered then fails.
     *
     * @throws WeirException when the publisher has failed, or the thread is interrupted
     */
    @Override
    public void close() {
        pipeline.close(closeTimeout);
    }

    private CompletableFuture<PublishResult> submit(PublishDocumentsRequest item) {
        return pipeline.submit(item, item.getSerializedSize());
    }

    private record Protocol(String feed)
            implements Pipeline.Protocol<PublishDocumentsRequest, PublishDocumentsResponse, PublishResult> {
        @Override
        public MethodDescriptor<PublishDocumentsRequest, PublishDocumentsResponse> method() {
            return DocumentServiceGrpc.getPublishDocumentsMethod();
        }

        @Override
        public PublishDocumentsRequest start() {
            return PublishDocumentsRequest.newBuilder()
                    .setStart(PublishStart.newBuilder().setParent(feed))
                    .build();
        }

        @Override
        public long index(PublishDocumentsResponse answer) {
            return answer.getIndex();
        }

        @Override
        public ItemStatus status(PublishDocumentsResponse answer) {
            return answer.getStatus();
        }

        @Override
        public PublishResult result(PublishDocumentsResponse answer) {
            return PublishResult.of(answer.getPosition(), answer.getPublishTime(), answer.getHitCount());
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }

    /** Chooses how much may be in flight. */
    public static final class Builder {
        private final Connection connection;
        private final String feed;
        private int maxInFlight = Pipeline.MAX_IN_FLIGHT_DEFAULT;
        private long maxInFlightBytes = Pipeline.MAX_IN_FLIGHT_BYTES_DEFAULT;
        private Duration closeTimeout = Pipeline.CLOSE_TIMEOUT_DEFAULT;
        private AckLevel ackLevel = AckLevel.ACK_LEVEL_DURABLE;

        Builder(Connection connection, String feed) {
            this.connection = connection;
            this.feed = feed;
        }

        /** At most this many documents unanswered at a time; default 1,024. */
        public Builder maxInFlight(int documents) {
            maxInFlight = Pipeline.requirePositive("maxInFlight", documents);
            return this;
        }

        /** At most this many bytes unanswered at a time; default 8 MiB. A single larger document goes alone. */
        public Builder maxInFlightBytes(long bytes) {
            maxInFlightBytes = Pipeline.requirePositive("maxInFlightBytes", bytes);
            return this;
        }

        /** How long {@link Publisher#close} waits for answers; default 60 s. */
        public Builder closeTimeout(Duration timeout) {
            closeTimeout = timeout;
            return this;
        }

        /**
         * When futures are completed; default: once the document is on disk. {@code ACK_LEVEL_MEMORY} is unsafe: the
         * newest documents are lost when the server's machine crashes, though they were acknowledged.
         */
        public Builder ackLevel(AckLevel level) {
            ackLevel = level;
            return this;
        }

        /** The publisher; it connects with the first document. */
        public Publisher build() {
            return new Publisher(this);
        }
    }
}
