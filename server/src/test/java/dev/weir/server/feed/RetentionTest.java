package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Durations;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.HitKind;
import dev.weir.server.store.v1.StoredCursor;
import dev.weir.server.store.v1.StoredSubscription;
import dev.weir.server.testing.Messages;
import dev.weir.v1.Retention;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of which only some is kept, and everything that does not hang on the rest. */
class RetentionTest {
    @TempDir
    Path directory;

    private OpenFeeds open;

    @BeforeEach
    void open() {
        open = OpenFeeds.on(directory, "store.segment_bytes", "1024");
        open.save("weirs", "weir");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void eventsOlderThanTheAgeGoAndYoungerOnesStay() {
        retain(Retention.newBuilder().setMaxAge(Durations.fromSeconds(60)));
        open.publish("old", "weir").join();
        open.clock().advance(Duration.ofSeconds(40));
        long young = open.publish("young", "weir").join().position();
        open.clock().advance(Duration.ofSeconds(30));
        open.news().tick();
        assertThat(open.news().earliest()).isEqualTo(young);
        assertThat(open.news().describe().getEarliestPosition()).isEqualTo(young);
        open.clock().advance(Duration.ofSeconds(100));
        open.news().tick();
        assertThat(open.news().earliest()).isEqualTo(open.news().head());
    }

    @Test
    void aLogThatIsTooLargeLosesItsOldest() {
        retain(Retention.newBuilder().setMaxBytes(20_000).setForgetDocuments(true));
        String body = "weir " + "x".repeat(1_000);
        for (int i = 0; i < 100; i++) {
            open.publish("k" + i, body).join();
            tick();
            assertThat(open.news().head() - open.news().earliest()).isLessThan(22);
        }
        assertThat(open.news().head() - open.news().earliest()).isGreaterThan(15);
        assertThat(open.news().store().key("k1")).isEmpty();
    }

    @Test
    void aDocumentWhoseEventIsGoneStillTellsUpdateAndLeave() {
        retain(Retention.newBuilder().setMaxAge(Durations.fromSeconds(60)));
        open.publish("k", "weir").join();
        open.publish("l", "weir").join();
        open.clock().advance(Duration.ofSeconds(100));
        open.news().tick();
        open.publish("m", "nothing").join();
        open.clock().advance(Duration.ofSeconds(100));
        open.news().tick();
        assertThat(open.hits(open.publish("k", "weir again").join().position()))
                .isEqualTo(Map.of("weirs", HitKind.UPDATE));
        assertThat(open.hits(open.news().documents().retract("l", "").join().position()))
                .isEqualTo(Map.of("weirs", HitKind.LEAVE));
    }

    @Test
    void aForgottenDocumentBeginsAnew() {
        retain(Retention.newBuilder().setMaxAge(Durations.fromSeconds(60)).setForgetDocuments(true));
        open.publish("k", "weir").join();
        open.publish("last", "nothing").join();
        open.clock().advance(Duration.ofSeconds(100));
        open.news().tick();
        assertThat(open.hits(open.publish("k", "weir again").join().position()))
                .isEqualTo(Map.of("weirs", HitKind.ENTER));
    }

    @Test
    void searchesStandHoweverLongAgoTheyWereSavedAlsoAfterARestart() {
        retain(Retention.newBuilder().setMaxAge(Durations.fromSeconds(60)));
        open.publish("k", "nothing").join();
        open.clock().advance(Duration.ofSeconds(100));
        open.news().tick();
        long head = open.news().head();
        assertThat(open.news().earliest()).isEqualTo(head);
        open.reopen();
        assertThat(open.news().head()).isEqualTo(head);
        assertThat(open.news().earliest()).isEqualTo(head);
        assertThat(open.news().registry().find("weirs")).isPresent();
        assertThat(open.publish("l", "weir").join().hitCount()).isEqualTo(1);
        assertThat(open.news().schema().retention().getMaxAge()).isEqualTo(Durations.fromSeconds(60));
    }

    @Test
    void readingFromBeforeTheEarliestIsToldTheEarliest() {
        retain(Retention.newBuilder().setMaxAge(Durations.fromSeconds(60)));
        long firstMs = open.clock().millis();
        for (int i = 0; i < 5; i++) {
            open.publish("k" + i, "weir").join();
        }
        open.clock().advance(Duration.ofSeconds(100));
        open.publish("young", "weir").join();
        open.news().tick();
        long earliest = open.news().earliest();
        assertThat(earliest).isEqualTo(open.news().head());
        assertThatThrownBy(() -> first(StartPoint.newBuilder().setPosition(earliest - 1)))
                .isInstanceOfSatisfying(WeirException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
                    assertThat(e.reason()).isEqualTo("BEFORE_EARLIEST");
                    assertThat(e.message()).contains("from.position").contains(" " + earliest);
                    assertThat(e.metadata()).containsEntry("earliest_position", Long.toString(earliest));
                });
        assertThat(first(StartPoint.newBuilder().setPosition(earliest))).isEqualTo(earliest);
        assertThat(first(StartPoint.newBuilder())).isEqualTo(earliest);
        assertThat(first(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_EARLIEST)))
                .isEqualTo(earliest);
        assertThatThrownBy(() ->
                        first(StartPoint.newBuilder().setTime(com.google.protobuf.util.Timestamps.fromMillis(firstMs))))
                .isInstanceOfSatisfying(
                        WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_RANGE));
        assertThat(first(StartPoint.newBuilder().setTime(com.google.protobuf.util.Timestamps.fromMillis(firstMs + 1))))
                .isEqualTo(earliest);
    }

    @Test
    void whatASubscriptionHasNotAcknowledgedIsKeptUpToTheCapAndNotBeyond() {
        retain(Retention.newBuilder()
                .setMaxAge(Durations.fromSeconds(60))
                .setUnacknowledgedMaxBytes(50_000)
                .setForgetDocuments(true));
        long acknowledged = open.publish("first", "weir").join().position();
        open.news()
                .store()
                .putSubscription(StoredSubscription.newBuilder()
                        .setIncarnation(7)
                        .setSubscription(Subscription.newBuilder().setName("feeds/news/subscriptions/dead"))
                        .build());
        open.news()
                .store()
                .putCursors(Map.of(
                        7L, StoredCursor.newBuilder().setPosition(acknowledged).build()));
        String body = "weir " + "x".repeat(1_000);
        for (int i = 0; i < 20; i++) {
            open.publish("k" + i, body).join();
        }
        open.clock().advance(Duration.ofSeconds(100));
        open.news().tick();
        assertThat(open.news().earliest()).isEqualTo(acknowledged);
        for (int i = 0; i < 100; i++) {
            open.publish("l" + i, body).join();
        }
        open.clock().advance(Duration.ofSeconds(100));
        open.news().tick();
        assertThat(open.news().head() - open.news().earliest()).isBetween(40L, 50L);
    }

    @Test
    void aRepeatWhoseFirstRequestIsGoneIsARequestOfItsOwn() {
        retain(Retention.newBuilder().setMaxAge(Durations.fromSeconds(60)));
        Outcome first = open.news()
                .documents()
                .publish(Messages.document("k", "weir"), "again")
                .join();
        open.publish("last", "weir").join();
        open.clock().advance(Duration.ofSeconds(100));
        open.news().tick();
        Outcome second = open.news()
                .documents()
                .publish(Messages.document("k", "weir"), "again")
                .join();
        assertThat(second.position()).isGreaterThan(first.position());
    }

    @Test
    void aDropThatCannotBeWrittenIsTriedAgainAndNobodyNotices() {
        retain(Retention.newBuilder().setMaxAge(Durations.fromSeconds(60)));
        open.publish("k", "weir").join();
        open.publish("l", "weir").join();
        open.clock().advance(Duration.ofSeconds(100));
        open.faults().fail(() -> new dev.weir.server.store.StoreException("a bad disk"), "drop");
        assertThat(open.publish("m", "weir").join().hitCount()).isEqualTo(1);
        assertThat(open.news().earliest()).isEqualTo(1);
        open.faults().heal();
        tick();
        assertThat(open.news().earliest()).isEqualTo(open.news().head());
    }

    @Test
    void aRetentionThatMakesNoSenseIsRefusedWithItsField() {
        for (Retention bad : new Retention[] {
            Retention.newBuilder().setMaxAge(Durations.ZERO).build(),
            Retention.newBuilder().setMaxBytes(-1).build(),
            Retention.newBuilder().setUnacknowledgedMaxBytes(-1).build()
        }) {
            assertThatThrownBy(() -> open.news().retention().change(bad, "", ""))
                    .isInstanceOfSatisfying(WeirException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
                        assertThat(e.violations().getFirst().field()).startsWith("retention.");
                    });
        }
    }

    private void tick() {
        open.clock().advance(Duration.ofSeconds(2));
        open.news().tick();
    }

    private long first(StartPoint.Builder from) {
        return LogPlaces.first(open.news(), from.build(), StartPoint.Place.PLACE_EARLIEST, "from");
    }

    private void retain(Retention.Builder retention) {
        String etag = open.news().schema().etag();
        open.news().retention().change(retention.build(), etag, "").join();
        assertThat(open.news().schema().etag()).isNotEqualTo(etag);
    }
}
