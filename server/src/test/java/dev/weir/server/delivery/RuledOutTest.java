package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.store.DocumentHits;
import dev.weir.server.store.Scan;
import dev.weir.server.testing.Seed;
import dev.weir.v1.SavedSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that need not be looked up. */
final class RuledOutTest {
    private static final View NOTHING = new View(false, Set.of(), null);

    @TempDir
    private Path directory;

    @Test
    void noSearchIsRuledOutThatWasSelectedAtAnyPosition() {
        Seed.replayable(this::ruleOut);
    }

    private void ruleOut(Random random) {
        try (Harness weir = Harness.open(directory.resolve("d" + random.nextLong()))) {
            List<SavedSearch> searches = new ArrayList<>();
            // One that stays as it is, for in some histories each of the others is changed, deleted or ann's.
            SavedSearch unchanged = weir.search("unchanged", "salmon", "bob", Map.of());
            for (int i = 0; i < 100; i++) {
                change(weir, searches, random, i);
            }
            Selection ann = new Selection(Set.of("ann"), Map.of());
            RuledOut ruledOut = RuledOut.of(weir.feed(), ann);
            long head = weir.head();
            assertThat(ruledOut.reaches(head)).isTrue();
            assertThat(ruledOut.reaches(head + 1)).isFalse();
            for (int i = 0; i < 30; i++) {
                change(weir, searches, random, 100 + i);
            }
            int out = 0;
            try (Scan<DocumentHits> hits = weir.feed().store().hits(1)) {
                while (hits.next() && ruledOut.reaches(hits.position())) {
                    DocumentEvent event = new DocumentEvent(
                            weir.feed(),
                            hits.position(),
                            hits.entry(),
                            position -> {
                                throw new AssertionError("no event is needed");
                            },
                            null);
                    for (int hit = 0; hit < event.hits().size(); hit++) {
                        if (ruledOut.contains(event.hits().uid(hit))) {
                            out++;
                            assertThat(ann.selects(event.search(hit))).isFalse();
                        }
                    }
                }
            }
            assertThat(out).isPositive();
            assertThat(ruledOut.contains(unchanged.getUid())).isTrue();
            assertThat(ruledOut.contains(head + 1)).isFalse();
            readsTheSameInSmallSteps(weir, ann);
        }
    }

    /** Small steps make the reader rule out; one large step does not. */
    private static void readsTheSameInSmallSteps(Harness weir, Selection selection) {
        Choices choices = new Choices(selection, NOTHING);
        NotificationReader reader =
                new NotificationReader(weir.feed(), new RecentEvents(weir.feed(), new RecentMemory(0)));
        List<String> whole =
                ids(reader.read(choices, Cursor.before(1), weir.head(), Bounds.of(1_000_000, 1 << 30, Long.MAX_VALUE)));
        List<String> pieces = new ArrayList<>();
        Cursor cursor = Cursor.before(1);
        while (cursor.position() <= weir.head()) {
            Reading reading =
                    reader.read(choices, cursor, weir.head(), new Bounds(1_000, 1 << 30, Long.MAX_VALUE, 2, 3));
            pieces.addAll(ids(reading));
            cursor = reading.next();
        }
        assertThat(pieces).isEqualTo(whole);
    }

    private static List<String> ids(Reading reading) {
        return reading.notifications().stream()
                .map(notification -> notification.message().getId())
                .toList();
    }

    private static void change(Harness weir, List<SavedSearch> searches, Random random, int i) {
        switch (searches.isEmpty() ? 0 : random.nextInt(8)) {
            case 0, 1 -> searches.add(weir.search("s" + i, "salmon", owner(random), Map.of()));
            case 2 -> {
                SavedSearch search = searches.get(random.nextInt(searches.size()));
                weir.change(search.toBuilder().setOwner(owner(random)).build(), "owner");
            }
            case 3 -> {
                SavedSearch search = searches.remove(random.nextInt(searches.size()));
                String id = search.getName().substring(search.getName().lastIndexOf('/') + 1);
                weir.feed().searches().delete(id, "", "").join();
            }
            default -> weir.publish("k" + random.nextInt(5), "salmon");
        }
    }

    private static String owner(Random random) {
        return List.of("ann", "bob", "cem", "dan").get(random.nextInt(4));
    }
}
