package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import dev.weir.server.error.WeirException;
import dev.weir.server.testing.Messages;
import dev.weir.v1.Document;
import dev.weir.v1.FieldType;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repeat of a request with the same id is harmless: it comes to what the first one came to, and nothing happens. */
class RepeatedRequestTest {
    @TempDir
    Path directory;

    private OpenFeeds open;

    @BeforeEach
    void open() {
        open = OpenFeeds.on(directory, "limits.request_ids_remembered", "10", "limits.batch_events_max", "100");
        open.save("standing", "weir");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aRepeatedPublishIsOneDocumentAlsoAfterARestart() {
        Outcome first = publish(Messages.document("k", "weir"), "r").join();
        assertThat(publish(Messages.document("k", "weir"), "r").join()).isEqualTo(first);
        open.reopen();
        assertThat(publish(Messages.document("k", "weir"), "r").join()).isEqualTo(first);
        assertThat(open.news().head()).isEqualTo(first.position());
    }

    @Test
    void aRepeatInTheSameBatchIsOneDocument() {
        open.sequencer().hold();
        CompletableFuture<Outcome> first = publish(Messages.document("k", "weir"), "r");
        CompletableFuture<Outcome> second = publish(Messages.document("k", "weir"), "r");
        open.sequencer().release();
        assertThat(second.join()).isEqualTo(first.join());
        assertThat(open.news().head()).isEqualTo(first.join().position());
    }

    @Test
    void theOrderInWhichAClientWritesTheFieldsOfADocumentMakesNoOtherRequest() {
        Document oneWay = Document.newBuilder()
                .setKey("k")
                .putFields("title", Messages.values(Messages.text("a")))
                .putFields("body", Messages.values(Messages.text("b")))
                .build();
        Document otherWay = Document.newBuilder()
                .setKey("k")
                .putFields("body", Messages.values(Messages.text("b")))
                .putFields("title", Messages.values(Messages.text("a")))
                .build();
        assertThat(publish(otherWay, "r").join()).isEqualTo(publish(oneWay, "r").join());
    }

    @Test
    void anotherDocumentWithTheSameIdIsRefused() {
        Outcome first = publish(Messages.document("k", "weir"), "r").join();
        Throwable failure = OpenFeeds.failure(publish(Messages.document("k", "river"), "r"));
        assertThat(failure).hasMessageContaining("request_id").hasMessageContaining("\"r\"");
        assertThat(open.news().head()).isEqualTo(first.position());
    }

    @Test
    void anotherMethodWithTheSameIdIsRefused() {
        Document bare = Document.newBuilder().setKey("k").build();
        publish(bare, "r").join();
        assertThat(OpenFeeds.failure(open.news().documents().retract("k", "r"))).isInstanceOf(WeirException.class);
        assertThat(open.news().store().key("k").orElseThrow().getRetracted()).isFalse();
    }

    @Test
    void aRepeatedRetractionIsOneAlsoWhenTheDocumentIsBack() {
        open.publish("k", "weir").join();
        Outcome first = open.news().documents().retract("k", "r").join();
        assertThat(first.hitCount()).isEqualTo(1);
        open.publish("k", "weir").join();
        long head = open.news().head();
        open.reopen();
        assertThat(open.news().documents().retract("k", "r").join()).isEqualTo(first);
        assertThat(open.news().head()).isEqualTo(head);
    }

    @Test
    void aRepeatedSaveWithoutANameGivesTheSearchOfTheFirst() {
        SavedSearch nameless = SavedSearch.newBuilder().setQuery("dam").build();
        SavedSearch first = open.news().searches().create(nameless, "r").join().requireSearch();
        assertThat(open.news().searches().create(nameless, "r").join().requireSearch())
                .isEqualTo(first);
        open.reopen();
        assertThat(open.news().searches().create(nameless, "r").join().requireSearch())
                .isEqualTo(first);
        assertThat(open.news().registry().count()).isEqualTo(2);
    }

    @Test
    void aRepeatedSaveIsAnsweredAlsoWhenTheSearchIsPastItsEnd() {
        SavedSearch search = Messages.search("short", "dam").toBuilder()
                .setExpireTime(Timestamps.fromMillis(open.clock().millis() + 1_000))
                .build();
        SavedSearch first = open.news().searches().create(search, "r").join().requireSearch();
        open.clock().advance(Duration.ofSeconds(2));
        open.feeds().tick();
        assertThat(open.news().searches().create(search, "r").join().requireSearch())
                .isEqualTo(first);
        assertThat(open.news().registry().find("short")).isEmpty();
    }

    @Test
    void aRepeatedChangeIsAnsweredAlsoWhenOthersChangedOrDeletedTheSearchSince() {
        SavedSearch first = change("standing", "dam", "r");
        SavedSearch second = change("standing", "lake", "");
        assertThat(change("standing", "dam", "r")).isEqualTo(first);
        assertThat(open.news().registry().find("standing")).contains(second);
        open.news().searches().delete("standing", "", "").join();
        assertThat(change("standing", "dam", "r")).isEqualTo(first);
        assertThat(open.news().registry().find("standing")).isEmpty();
    }

    @Test
    void aChangeThatChangesNothingIsAnsweredTheSameWayAgain() {
        SavedSearch before = open.news().registry().find("standing").orElseThrow();
        open.publish("k", "weir").join();
        assertThat(change("standing", "weir", "r")).isEqualTo(before);
        open.publish("l", "weir").join();
        assertThat(change("standing", "weir", "r")).isEqualTo(before);
        change("standing", "lake", "");
        assertThat(change("standing", "weir", "r")).isEqualTo(before);
    }

    @Test
    void aRepeatedDeletionIsAnsweredWithItsPosition() {
        Outcome first = open.news().searches().delete("standing", "", "r").join();
        open.save("standing", "another");
        open.reopen();
        assertThat(open.news().searches().delete("standing", "", "r").join()).isEqualTo(first);
        assertThat(open.news().registry().find("standing")).isPresent();
    }

    @Test
    void aRepeatedExtensionOfTheSchemaIsOneEvent() {
        Schema extended = Messages.schema().toBuilder()
                .addFields(Messages.field("extra", FieldType.FIELD_TYPE_LONG))
                .build();
        Outcome first = open.news().schemas().extend(extended, "", "r").join();
        assertThat(open.news().schemas().extend(extended, "", "r").join()).isEqualTo(first);
        assertThat(open.news().head()).isEqualTo(first.position());
    }

    @Test
    void aRequestIsRememberedForAsManyEventsAsConfiguredAndThenForgotten() {
        Outcome first = publish(Messages.document("k", "weir"), "r").join();
        for (int i = 0; i < 9; i++) {
            open.publish("other", "river").join();
        }
        assertThat(publish(Messages.document("k", "weir"), "r").join()).isEqualTo(first);
        open.publish("other", "river").join();
        assertThat(publish(Messages.document("k", "weir"), "r").join().position())
                .isGreaterThan(first.position());
    }

    @Test
    void aBatchThatFailsDoesNotMakeTheFeedForget() {
        Outcome first = publish(Messages.document("k", "weir"), "r").join();
        open.faults().fail(() -> new dev.weir.server.store.StoreException("no space left"), "commit");
        open.sequencer().hold();
        for (int i = 0; i < 50; i++) {
            var _ = publish(Messages.document("other", "river"), "o" + i);
        }
        open.sequencer().release();
        open.faults().heal();
        assertThat(publish(Messages.document("k", "weir"), "r").join()).isEqualTo(first);
    }

    @Test
    void anIdOfMoreThan64CharactersIsRefused() {
        assertThatThrownBy(() -> publish(Messages.document("k", "weir"), "x".repeat(65)))
                .hasMessage("request_id: has 65 characters: at most 64, such as a UUID");
    }

    @Test
    void aRepeatedCreationOfAFeedGivesTheFeedAndAnotherOneIsRefused() {
        dev.weir.v1.Feed feed = Messages.feed("feeds/other");
        dev.weir.v1.Feed first = open.feeds().create(feed, "r");
        assertThat(open.feeds().create(feed, "r")).isEqualTo(first);
        open.reopen();
        assertThat(open.feeds().create(feed, "r")).isEqualTo(first);
        dev.weir.v1.Feed another = feed.toBuilder()
                .setSchema(feed.getSchema().toBuilder().setIgnoreUnknownFields(true))
                .build();
        assertThatThrownBy(() -> open.feeds().create(another, "r")).hasMessageContaining("request_id");
        assertThatThrownBy(() -> open.feeds().create(feed, "s")).hasMessageContaining("already");
    }

    private CompletableFuture<Outcome> publish(Document document, String requestId) {
        return open.news().documents().publish(document, requestId);
    }

    private SavedSearch change(String id, String query, String requestId) {
        return open.news().searches().change(Messages.search(id, query), FieldMask.getDefaultInstance(), "", requestId);
    }
}
