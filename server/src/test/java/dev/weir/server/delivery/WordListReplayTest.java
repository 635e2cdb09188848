package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.v1.Notification;
import dev.weir.v1.NotificationQuery;
import dev.weir.v1.NotificationView;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.SnippetOptions;
import dev.weir.v1.StartPoint;
import dev.weir.v1.WordList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications show the lists as they stood for their documents, however the lists change later. */
final class WordListReplayTest {
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

    private static WordList list(String... entries) {
        return WordList.newBuilder()
                .setName(Harness.FEED + "/wordLists/fish")
                .addAllEntries(List.of(entries))
                .build();
    }

    private List<Notification> read() {
        ReadNotificationsRequest request = ReadNotificationsRequest.newBuilder()
                .setQuery(NotificationQuery.newBuilder()
                        .setParent(Harness.FEED)
                        .setSelector(SearchSelector.newBuilder().addOwners("ann"))
                        .setView(NotificationView.newBuilder().setSnippets(SnippetOptions.getDefaultInstance())))
                .setFrom(StartPoint.newBuilder().setPlace(StartPoint.Place.PLACE_EARLIEST))
                .build();
        List<Notification> all = new ArrayList<>();
        weir.calls()
                .readNotifications(request)
                .forEachRemaining(
                        response -> all.addAll(response.getNotifications().getNotificationsList()));
        return all;
    }

    @Test
    void aReplayAcrossChangesOfListsGivesTheSameBytes() {
        weir.feed().wordLists().create(list("salmon"), "").join();
        weir.search("mine", "@fish", "ann", Map.of());
        weir.publish("a", "salmon and trout");
        List<Notification> first = read();
        assertThat(first.getFirst().getSnippets(0).getText())
                .contains("<em>salmon</em>")
                .doesNotContain("<em>trout");
        weir.feed().wordLists().change(list("trout"), "", "").join();
        weir.publish("b", "salmon and trout");
        List<Notification> both = read();
        assertThat(both).hasSize(2).startsWith(first.getFirst());
        assertThat(both.getLast().getSnippets(0).getText())
                .contains("<em>trout</em>")
                .doesNotContain("<em>salmon");
        weir.feed().searches().delete("mine", "", "").join();
        weir.feed().wordLists().delete("fish", "", "").join();
        assertThat(read()).isEqualTo(both);
        weir.feed().wordLists().create(list("and"), "").join();
        weir.close();
        weir = Harness.open(directory);
        assertThat(read()).isEqualTo(both);
    }
}
