package dev.weir.server.testing;

import dev.weir.server.WeirServer;
import dev.weir.server.config.WeirConfig;
import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.Document;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.Feed;
import dev.weir.v1.FeedServiceGrpc;
import dev.weir.v1.ListFeedsRequest;
import dev.weir.v1.ListSavedSearchesRequest;
import dev.weir.v1.PercolateMatch;
import dev.weir.v1.PercolateRequest;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.PublishDocumentResponse;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SavedSearchServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A real server on a free port, with a channel to it. It can be stopped and started again on the same directory. */
public final class RunningServer implements AutoCloseable {
    private static final int CLIENT_MESSAGE_BYTES_MAX = 64 << 20;

    private final WeirConfig config;
    private final ManualClock clock = new ManualClock();
    private WeirServer server;
    private ManagedChannel channel;

    private RunningServer(WeirConfig config) {
        this.config = config;
        this.server = start(config, clock);
        this.channel = connect(server.port());
    }

    /**
     * Starts a server.
     *
     * @param settings keys and values in turn, such as {@code "limits.filters_max", "2"}
     */
    public static RunningServer on(Path directory, String... settings) {
        WeirConfig config = WeirConfig.defaults()
                .with("store.directory", directory.toString())
                .with("server.port", "0");
        for (int i = 0; i < settings.length; i += 2) {
            config = config.with(settings[i], settings[i + 1]);
        }
        return new RunningServer(config);
    }

    /** As {@link #on}, with the feed {@link Messages#NEWS}. */
    public static RunningServer withNews(Path directory, String... settings) {
        RunningServer server = on(directory, settings);
        server.create(Messages.feed(Messages.NEWS));
        return server;
    }

    private static WeirServer start(WeirConfig config, ManualClock clock) {
        try {
            return WeirServer.start(config, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A channel to a server of this machine. */
    public static ManagedChannel connect(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .maxInboundMessageSize(CLIENT_MESSAGE_BYTES_MAX)
                .build();
    }

    /** Stops the server cleanly and starts it again on what it left. */
    public void restart() {
        close();
        server = start(config, clock);
        channel = connect(server.port());
    }

    /** Stops the server, and leaves the connection to it as it is. */
    public void stop() {
        server.close();
    }

    public ManualClock clock() {
        return clock;
    }

    public int port() {
        return server.port();
    }

    /** The port on which it serves metrics. */
    public int metricsPort() {
        return server.metricsPort().orElseThrow();
    }

    public ManagedChannel channel() {
        return channel;
    }

    public FeedServiceGrpc.FeedServiceBlockingStub feeds() {
        return FeedServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    public SavedSearchServiceGrpc.SavedSearchServiceBlockingStub searches() {
        return SavedSearchServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    public DocumentServiceGrpc.DocumentServiceBlockingStub documents() {
        return DocumentServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    public DocumentServiceGrpc.DocumentServiceStub asyncDocuments() {
        return DocumentServiceGrpc.newStub(channel);
    }

    public SavedSearchServiceGrpc.SavedSearchServiceStub asyncSearches() {
        return SavedSearchServiceGrpc.newStub(channel);
    }

    public Feed create(Feed feed) {
        return feeds().createFeed(CreateFeedRequest.newBuilder().setFeed(feed).build())
                .getFeed();
    }

    /** Saves a search in the feed {@link Messages#NEWS}. */
    public SavedSearch save(SavedSearch search) {
        return searches()
                .createSavedSearch(CreateSavedSearchRequest.newBuilder()
                        .setParent(Messages.NEWS)
                        .setSavedSearch(search)
                        .build())
                .getSavedSearch();
    }

    /** Publishes a document to the feed {@link Messages#NEWS}. */
    public PublishDocumentResponse publish(Document document) {
        return documents()
                .publishDocument(PublishDocumentRequest.newBuilder()
                        .setParent(Messages.NEWS)
                        .setDocument(document)
                        .build());
    }

    /** The names of the searches of the feed {@link Messages#NEWS} that match a document. */
    public List<String> percolate(Document document) {
        List<String> names = new ArrayList<>();
        documents()
                .percolate(PercolateRequest.newBuilder()
                        .setParent(Messages.NEWS)
                        .setDocument(document)
                        .build())
                .forEachRemaining(part -> part.getMatchesList().stream()
                        .map(PercolateMatch::getSavedSearch)
                        .forEach(names::add));
        return names;
    }

    public Feed news() {
        return feeds().getFeed(dev.weir.v1.GetFeedRequest.newBuilder()
                        .setName(Messages.NEWS)
                        .build())
                .getFeed();
    }

    /** Everything that can be seen of all feeds: their heads and schemas, searches, and document events. */
    public List<Object> picture() {
        List<Object> picture = new ArrayList<>();
        for (Feed feed : feeds().listFeeds(
                        ListFeedsRequest.newBuilder().setPageSize(1_000).build())
                .getFeedsList()) {
            picture.add(feed);
            picture.addAll(searches()
                    .listSavedSearches(ListSavedSearchesRequest.newBuilder()
                            .setParent(feed.getName())
                            .setPageSize(1_000)
                            .build())
                    .getSavedSearchesList());
            documents()
                    .readDocuments(ReadDocumentsRequest.newBuilder()
                            .setParent(feed.getName())
                            .build())
                    .forEachRemaining(picture::add);
        }
        return picture;
    }

    /** Makes a call that must be refused and must change nothing. */
    public Refusal refuses(Callable<?> call) {
        List<Object> before = picture();
        Refusal refusal = Refusal.of(call);
        List<Object> after = picture();
        if (!before.equals(after)) {
            throw new AssertionError("a refused call changed something: " + refusal + "\n" + before + "\n" + after);
        }
        return refusal;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
    }
}
