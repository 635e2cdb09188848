package dev.weir.client;

import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.ReadDocumentsResponse;
import dev.weir.v1.StartPoint;
import org.jspecify.annotations.Nullable;

/** Reads document events; after a break it goes on at the position behind the last one. */
final class DocumentReads implements EventReader.Source<ReadDocumentsResponse> {
    private final Connection connection;
    private ReadDocumentsRequest request;
    private volatile @Nullable ServerStream<ReadDocumentsResponse> stream;
    private volatile boolean closed;
    private @Nullable Backoff backoff;

    private DocumentReads(Connection connection, ReadDocumentsRequest request) {
        this.connection = connection;
        this.request = request;
    }

    static EventReader<ReadDocumentsResponse> open(Connection connection, ReadDocumentsRequest request) {
        return new EventReader<>(new DocumentReads(connection, request));
    }

    @Override
    public @Nullable ReadDocumentsResponse next() {
        while (!closed) {
            ServerStream<ReadDocumentsResponse> current = stream;
            if (current == null) {
                current = ServerStream.open(connection, DocumentServiceGrpc.getReadDocumentsMethod(), request, null);
                stream = current;
                if (closed) {
                    current.close();
                }
            }
            try {
                ReadDocumentsResponse event = current.next();
                if (event != null) {
                    backoff = null;
                    long position = event.hasDocument()
                            ? event.getDocument().getPosition()
                            : event.getRetraction().getPosition();
                    remember(position);
                }
                return event;
            } catch (WeirException e) {
                stream = null;
                Backoff tries = backoff == null ? new Backoff(connection.retries(), connection.timing()) : backoff;
                backoff = tries;
                ServerStream.waitOrThrow(connection, tries, e);
            }
        }
        return null;
    }

    /** Makes the request ask for what is behind this position. */
    private void remember(long position) {
        request = request.toBuilder()
                .setFrom(StartPoint.newBuilder().setPosition(position + 1))
                .build();
    }

    @Override
    public String token() {
        return "";
    }

    @Override
    public void close() {
        closed = true;
        ServerStream<ReadDocumentsResponse> current = stream;
        if (current != null) {
            current.close();
        }
    }
}
