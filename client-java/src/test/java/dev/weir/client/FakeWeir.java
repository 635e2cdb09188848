package dev.weir.client;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A small server that keeps the contract as far as a client can see it, in memory, on a real port; and that fails when
 * it is told to. What it holds survives {@link #restart}.
 */
public final class FakeWeir implements AutoCloseable {
    public final FakeFeeds feeds = new FakeFeeds();
    public final FakeSubscriptions subscriptions = new FakeSubscriptions();
    public final FakeDocuments documents = new FakeDocuments(feeds, subscriptions);
    public final FakeSearches searches = new FakeSearches(feeds);
    public final FakeWordLists wordLists = new FakeWordLists();
    private Server server;
    private final int port;

    public FakeWeir() {
        server = start(0);
        port = server.getPort();
    }

    private Server start(int onPort) {
        try {
            return NettyServerBuilder.forAddress(new InetSocketAddress("localhost", onPort))
                    .addService(feeds)
                    .addService(searches)
                    .addService(wordLists)
                    .addService(documents)
                    .addService(subscriptions)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String target() {
        return "localhost:" + port;
    }

    /** Cuts every connection, as a crash does; nothing listens any more. */
    public void kill() {
        server.shutdownNow();
        try {
            server.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens again on the same port, with what it held. */
    public void restart() {
        kill();
        server = start(port);
    }

    @Override
    public void close() {
        kill();
    }

    static StatusRuntimeException invalid(String field, String message) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.INVALID_ARGUMENT.value())
                .setMessage(message)
                .addDetails(violation(field, message))
                .build());
    }

    static Any violation(String field, String message) {
        return Any.pack(BadRequest.newBuilder()
                .addFieldViolations(
                        BadRequest.FieldViolation.newBuilder().setField(field).setDescription(message))
                .build());
    }

    static com.google.rpc.Status syntaxError(String query) {
        int column = query.indexOf("((") + 1;
        String message = "the query cannot be parsed: unexpected \"((\"";
        return com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.INVALID_ARGUMENT.value())
                .setMessage(message)
                .addDetails(violation("saved_search.query", message))
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain("weir.dev")
                        .setReason("QUERY_SYNTAX")
                        .putMetadata("field", "saved_search.query")
                        .putMetadata("line", "1")
                        .putMetadata("column", column + "")
                        .build()))
                .build();
    }

    static StatusRuntimeException later(Status.Code code, int seconds) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage("not now")
                .addDetails(Any.pack(RetryInfo.newBuilder()
                        .setRetryDelay(com.google.protobuf.Duration.newBuilder().setSeconds(seconds))
                        .build()))
                .build());
    }
}
