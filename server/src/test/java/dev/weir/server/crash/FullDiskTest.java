package dev.weir.server.crash;

import static dev.weir.server.testing.Messages.NEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.server.testing.ServerProcess;
import dev.weir.server.testing.SmallDisk;
import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.CreateSubscriptionRequest;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.FeedServiceGrpc;
import dev.weir.v1.Notification;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.PublishDocumentResponse;
import dev.weir.v1.PullNotificationsRequest;
import dev.weir.v1.PullNotificationsResponse;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.SavedSearchServiceGrpc;
import dev.weir.v1.Subscription;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server on a real disk that fills up, by itself or because others fill it. */
class FullDiskTest {
    private static final long DISK_BYTES = 48L << 20;
    private static final String SUBSCRIPTION = NEWS + "/subscriptions/all";

    @TempDir
    Path directory;

    private final List<Long> acknowledged = new ArrayList<>();

    @BeforeEach
    void allowed() {
        assumeTrue(
                SmallDisk.isPossible(directory),
                "this machine allows no mount namespaces (unshare --user --mount), or has no tmpfs");
    }

    @Test
    void aDiskFilledToTheLastByteRefusesWritesServesReadsAndTakesWritesAgainWithoutARestart() {
        // Without a floor it is the disk itself that refuses, in the middle of a write.
        fillAndFree(Map.of("WEIR_STORE_FREE_BYTES_MIN", "0", "WEIR_STORE_WRITE_BUFFER_BYTES_MAX", "4194304"), true);
    }

    @Test
    void belowTheFloorWritesAreRefusedBeforeTheyHalfWriteAnything() {
        fillAndFree(
                Map.of("WEIR_STORE_FREE_BYTES_MIN", "8388608", "WEIR_STORE_WRITE_BUFFER_BYTES_MAX", "4194304"), false);
    }

    private void fillAndFree(Map<String, String> environment, boolean mayBeUnavailable) {
        SmallDisk disk = new SmallDisk(directory, DISK_BYTES);
        try (ServerProcess server = ServerProcess.on(disk, directory, environment)) {
            ManagedChannel channel = RunningServer.connect(server.port());
            try {
                prepare(channel);
                for (int i = 0; i < 20; i++) {
                    publish(channel, "before" + i);
                }
                disk.fill(server);
                Refusal refusal = publishUntilRefused(channel);
                assertThat(refusal.retry()).isTrue();
                if (mayBeUnavailable) {
                    assertThat(refusal.code()).isIn(Status.Code.RESOURCE_EXHAUSTED, Status.Code.UNAVAILABLE);
                } else {
                    assertThat(refusal.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                    assertThat(refusal.reason()).isEqualTo("DISK_FULL");
                    assertThat(refusal.message())
                            .contains("store.free_bytes_min")
                            .contains("8388608");
                }
                assertThat(stored(channel)).containsExactlyElementsOf(acknowledged);
                assertThat(notified(channel)).containsExactlyElementsOf(acknowledged);
                for (int i = 0; i < 20; i++) {
                    // Some may be taken: what is written to tables frees its part of the write-ahead log.
                    boolean taken = isTaken(channel, "full");
                    assertThat(taken && !mayBeUnavailable).isFalse();
                }

                disk.free(server);
                Await.until("writes are taken again", () -> isTaken(channel, "after"));
                for (int i = 0; i < 20; i++) {
                    publish(channel, "later" + i);
                }
                assertThat(stored(channel)).containsExactlyElementsOf(acknowledged);
                assertThat(notified(channel)).containsExactlyElementsOf(acknowledged);
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private static void prepare(ManagedChannel channel) {
        FeedServiceGrpc.newBlockingStub(channel)
                .createFeed(CreateFeedRequest.newBuilder()
                        .setFeed(Messages.feed(NEWS))
                        .build());
        SavedSearchServiceGrpc.newBlockingStub(channel)
                .createSavedSearch(CreateSavedSearchRequest.newBuilder()
                        .setParent(NEWS)
                        .setSavedSearch(Messages.search("weirs", "weir"))
                        .build());
        SubscriptionServiceGrpc.newBlockingStub(channel)
                .createSubscription(CreateSubscriptionRequest.newBuilder()
                        .setParent(NEWS)
                        .setSubscription(Subscription.newBuilder().setName(SUBSCRIPTION))
                        .build());
    }

    /** Random text, which nothing makes smaller. */
    private PublishDocumentResponse publish(ManagedChannel channel, String key) {
        StringBuilder body = new StringBuilder("weir");
        new Random(acknowledged.size()).ints(5_000).forEach(i -> body.append(' ')
                .append(Integer.toHexString(i)));
        PublishDocumentResponse answer = DocumentServiceGrpc.newBlockingStub(channel)
                .publishDocument(PublishDocumentRequest.newBuilder()
                        .setParent(NEWS)
                        .setDocument(Messages.document(key, body.toString()))
                        .build());
        acknowledged.add(answer.getPosition());
        return answer;
    }

    private boolean isTaken(ManagedChannel channel, String key) {
        try {
            publish(channel, key);
            return true;
        } catch (StatusRuntimeException e) {
            assertThat(Refusal.of(e).retry()).isTrue();
            return false;
        }
    }

    private Refusal publishUntilRefused(ManagedChannel channel) {
        for (int i = 0; i < 2 * DISK_BYTES / 40_000; i++) {
            try {
                publish(channel, "filling" + i);
            } catch (StatusRuntimeException e) {
                return Refusal.of(e);
            }
        }
        throw new AssertionError("the full disk took everything");
    }

    private static List<Long> stored(ManagedChannel channel) {
        List<Long> positions = new ArrayList<>();
        DocumentServiceGrpc.newBlockingStub(channel)
                .readDocuments(ReadDocumentsRequest.newBuilder().setParent(NEWS).build())
                .forEachRemaining(event -> positions.add(event.getDocument().getPosition()));
        return positions;
    }

    private static List<Long> notified(ManagedChannel channel) {
        List<Long> positions = new ArrayList<>();
        String token = "";
        while (true) {
            PullNotificationsResponse pulled = SubscriptionServiceGrpc.newBlockingStub(channel)
                    .pullNotifications(PullNotificationsRequest.newBuilder()
                            .setSubscription(SUBSCRIPTION)
                            .setAfterToken(token)
                            .build());
            if (pulled.getNotificationsCount() == 0) {
                return positions;
            }
            pulled.getNotificationsList().stream()
                    .map(Notification::getPosition)
                    .forEach(positions::add);
            token = pulled.getToken();
        }
    }
}
