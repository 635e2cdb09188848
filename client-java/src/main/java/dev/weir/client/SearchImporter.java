package dev.weir.client;

import dev.weir.v1.ImportSavedSearchesRequest;
import dev.weir.v1.ImportSavedSearchesResponse;
import dev.weir.v1.ImportStart;
import dev.weir.v1.ItemStatus;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SavedSearchServiceGrpc;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Saves many searches through one stream, in order and with bounded memory.
 *
 * <p>It treats breaks of the connection as {@link Publisher} does, as long as a repeat is harmless: with
 * {@link Builder#failOnExisting} it is not, since a search saved just before the break would then seem to exist
 * already, and the importer fails instead. A search without a name gets a random one here, so that a repeat does not
 * save it twice.
 *
 * <p>Threads, failures and closing are as for {@link Publisher}.
 */
public final class SearchImporter implements AutoCloseable {
    private final Pipeline<ImportSavedSearchesRequest, ImportSavedSearchesResponse, ImportSavedSearchesResponse>
            pipeline;
    private final String feed;
    private final Duration closeTimeout;

    private SearchImporter(Builder builder) {
        this.feed = builder.feed;
        this.closeTimeout = builder.closeTimeout;
        this.pipeline = new Pipeline<>(
                builder.connection,
                new Protocol(builder.feed, builder.onExisting, builder.validateOnly),
                builder.maxInFlight,
                builder.maxInFlightBytes);
    }

    /**
     * Saves a search. Waits while too much is in flight.
     *
     * @return completed when the search is saved, or fails with a {@link WeirException}
     * @throws IllegalArgumentException when its name does not fit
     */
    public CompletableFuture<ImportSavedSearchesResponse> save(SavedSearch search) {
        SavedSearch unnamed = search.getName().isEmpty()
                ? search.toBuilder().setName(UUID.randomUUID().toString()).build()
                : search;
        ImportSavedSearchesRequest item = ImportSavedSearchesRequest.newBuilder()
                .setSavedSearch(Searches.named(feed, unnamed))
                .build();
        return pipeline.submit(item, item.getSerializedSize());
    }

    /** Waits until everything that was given before is answered, well or badly. */
    public void flush() {
        pipeline.flush();
    }

    /** As {@link Publisher#close}. */
    @Override
    public void close() {
        pipeline.close(closeTimeout);
    }

    private record Protocol(String feed, ImportStart.OnExisting onExisting, boolean validateOnly)
            implements Pipeline.Protocol<
                    ImportSavedSearchesRequest, ImportSavedSearchesResponse, ImportSavedSearchesResponse> {
        @Override
        public MethodDescriptor<ImportSavedSearchesRequest, ImportSavedSearchesResponse> method() {
            return SavedSearchServiceGrpc.getImportSavedSearchesMethod();
        }

        @Override
        public ImportSavedSearchesRequest start() {
            return ImportSavedSearchesRequest.newBuilder()
                    .setStart(ImportStart.newBuilder()
                            .setParent(feed)
                            .setOnExisting(onExisting)
                            .setValidateOnly(validateOnly))
                    .build();
        }

        @Override
        public long index(ImportSavedSearchesResponse answer) {
            return answer.getIndex();
        }

        @Override
        public ItemStatus status(ImportSavedSearchesResponse answer) {
            return answer.getStatus();
        }

        @Override
        public ImportSavedSearchesResponse result(ImportSavedSearchesResponse answer) {
            return answer;
        }

        @Override
        public boolean repeatable() {
            return validateOnly || onExisting != ImportStart.OnExisting.ON_EXISTING_FAIL;
        }
    }

    /** Chooses how to import. */
    public static final class Builder {
        private final Connection connection;
        private final String feed;
        private ImportStart.OnExisting onExisting = ImportStart.OnExisting.ON_EXISTING_REPLACE;
        private boolean validateOnly;
        private int maxInFlight = Pipeline.MAX_IN_FLIGHT_DEFAULT;
        private long maxInFlightBytes = Pipeline.MAX_IN_FLIGHT_BYTES_DEFAULT;
        private Duration closeTimeout = Pipeline.CLOSE_TIMEOUT_DEFAULT;

        Builder(Connection connection, String feed) {
            this.connection = connection;
            this.feed = feed;
        }

        /**
         * A search whose name is taken fails with ALREADY_EXISTS. Default: the search of that name is changed, whole.
         */
        public Builder failOnExisting() {
            onExisting = ImportStart.OnExisting.ON_EXISTING_FAIL;
            return this;
        }

        /** Checks every search and changes nothing. */
        public Builder validateOnly() {
            validateOnly = true;
            return this;
        }

        /** At most this many searches unanswered at a time; default 1,024. */
        public Builder maxInFlight(int searches) {
            maxInFlight = Pipeline.requirePositive("maxInFlight", searches);
            return this;
        }

        /** At most this many bytes unanswered at a time; default 8 MiB. A single larger search goes alone. */
        public Builder maxInFlightBytes(long bytes) {
            maxInFlightBytes = Pipeline.requirePositive("maxInFlightBytes", bytes);
            return this;
        }

        /** How long {@link SearchImporter#close} waits for answers; default 60 s. */
        public Builder closeTimeout(Duration timeout) {
            closeTimeout = timeout;
            return this;
        }

        /** The importer; it connects with the first search. */
        public SearchImporter build() {
            return new SearchImporter(this);
        }
    }
}
