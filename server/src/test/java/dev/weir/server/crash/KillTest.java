package dev.weir.server.crash;

import static dev.weir.server.testing.Messages.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.RocksStore;
import dev.weir.server.store.Store;
import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.RunningServer;
import dev.weir.server.testing.Seed;
import dev.weir.server.testing.ServerProcess;
import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.FeedServiceGrpc;
import dev.weir.v1.GetDocumentRequest;
import dev.weir.v1.GetFeedRequest;
import dev.weir.v1.GetSavedSearchRequest;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.PublishDocumentResponse;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SavedSearchServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int ROUNDS = 3;
    private static final int PUBLISHERS = 4;
    private static final int DOCUMENTS_PER_ROUND = 150;

    @TempDir
    Path directory;

    private final Map<String, PublishDocumentResponse> published = new ConcurrentHashMap<>();
    private final Queue<SavedSearch> saved = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasAcknowledgedIsThereAfterAKillAtAnyInstant() {
        Seed.replayable(random -> {
            for (int round = 0; round < ROUNDS * Seed.multiplier(); round++) {
                try (ServerProcess server = ServerProcess.on(directory)) {
                    publishUntilKilled(server, round, DOCUMENTS_PER_ROUND + random.nextInt(DOCUMENTS_PER_ROUND));
                }
                try (ServerProcess server = ServerProcess.on(directory)) {
                    assertAllIsThere(server);
                }
                assertTheStoreIsWhole();
            }
        });
    }

    private void publishUntilKilled(ServerProcess server, int round, int enough) throws Exception {
        ManagedChannel channel = RunningServer.connect(server.port());
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            if (round == 0) {
                FeedServiceGrpc.newBlockingStub(channel)
                        .createFeed(CreateFeedRequest.newBuilder()
                                .setFeed(Messages.feed(NEWS))
                                .build());
            }
            int before = published.size();
            List<Future<?>> clients = new ArrayList<>();
            for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
                String prefix = round + "-" + publisher + "-";
                clients.add(threads.submit(() -> untilGone(i -> publish(channel, prefix + i))));
            }
            clients.add(threads.submit(() -> untilGone(i -> save(channel, "s" + round + "-" + i))));
            Await.until("enough is published", () -> published.size() >= before + enough);
            server.kill();
            for (Future<?> client : clients) {
                client.get();
            }
        } finally {
            channel.shutdownNow();
        }
    }

    /** Something that is done again and again until the server is gone. */
    private interface Step {
        void take(int i);
    }

    private static void untilGone(Step step) {
        try {
            for (int i = 0; ; i++) {
                step.take(i);
            }
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
        }
    }

    private void publish(ManagedChannel channel, String key) {
        published.put(
                key,
                DocumentServiceGrpc.newBlockingStub(channel)
                        .publishDocument(PublishDocumentRequest.newBuilder()
                                .setParent(NEWS)
                                .setDocument(Messages.document(key, "a weir"))
                                .build()));
    }

    private void save(ManagedChannel channel, String id) {
        saved.add(SavedSearchServiceGrpc.newBlockingStub(channel)
                .createSavedSearch(CreateSavedSearchRequest.newBuilder()
                        .setParent(NEWS)
                        .setSavedSearch(Messages.search(id, "weir"))
                        .build())
                .getSavedSearch());
    }

    private void assertAllIsThere(ServerProcess server) {
        ManagedChannel channel = RunningServer.connect(server.port());
        try {
            var documents = DocumentServiceGrpc.newBlockingStub(channel);
            published.forEach((key, answer) -> {
                var document = documents
                        .getDocument(GetDocumentRequest.newBuilder()
                                .setParent(NEWS)
                                .setKey(key)
                                .setPosition(answer.getPosition())
                                .build())
                        .getDocument();
                assertThat(document.getPublishTime()).isEqualTo(answer.getPublishTime());
            });
            var searches = SavedSearchServiceGrpc.newBlockingStub(channel);
            saved.forEach(search -> assertThat(searches.getSavedSearch(GetSavedSearchRequest.newBuilder()
                                    .setName(search.getName())
                                    .build())
                            .getSavedSearch())
                    .isEqualTo(search));
            assertThat(FeedServiceGrpc.newBlockingStub(channel)
                            .getFeed(GetFeedRequest.newBuilder().setName(NEWS).build())
                            .getFeed()
                            .getSavedSearchCount())
                    .isGreaterThanOrEqualTo(saved.size());
        } finally {
            channel.shutdownNow();
        }
    }

    /**
     * Each position has its event, and each document the hits that were acknowledged: those of the searches before it.
     */
    private void assertTheStoreIsWhole() {
        try (Store store = RocksStore.open(directory)) {
            FeedStore feed = store.feed(store.feeds().getFirst().getId());
            long[] searches = new long[(int) feed.head()];
            int standing = 0;
            for (long position = 1; position <= feed.head(); position++) {
                var event = feed.event(position).orElseThrow();
                if (event.hasSearchSaved()) {
                    searches[standing++] = event.getSearchSaved().getUid();
                } else {
                    DocumentHits hits = feed.hitsAt(position).orElseThrow();
                    assertThat(hits.matching()).isEqualTo(java.util.Arrays.copyOf(searches, standing));
                    String key = event.getDocumentPublished().getKey();
                    assertThat(feed.key(key).orElseThrow().getPosition()).isEqualTo(position);
                    PublishDocumentResponse answer = published.get(key);
                    if (answer != null) {
                        assertThat(answer.getPosition()).isEqualTo(position);
                        assertThat(answer.getHitCount()).isEqualTo(standing);
                    }
                }
            }
        }
    }
}
