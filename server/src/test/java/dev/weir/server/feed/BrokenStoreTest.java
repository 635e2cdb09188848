package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.HitKind;
import dev.weir.server.store.StoreException;
import dev.weir.server.testing.Messages;
import dev.weir.v1.SavedSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that cannot be committed leaves no trace, and the next one is as if it had never been. */
class BrokenStoreTest {
    @TempDir
    Path directory;

    private OpenFeeds open;

    @BeforeEach
    void open() {
        open = OpenFeeds.on(directory);
        open.save("kept", "weir");
        open.save("changed", "weir");
        open.save("deleted", "weir");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aBatchThatCannotBeWrittenLeavesNoTraceAndWorkGoesOn() {
        long head = open.news().head();
        List<SavedSearch> searches = open.news().registry().after("").toList();
        List<Long> matches = open.matches(Messages.document("", "weir"));
        open.faults().fail(() -> new StoreException("no space left"), "commit");

        open.sequencer().hold();
        List<CompletableFuture<Outcome>> batch = List.of(
                open.news().searches().create(Messages.search("new", "weir"), "r1"),
                open.news().searches().take(Messages.search("changed", "dam"), true),
                open.news().searches().delete("deleted", "", "r2"),
                open.news().documents().publish(Messages.document("k", "weir"), "r3"),
                open.news().documents().retract("k", "r4"));
        open.sequencer().release();

        assertThat(batch).allSatisfy(outcome -> {
            Throwable failure = OpenFeeds.failure(outcome);
            assertThat(failure).isInstanceOf(WeirException.class).hasMessageContaining("no space left");
            assertThat(((WeirException) failure).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(((WeirException) failure).retryAfter()).isPresent();
        });
        assertThat(open.news().head()).isEqualTo(head);
        assertThat(open.news().registry().after("")).containsExactlyElementsOf(searches);
        assertThat(open.matches(Messages.document("", "weir"))).isEqualTo(matches);

        open.faults().heal();
        Outcome published = open.news()
                .documents()
                .publish(Messages.document("k", "weir"), "r3")
                .join();
        assertThat(published.position()).isEqualTo(head + 1);
        assertThat(open.hits(head + 1))
                .isEqualTo(Map.of("kept", HitKind.ENTER, "changed", HitKind.ENTER, "deleted", HitKind.ENTER));
        assertThat(open.news()
                        .searches()
                        .create(Messages.search("new", "weir"), "r1")
                        .join()
                        .position())
                .isEqualTo(head + 2);
        assertThat(open.news().documents().retract("k", "r4").join().position()).isEqualTo(head + 3);
        open.reopen();
        assertThat(open.news().head()).isEqualTo(head + 3);
    }

    @Test
    void whatWasAnsweredBeforeIsStillKnownWhenTheStoreFailsLater() {
        Outcome first = open.news()
                .documents()
                .publish(Messages.document("k", "weir"), "again")
                .join();
        open.faults().fail(() -> new StoreException("no space left"), "commit");
        OpenFeeds.failure(open.publish("other", "weir"));
        assertThat(open.news()
                        .documents()
                        .publish(Messages.document("k", "weir"), "again")
                        .join())
                .isEqualTo(first);
    }

    @Test
    void anUnexpectedFailureOfTheStoreIsAnsweredToo() {
        open.faults().fail(() -> new IllegalStateException("a defect"), "commit", "key");
        Throwable failure = OpenFeeds.failure(open.publish("k", "weir"));
        assertThat(((WeirException) failure).code()).isEqualTo(ErrorCode.INTERNAL);
        open.faults().heal();
        assertThat(open.publish("k", "weir").join().hitCount()).isEqualTo(3);
    }

    @Test
    void whatIsDamagedFailsAloneAndForGood() {
        long head = open.news().head();
        open.faults().fail(() -> StoreException.damaged("block checksum mismatch in 000012.sst"), "key");
        open.sequencer().hold();
        List<CompletableFuture<Outcome>> damaged =
                List.of(open.publish("k", "weir"), open.news().documents().retract("k", ""), open.publish("l", "weir"));
        CompletableFuture<Outcome> sound = open.news().searches().create(Messages.search("new", "weir"), "");
        open.sequencer().release();
        assertThat(damaged).allSatisfy(outcome -> {
            WeirException failure = (WeirException) OpenFeeds.failure(outcome);
            assertThat(failure.code()).isEqualTo(ErrorCode.DATA_LOSS);
            assertThat(failure.retryAfter()).isEmpty();
            assertThat(failure).hasMessageContaining("000012.sst");
        });
        assertThat(sound.join().position()).isEqualTo(head + 1);
        open.faults().heal();
        assertThat(open.publish("k", "weir").join().hitCount()).isEqualTo(4);
    }

    @Test
    void aListenerThatFailsDoesNotTakeBackWhatIsOnDisk() {
        Runnable broken = () -> {
            throw new IllegalStateException("a defect of a listener");
        };
        open.news().listeners().add(broken);
        Outcome outcome = open.publish("k", "weir").join();
        open.news().listeners().remove(broken);
        assertThat(open.publish("l", "weir").join().position()).isEqualTo(outcome.position() + 1);
        assertThat(open.news().store().event(outcome.position())).isPresent();
    }

    @Test
    void aFeedThatCouldNotBeDeletedIsStillThere() {
        open.faults().fail(() -> new StoreException("no space left"), "deleteFeed");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> open.feeds().delete("news", "")))
                .isInstanceOf(StoreException.class);
        open.faults().heal();
        assertThat(open.publish("k", "weir").join().hitCount()).isEqualTo(3);
        open.feeds().delete("news", "");
        assertThat(open.feeds().after("")).isEmpty();
    }

    @Test
    void aFeedThatCouldNotBeMadeIsNotThere() {
        open.faults().fail(() -> new StoreException("no space left"), "createFeed");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> open.feeds().create(Messages.feed("feeds/other"), "")))
                .isInstanceOf(StoreException.class);
        open.faults().heal();
        assertThat(open.feeds().after("").map(Feed::id)).containsExactly("news");
        assertThat(open.feeds().create(Messages.feed("feeds/other"), "").getHeadPosition())
                .isZero();
    }

    @Test
    void aChangeThatCouldNotBeWrittenCanBeRepeatedWithTheEtagOfBefore() {
        SavedSearch before = open.news().registry().find("changed").orElseThrow();
        SavedSearch change = SavedSearch.newBuilder()
                .setName(before.getName())
                .setQuery("dam")
                .build();
        open.faults().fail(() -> new StoreException("no space left"), "commit");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                        open.news().searches().change(change, FieldMask.getDefaultInstance(), before.getEtag(), "c")))
                .hasCauseInstanceOf(WeirException.class);
        open.faults().heal();
        assertThat(open.news()
                        .searches()
                        .change(change, FieldMask.getDefaultInstance(), before.getEtag(), "c")
                        .getQuery())
                .isEqualTo("dam");
    }
}
