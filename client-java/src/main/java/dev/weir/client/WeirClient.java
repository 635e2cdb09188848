package dev.weir.client;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a Weir server.
 *
 * <pre>{@code
 * try (WeirClient weir = WeirClient.connect("localhost:7878")) {
 *     weir.feeds().create(Feeds.feed("news").text("title", "english").keyword("source").build());
 *     weir.searches().save("news", Searches.search("weirs").query("title:weir").owner("me").build());
 *     weir.documents().publish("news", Documents.document("1").text("title", "A weir is built").build());
 * }
 * }</pre>
 *
 * <p>It and all that it hands out may be used by any number of threads at a time. Each method has a form that waits and
 * one that gives a {@link java.util.concurrent.CompletableFuture}, named {@code ...Async}. Such futures are completed
 * on a thread of gRPC: what is chained to them should not wait for another call.
 *
 * <p>Every call is made within the {@link RetryPolicy}'s time; failures are {@link WeirException}s.
 */
public final class WeirClient implements AutoCloseable {
    /** The port where a target names none. */
    public static final int DEFAULT_PORT = 7878;

    /** The largest answer that is taken: 64 MiB, enough for a page of the largest searches that are allowed. */
    public static final int MAX_ANSWER_BYTES = 64 << 20;

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final Connection connection;
    private final @Nullable ManagedChannel ownChannel;

    private WeirClient(Connection connection, @Nullable ManagedChannel ownChannel) {
        this.connection = connection;
        this.ownChannel = ownChannel;
    }

    /**
     * Connects without encryption. The connection is made by the first call, so this does not fail where nobody
     * listens.
     *
     * @param target {@code host} or {@code host:port}
     */
    public static WeirClient connect(String target) {
        return builder().target(target).build();
    }

    /** Begins with {@code localhost}, the default port, no encryption and the default retries. */
    public static Builder builder() {
        return new Builder();
    }

    /** The feeds. */
    public Feeds feeds() {
        return new Feeds(connection);
    }

    /** The saved searches. */
    public Searches searches() {
        return new Searches(connection);
    }

    /** The word lists, to which searches refer as {@code @name}. */
    public WordLists wordLists() {
        return new WordLists(connection);
    }

    /** The documents. */
    public Documents documents() {
        return new Documents(connection);
    }

    /** The subscriptions and their notifications. */
    public Subscriptions subscriptions() {
        return new Subscriptions(connection);
    }

    /** The backups of the server. */
    public Backups backups() {
        return new Backups(connection);
    }

    /**
     * Ends the connection and all calls on it. Publishers and consumers are to be closed before. A channel that was
     * given to the builder stays open.
     */
    @Override
    public void close() {
        if (ownChannel != null) {
            ownChannel.shutdownNow();
        }
        connection.timing().close();
        if (ownChannel != null) {
            try {
                ownChannel.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Chooses how to connect. */
    public static final class Builder {
        private String target = "localhost";
        private @Nullable Channel channel;
        private RetryPolicy retries = RetryPolicy.defaults();
        private boolean tls;
        private @Nullable Duration keepAlive;
        private @Nullable Timing timing;

        private Builder() {}

        /**
         * Where the server is: {@code host}, {@code host:port}, {@code [::1]:port}, or a target of gRPC with a scheme,
         * such as {@code dns:///weir.example:7878}.
         */
        public Builder target(String hostAndPort) {
            target = hostAndPort;
            return this;
        }

        /** Uses this channel, which the client does not close, instead of a target. */
        public Builder channel(Channel existing) {
            channel = existing;
            return this;
        }

        /** How often and how long calls are tried. */
        public Builder retries(RetryPolicy policy) {
            retries = policy;
            return this;
        }

        /** Encrypts, and checks the server's certificate against the system's authorities. */
        public Builder useTls() {
            tls = true;
            return this;
        }

        /**
         * Asks the server in this interval whether it is still there while a call is under way, so that a connection
         * that died silently is noticed. Default: never, since servers refuse clients that ask more often than they
         * allow.
         */
        public Builder keepAlive(Duration interval) {
            keepAlive = interval;
            return this;
        }

        Builder timing(Timing other) {
            timing = other;
            return this;
        }

        /**
         * The client as chosen.
         *
         * @throws IllegalArgumentException when the target cannot be understood
         */
        public WeirClient build() {
            Timing clock = timing == null ? new SystemTiming() : timing;
            if (channel != null) {
                return new WeirClient(new Connection(channel, retries, clock), null);
            }
            NettyChannelBuilder netty =
                    NettyChannelBuilder.forTarget(Targets.withPort(target)).maxInboundMessageSize(MAX_ANSWER_BYTES);
            if (!tls) {
                netty.usePlaintext();
            }
            if (keepAlive != null) {
                netty.keepAliveTime(keepAlive.toMillis(), TimeUnit.MILLISECONDS);
            }
            ManagedChannel own = netty.build();
            return new WeirClient(new Connection(own, retries, clock), own);
        }
    }
}
