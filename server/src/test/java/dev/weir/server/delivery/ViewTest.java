package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.v1.Notification;
import dev.weir.v1.NotificationView;
import dev.weir.v1.SnippetOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What notifications carry beside what they always have. */
final class ViewTest {
    @TempDir
    private Path directory;

    private Harness weir;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
    }

    @AfterEach
    void close() {
        weir.close();
    }

    @Test
    void chosenFieldsComeAlongAndNoOthers() {
        weir.search("fish", "salmon");
        weir.deliveries.subscriptions().create(Requests.create("one", "title"));
        weir.deliveries.subscriptions().create(Requests.create("all", "*"));
        weir.publish("k", "salmon rises");

        assertThat(only("one").getFieldsMap()).containsOnlyKeys("title");
        assertThat(only("all").getFieldsMap()).containsOnlyKeys("source", "title");
        assertThat(only("all").getFieldsOrThrow("title")).isEqualTo(Harness.text("salmon rises"));
    }

    @Test
    void leaveByANewVersionCarriesItsFieldsAndLeaveByRetractionNone() {
        weir.search("fish", "salmon");
        weir.deliveries.subscriptions().create(Requests.createWithSnippets("all"));
        weir.publish("k", "salmon");
        weir.publish("k", "nothing");
        weir.publish("l", "salmon");
        weir.retract("l");
        List<Notification> told =
                weir.consumer().start("all", 10).awaitNotifications(4).notifications();
        assertThat(told.get(1).getKind()).isEqualTo(Notification.Kind.KIND_LEAVE);
        assertThat(told.get(1).getFieldsOrThrow("title")).isEqualTo(Harness.text("nothing"));
        assertThat(told.get(1).getSnippetsList()).isEmpty();
        assertThat(told.get(3).getKind()).isEqualTo(Notification.Kind.KIND_LEAVE);
        assertThat(told.get(3).getFieldsMap()).isEmpty();
    }

    @Test
    void snippetsMarkWhatMatched() {
        weir.search("fish", "\"salmon rises\"");
        weir.deliveries.subscriptions().create(Requests.createWithSnippets("plain"));
        weir.deliveries
                .subscriptions()
                .create(Requests.create(
                        "tags",
                        NotificationView.newBuilder()
                                .setSnippets(SnippetOptions.newBuilder()
                                        .setPreTag("[")
                                        .setPostTag("]")
                                        .addFields("title"))));
        weir.publish("k", "The salmon rises at dawn");
        assertThat(only("plain").getSnippetsList()).singleElement().satisfies(snippet -> {
            assertThat(snippet.getField()).isEqualTo("title");
            assertThat(snippet.getText()).contains("<em>").contains("salmon");
        });
        assertThat(only("tags").getSnippets(0).getText()).contains("[").contains("]");
    }

    @Test
    void theQueryOfASnippetIsTheOneThatMatched() {
        var search = weir.search("fish", "salmon");
        weir.deliveries.subscriptions().create(Requests.createWithSnippets("all"));
        weir.publish("k", "salmon and trout");
        weir.change(search.toBuilder().setQuery("trout").build(), "query");
        assertThat(only("all").getSnippets(0).getText()).contains("<em>salmon</em>");
    }

    private Notification only(String id) {
        TestConsumer consumer = weir.consumer().start(id, 1).awaitNotifications(1);
        consumer.cancel();
        return consumer.notifications().getFirst();
    }
}
