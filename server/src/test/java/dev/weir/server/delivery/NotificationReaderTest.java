package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.v1.Notification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of reading, whatever their size. */
final class NotificationReaderTest {
    private static final View NOTHING = new View(false, Set.of(), null);
    private static final int SEARCHES = 7;
    private static final int DOCUMENTS = 9;

    @TempDir
    private Path directory;

    private Harness weir;

    @BeforeEach
    void open() {
        weir = Harness.open(directory);
        for (int i = 0; i < SEARCHES; i++) {
            weir.search("s" + i, "salmon", i == SEARCHES - 1 ? "ann" : "bob", Map.of());
        }
        for (int i = 0; i < DOCUMENTS; i++) {
            weir.publish("k" + i, i % 3 == 0 ? "nothing" : "salmon");
        }
    }

    @AfterEach
    void close() {
        weir.close();
    }

    private NotificationReader reader() {
        return new NotificationReader(weir.feed(), new RecentEvents(weir.feed(), new RecentMemory(0)));
    }

    private List<Notification> readAll(Choices choices, Bounds bounds) {
        NotificationReader reader = reader();
        List<Notification> all = new ArrayList<>();
        Cursor cursor = Cursor.before(1);
        int steps = 0;
        while (true) {
            Reading reading = reader.read(choices, cursor, weir.head(), bounds);
            assertThat(reading.notifications()).hasSizeLessThanOrEqualTo(bounds.notificationsMax());
            assertThat(reading.next()).isGreaterThanOrEqualTo(cursor);
            assertThat(++steps).isLessThan(1_000);
            reading.notifications().forEach(notification -> all.add(notification.message()));
            cursor = reading.next();
            if (reading.stop() == Reading.Stop.END) {
                return all;
            }
        }
    }

    @Test
    void stepsOfAnySizeGiveTheSameNotifications() {
        Choices everything = new Choices(new Selection(Set.of(), Map.of()), NOTHING);
        Choices few = new Choices(new Selection(Set.of("ann"), Map.of()), NOTHING);
        for (Choices choices : List.of(everything, few)) {
            List<Notification> whole = readAll(choices, Bounds.of(1_000, 1 << 20, Long.MAX_VALUE));
            assertThat(whole).hasSize(choices.equals(few) ? 6 : 6 * SEARCHES);
            for (int size = 1; size <= 10; size++) {
                assertThat(readAll(choices, new Bounds(size, 1 << 20, Long.MAX_VALUE, 1, 1)))
                        .isEqualTo(whole);
                assertThat(readAll(choices, new Bounds(100, 64, Long.MAX_VALUE, size, size)))
                        .isEqualTo(whole);
                assertThat(readAll(choices, new Bounds(100, 1 << 20, size * 40L, 100, 100)))
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void aStepWithoutRoomStopsBeforeTheFirstNotification() {
        Choices everything = new Choices(new Selection(Set.of(), Map.of()), NOTHING);
        Reading reading =
                reader().read(everything, Cursor.before(1), weir.head(), Bounds.of(0, 1 << 20, Long.MAX_VALUE));
        assertThat(reading.stop()).isEqualTo(Reading.Stop.FULL);
        assertThat(reading.notifications()).isEmpty();
        assertThat(reading.next()).isEqualTo(Cursor.behind(SEARCHES + 1));
    }
}
