package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.BackupServiceGrpc;
import dev.weir.v1.CreateBackupRequest;
import dev.weir.v1.CreateBackupResponse;
import dev.weir.v1.Feed;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything runs on the test's own thread, and time goes by only when the test says so. */
@SuppressWarnings("NullAway.Init") // set before each test
class RetryTest {
    private final FakeTiming timing = new FakeTiming();
    private final FakeFeeds feeds = new FakeFeeds();
    private final FakeBackups backups = new FakeBackups();
    private Server server;
    private ManagedChannel channel;
    private WeirClient client;

    @BeforeEach
    void connect() throws IOException {
        String name = UUID.randomUUID().toString();
        server = InProcessServerBuilder.forName(name)
                .directExecutor()
                .addService(feeds)
                .addService(backups)
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
        client = client(RetryPolicy.defaults());
        feeds.feeds.put("feeds/news", Feed.newBuilder().setName("feeds/news").build());
    }

    @AfterEach
    void disconnect() {
        client.close();
        channel.shutdownNow();
        server.shutdownNow();
    }

    private WeirClient client(RetryPolicy policy) {
        return WeirClient.builder()
                .channel(channel)
                .retries(policy)
                .timing(timing)
                .build();
    }

    private static RuntimeException unavailable() {
        return Status.UNAVAILABLE.withDescription("gone").asRuntimeException();
    }

    @Test
    void aReadIsTriedAgainWithGrowingWaitsUntilItSucceeds() {
        feeds.failNext(unavailable(), unavailable(), unavailable());
        CompletableFuture<Feed> feed = client.feeds().getAsync("news");
        assertThat(feed).isNotDone();

        timing.runNext(3);

        assertThat(feed.join().getName()).isEqualTo("feeds/news");
        assertThat(timing.delays)
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void everyTryOfAChangeCarriesTheSameRequestIdAndTheNextChangeAnother() {
        feeds.failNext(unavailable(), unavailable());
        Feed feed = Feeds.feed("homes").text("title").build();
        var unused = client.feeds().createAsync(feed);
        timing.runNext(1);
        feeds.failures.clear();
        timing.runNext(1);
        client.feeds().create(Feeds.feed("jobs").text("title").build());

        assertThat(feeds.requestIds).hasSize(2).doesNotHaveDuplicates();
        assertThat(feeds.calls).isEqualTo(4);
        assertThat(feeds.requestIds.get(0)).hasSize(36);
    }

    @Test
    void theDelayThatTheServerAsksForIsKept() {
        feeds.failNext(FakeWeir.later(Status.Code.RESOURCE_EXHAUSTED, 5));
        CompletableFuture<Feed> feed = client.feeds().getAsync("news");
        timing.runNext(1);
        assertThat(feed).isCompleted();
        assertThat(timing.delays).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void withoutADelayOfTheServerAnExhaustedResourceIsAnAnswer() {
        feeds.failNext(Status.RESOURCE_EXHAUSTED.withDescription("too large").asRuntimeException());
        assertThatThrownBy(() -> client.feeds().get("news"))
                .isInstanceOfSatisfying(
                        WeirException.class, e -> assertThat(e.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED))
                .hasMessage("too large");
        assertThat(timing.waiting()).isZero();
    }

    @Test
    void aCallThatCannotBeRepeatedSafelyIsMadeOnce() {
        assertThatThrownBy(() -> client.backups().create("")).isInstanceOf(WeirException.class);
        assertThat(backups.calls).isEqualTo(1);
        assertThat(timing.waiting()).isZero();
    }

    @Test
    void aDeletionIsTriedAgainWithTheSameRequestId() {
        feeds.failNext(unavailable());
        CompletableFuture<Void> deletion = client.feeds().deleteAsync("news");
        timing.runNext(1);
        assertThat(deletion).isCompleted();
        assertThat(feeds.feeds).isEmpty();
        assertThat(feeds.deletions).hasSize(2).doesNotContain("").containsOnly(feeds.deletions.get(0));
    }

    @Test
    void triesEndAtTheirNumber() {
        WeirClient threeTries = client(RetryPolicy.defaults().withMaxTries(3));
        feeds.failNext(unavailable(), unavailable(), unavailable(), unavailable());
        CompletableFuture<Feed> feed = threeTries.feeds().getAsync("news");
        timing.runNext(2);
        assertThat(feed).isCompletedExceptionally();
        assertThat(timing.waiting()).isZero();
        assertThat(feeds.calls).isEqualTo(3);
    }

    @Test
    void triesEndBeforeAWaitThatWouldPassTheDeadline() {
        WeirClient hurried = client(RetryPolicy.defaults().withTotalDeadline(Duration.ofMillis(350)));
        feeds.failNext(unavailable(), unavailable(), unavailable(), unavailable());
        CompletableFuture<Feed> feed = hurried.feeds().getAsync("news");
        timing.runNext(2);
        assertThat(feed).isCompletedExceptionally();
        assertThat(timing.delays).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void aCancelledCallIsNotTriedAgain() {
        feeds.failNext(unavailable(), unavailable());
        CompletableFuture<Feed> feed = client.feeds().getAsync("news");
        feed.cancel(true);
        assertThat(timing.waiting()).isZero();
        assertThat(feeds.calls).isEqualTo(1);
    }

    @Test
    void jitterMakesAWaitAtMostAQuarterShorterOrLongerAndNeverPassesTheLongest() {
        RetryPolicy policy = RetryPolicy.defaults();
        assertThat(policy.backoff(1, 0)).isEqualTo(Duration.ofMillis(75));
        assertThat(policy.backoff(1, 1)).isEqualTo(Duration.ofMillis(125));
        assertThat(policy.backoff(100, 0.5)).isEqualTo(Duration.ofSeconds(2));
        assertThatThrownBy(() -> policy.withMaxTries(0)).hasMessageContaining("maxTries must be at least 1");
    }

    @Test
    void aListIsFetchedPageByPage() {
        for (String name : new String[] {"a", "b", "c", "d"}) {
            feeds.feeds.put(
                    "feeds/" + name, Feed.newBuilder().setName("feeds/" + name).build());
        }
        assertThat(client.feeds().list().stream().map(Feed::getName))
                .containsExactly("feeds/a", "feeds/b", "feeds/c", "feeds/d", "feeds/news");
        assertThat(feeds.calls).isEqualTo(3);
        assertThat(client.feeds().list().stream().limit(2)).hasSize(2);
        assertThat(feeds.calls).isEqualTo(4);
    }

    /** A server that makes no backups. */
    private static final class FakeBackups extends BackupServiceGrpc.BackupServiceImplBase {
        private int calls;

        @Override
        public void createBackup(CreateBackupRequest request, StreamObserver<CreateBackupResponse> observer) {
            calls++;
            observer.onError(unavailable());
        }
    }
}
