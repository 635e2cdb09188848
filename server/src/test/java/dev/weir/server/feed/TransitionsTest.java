package dev.weir.server.feed;

import static dev.weir.server.store.HitKind.ENTER;
import static dev.weir.server.store.HitKind.LEAVE;
import static dev.weir.server.store.HitKind.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.weir.server.store.HitKind;
import dev.weir.v1.SavedSearch;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransitionsTest {
    @TempDir
    Path directory;

    private OpenFeeds open;

    @BeforeEach
    void open() {
        open = OpenFeeds.on(directory);
        open.save("weir", "weir");
        open.save("river", "river");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void eachVersionTellsWhoEnteredStayedAndLeft() {
        assertThat(published("k", "a weir")).isEqualTo(Map.of("weir", ENTER));
        assertThat(published("k", "a weir in a river")).isEqualTo(Map.of("weir", UPDATE, "river", ENTER));
        assertThat(published("k", "a river")).isEqualTo(Map.of("weir", LEAVE, "river", UPDATE));
        assertThat(published("k", "a sea")).isEqualTo(Map.of("river", LEAVE));
        assertThat(published("k", "a sea")).isEmpty();
        assertThat(published("k", "a weir")).isEqualTo(Map.of("weir", ENTER));
    }

    @Test
    void versionsOfOneKeyInOneBatchFollowEachOther() {
        open.sequencer().hold();
        CompletableFuture<Outcome> first = open.publish("k", "a weir");
        CompletableFuture<Outcome> second = open.publish("k", "a weir in a river");
        CompletableFuture<Outcome> third = open.publish("k", "a river");
        CompletableFuture<Outcome> gone = open.news().documents().retract("k", "");
        CompletableFuture<Outcome> again = open.publish("k", "a river");
        open.sequencer().release();
        assertThat(hits(first)).isEqualTo(Map.of("weir", ENTER));
        assertThat(hits(second)).isEqualTo(Map.of("weir", UPDATE, "river", ENTER));
        assertThat(hits(third)).isEqualTo(Map.of("weir", LEAVE, "river", UPDATE));
        assertThat(hits(gone)).isEqualTo(Map.of("river", LEAVE));
        assertThat(gone.join().hitCount()).isEqualTo(1);
        assertThat(hits(again)).isEqualTo(Map.of("river", ENTER));
        assertThat(again.join().position()).isEqualTo(first.join().position() + 4);
    }

    @Test
    void aRetractedDocumentCannotBeRetractedAgainNotEvenInTheSameBatch() {
        var _ = open.publish("k", "a weir");
        open.sequencer().hold();
        CompletableFuture<Outcome> first = open.news().documents().retract("k", "");
        CompletableFuture<Outcome> second = open.news().documents().retract("k", "");
        open.sequencer().release();
        assertThat(hits(first)).isEqualTo(Map.of("weir", LEAVE));
        assertThat(OpenFeeds.failure(second)).hasMessageContaining("no document \"k\"");
    }

    @Test
    void aSearchThatWasDeletedIsNotToldLeave() {
        var _ = open.publish("k", "a weir in a river");
        open.news().searches().delete("weir", "", "").join();
        assertThat(published("k", "a sea")).isEqualTo(Map.of("river", LEAVE));
    }

    @Test
    void aPausedSearchIsToldNothingAndEntersAnew() {
        var _ = open.publish("k", "a weir");
        change("weir", SavedSearch.State.STATE_PAUSED);
        assertThat(published("k", "still a weir")).isEmpty();
        change("weir", SavedSearch.State.STATE_ACTIVE);
        assertThat(published("k", "a weir again")).isEqualTo(Map.of("weir", ENTER));
    }

    @Test
    void aSearchWhoseQueryChangedLeavesTheDocumentThatItDoesNotMatchAnyMore() {
        var _ = open.publish("k", "a weir");
        open.news()
                .searches()
                .change(
                        SavedSearch.newBuilder()
                                .setName(dev.weir.server.testing.Messages.name("weir"))
                                .setQuery("dam")
                                .build(),
                        FieldMask.getDefaultInstance(),
                        "",
                        "");
        assertThat(published("k", "a weir")).isEqualTo(Map.of("weir", LEAVE));
    }

    @Test
    void theTransitionsGoOnAfterARestart() {
        var _ = open.publish("k", "a weir");
        var _ = open.publish("gone", "a weir");
        open.news().documents().retract("gone", "").join();
        open.reopen();
        assertThat(published("k", "a river")).isEqualTo(Map.of("weir", LEAVE, "river", ENTER));
        assertThat(published("gone", "a weir")).isEqualTo(Map.of("weir", ENTER));
    }

    private void change(String id, SavedSearch.State state) {
        open.news()
                .searches()
                .change(
                        SavedSearch.newBuilder()
                                .setName(dev.weir.server.testing.Messages.name(id))
                                .setState(state)
                                .build(),
                        FieldMask.getDefaultInstance(),
                        "",
                        "");
    }

    private Map<String, HitKind> published(String key, String body) {
        return hits(open.publish(key, body));
    }

    private Map<String, HitKind> hits(CompletableFuture<Outcome> outcome) {
        return open.hits(outcome.join().position());
    }
}
