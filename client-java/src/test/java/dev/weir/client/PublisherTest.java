package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import dev.weir.v1.SavedSearch;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PublisherTest {
    private final FakeWeir weir = new FakeWeir();
    private final RetryPolicy quick = RetryPolicy.defaults().withBackoff(Duration.ofMillis(5), Duration.ofMillis(20));
    private final WeirClient client =
            WeirClient.builder().target(weir.target()).retries(quick).build();

    @BeforeEach
    void makeFeed() {
        weir.feeds.feeds.put(
                "feeds/news", Feed.newBuilder().setName("feeds/news").build());
    }

    @AfterEach
    void close() {
        client.close();
        weir.close();
    }

    private static Document document(int number) {
        return Documents.document("d" + number).text("title", "text " + number).build();
    }

    private List<String> storedKeys() {
        synchronized (weir.documents) {
            return weir.documents.log.stream().map(Document::getKey).toList();
        }
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "d" + i).toList();
    }

    @Test
    void everythingPublishedIsAnsweredInOrder() {
        List<Long> positions = new ArrayList<>();
        try (Publisher publisher = client.documents().publisher("news").build()) {
            for (int i = 0; i < 1000; i++) {
                var unused = publisher.publish(document(i)).thenAccept(result -> positions.add(result.position()));
            }
        }
        assertThat(positions).hasSize(1000).isSorted();
        assertThat(storedKeys()).isEqualTo(keys(1000));
    }

    @Test
    void aConnectionThatBreaksAgainAndAgainLosesAndDoublesNothing() {
        weir.documents.breakStreamsAfter.addAll(List.of(7, 1, 50, 3, 60));
        List<CompletableFuture<PublishResult>> results = new ArrayList<>();
        try (Publisher publisher =
                client.documents().publisher("news").maxInFlight(64).build()) {
            for (int i = 0; i < 1000; i++) {
                results.add(publisher.publish(document(i)));
            }
        }
        assertThat(storedKeys()).isEqualTo(keys(1000));
        assertThat(weir.documents.repeats).isPositive();
        for (int i = 0; i < 1000; i++) {
            assertThat(results.get(i).join().position()).isEqualTo(i + 1L);
        }
    }

    @Test
    void aServerThatDiesAndComesBackLosesAndDoublesNothing() {
        List<CompletableFuture<PublishResult>> results = new ArrayList<>();
        try (Publisher publisher =
                client.documents().publisher("news").maxInFlight(32).build()) {
            for (int i = 0; i < 600; i++) {
                if (i % 200 == 100) {
                    weir.restart();
                }
                results.add(publisher.publish(document(i)));
            }
        }
        assertThat(results).allSatisfy(result -> assertThat(result).isCompleted());
        assertThat(storedKeys()).isEqualTo(keys(600));
    }

    @Test
    void aBadDocumentFailsAlone() {
        try (Publisher publisher = client.documents().publisher("news").build()) {
            CompletableFuture<PublishResult> good = publisher.publish(document(0));
            CompletableFuture<PublishResult> bad =
                    publisher.publish(Documents.document("x").bool("bad", true).build());
            CompletableFuture<PublishResult> alsoGood = publisher.publish(document(1));
            publisher.flush();
            assertThat(good).isCompleted();
            assertThat(alsoGood).isCompleted();
            assertThatThrownBy(bad::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(WeirException.class, e -> {
                        assertThat(e.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                        assertThat(e.violations().get(0).field()).isEqualTo("document.fields.bad");
                    });
        }
        assertThat(weir.documents.streams).isEqualTo(1);
    }

    @Test
    void whatAServerCannotTakeForNowIsSentAgainInOrder() {
        weir.documents.unavailableItems = 3;
        try (Publisher publisher = client.documents().publisher("news").build()) {
            for (int i = 0; i < 20; i++) {
                var unused = publisher.publish(document(i));
            }
        }
        assertThat(storedKeys()).containsExactlyInAnyOrderElementsOf(keys(20)).doesNotHaveDuplicates();
    }

    @Test
    void noMoreThanTheBoundIsInFlight() throws Exception {
        weir.documents.withholdAnswers = true;
        AtomicInteger most = new AtomicInteger();
        weir.documents.onItem = unanswered -> most.accumulateAndGet(unanswered, Math::max);
        try (Publisher publisher =
                client.documents().publisher("news").maxInFlight(10).build()) {
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 30; i++) {
                    var unused = publisher.publish(document(i));
                }
            });
            Await.until("ten are at the server", () -> most.get() == 10);
            assertThat(publisher.inFlight()).isEqualTo(10);
            assertThat(publishing).isNotDone();
            weir.documents.withholdAnswers = false;
            // The eleventh cannot come, so the server is cut off to make the ten come again and be answered.
            weir.restart();
            publishing.get(20, TimeUnit.SECONDS);
        }
        assertThat(most.get()).isEqualTo(10);
        assertThat(storedKeys()).isEqualTo(keys(30));
    }

    @Test
    void noMoreBytesThanTheBoundAreInFlightAndALargerDocumentGoesAlone() {
        AtomicInteger most = new AtomicInteger();
        weir.documents.onItem = unanswered -> most.accumulateAndGet(unanswered, Math::max);
        try (Publisher publisher =
                client.documents().publisher("news").maxInFlightBytes(100).build()) {
            for (int i = 0; i < 10; i++) {
                var unused = publisher.publish(Documents.document("d" + i)
                        .text("title", "x".repeat(500))
                        .build());
                assertThat(publisher.inFlight()).isLessThanOrEqualTo(1);
            }
        }
        assertThat(storedKeys()).isEqualTo(keys(10));
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void whenTheRetriesAreUsedUpEverythingUnansweredFails() {
        weir.documents.withholdAnswers = true;
        WeirClient hurried = WeirClient.builder()
                .target(weir.target())
                .retries(quick.withTotalDeadline(Duration.ofMillis(200)))
                .build();
        try (hurried) {
            Publisher publisher = hurried.documents().publisher("news").build();
            List<CompletableFuture<PublishResult>> results = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                results.add(publisher.publish(document(i)));
            }
            weir.kill();
            for (CompletableFuture<PublishResult> result : results) {
                assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS))
                        .cause()
                        .isInstanceOfSatisfying(
                                WeirException.class, e -> assertThat(e.code()).isEqualTo(Status.Code.UNAVAILABLE));
            }
            assertThatThrownBy(() -> publisher.publish(document(9))).isInstanceOf(WeirException.class);
            assertThatThrownBy(publisher::flush).isInstanceOf(WeirException.class);
        }
    }

    @Test
    void aFeedThatIsNotThereFailsThePublisher() {
        Publisher publisher = client.documents().publisher("nowhere").build();
        CompletableFuture<PublishResult> result = publisher.publish(document(0));
        assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS)).hasMessageContaining("there is no feeds/nowhere");
        assertThatThrownBy(publisher::close).isInstanceOf(WeirException.class);
    }

    @Test
    void closingGivesUpWaitingWhenItsTimeIsOver() {
        weir.documents.withholdAnswers = true;
        Publisher publisher = client.documents()
                .publisher("news")
                .closeTimeout(Duration.ofMillis(50))
                .build();
        CompletableFuture<PublishResult> result = publisher.publish(document(0));
        publisher.close();
        assertThat(result).isCompletedExceptionally();
        assertThatThrownBy(() -> publisher.publish(document(1))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anIdlePublisherSurvivesARestart() throws Exception {
        try (Publisher publisher = client.documents().publisher("news").build()) {
            publisher.publish(document(0)).get(10, TimeUnit.SECONDS);
            weir.restart();
            publisher.publish(document(1)).get(10, TimeUnit.SECONDS);
        }
        assertThat(storedKeys()).isEqualTo(keys(2));
    }

    @Test
    void anImportThatBreaksIsGoneOnWithUnlessExistingNamesWereToFail() {
        weir.searches.breakImportAfter = 5;
        try (SearchImporter importer = client.searches().importer("news").build()) {
            for (int i = 0; i < 20; i++) {
                var unused = importer.save(Searches.search("s" + i).query("x").build());
            }
        }
        assertThat(weir.searches.searches).hasSize(20);

        weir.searches.breakImportAfter = 2;
        SearchImporter strict =
                client.searches().importer("news").failOnExisting().build();
        SavedSearch search = Searches.search("new1").query("x").build();
        var unused = strict.save(search);
        var result = strict.save(search.toBuilder().setName("new2").build());
        assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS)).hasMessageContaining("broken on purpose");
    }

    @Test
    void aSingleDocumentIsPublishedAndReadBack() {
        PublishResult result = client.documents().publish("news", document(0));
        assertThat(result.hitCount()).isEqualTo(1);
        for (int i = 1; i < 10; i++) {
            client.documents().publish("feeds/news", document(i));
        }
        weir.documents.breakStreamsAfter.addAll(List.of(3, 4));
        try (var events = client.documents().read("news", StartPoints.position(1))) {
            assertThat(events.stream().map(event -> event.getDocument().getKey()))
                    .containsExactlyElementsOf(keys(10));
        }
        Percolation percolation = client.documents().percolate("news", document(0));
        assertThat(percolation.matches()).hasSize(2);
        assertThat(percolation.position()).isEqualTo(7);
    }

    @Test
    void closingTheClientFailsWhatIsStillUnderWay() {
        weir.kill();
        Publisher publisher = client.documents().publisher("news").build();
        CompletableFuture<PublishResult> published = publisher.publish(document(0));
        CompletableFuture<Feed> read = client.feeds().getAsync("news");
        Consumer consumer = client.subscriptions()
                .consumer("news", "me")
                .handler(notification -> {})
                .build()
                .start();
        client.close();
        assertThatThrownBy(() -> published.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(WeirException.class);
        assertThatThrownBy(() -> read.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(WeirException.class);
        assertThatThrownBy(consumer::join).isInstanceOf(WeirException.class);
    }

    @Test
    void anInterruptedCloseLeavesNobodyUnanswered() {
        weir.documents.withholdAnswers = true;
        Publisher publisher = client.documents().publisher("news").build();
        CompletableFuture<PublishResult> result = publisher.publish(document(0));
        Thread.currentThread().interrupt();
        assertThatThrownBy(publisher::close).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isCompletedExceptionally();
    }
}
