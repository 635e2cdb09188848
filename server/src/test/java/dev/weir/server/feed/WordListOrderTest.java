package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.weir.server.error.WeirException;
import dev.weir.server.store.StoreException;
import dev.weir.server.testing.LogLines;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Seed;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.WordList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list changes at one position, in all searches that refer to it, whatever else is in the batch. */
class WordListOrderTest {
    /** With {@link #MANY} entries it has more clauses than any query may have. */
    private static final String TOO_OFTEN = String.join(" ", Collections.nCopies(21, "body:@towns"));

    private static final String[] MANY = words("t", 10_000).toArray(String[]::new);

    @TempDir
    Path directory;

    private OpenFeeds open;

    @BeforeEach
    void open() {
        open = OpenFeeds.on(directory, "snapshots.close_ms_max", "0");
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static WordList list(String id, String... entries) {
        return WordList.newBuilder()
                .setName(Messages.NEWS + "/wordLists/" + id)
                .addAllEntries(List.of(entries))
                .build();
    }

    private WordListCommands lists() {
        return open.news().wordLists();
    }

    private WordList create(String id, String... entries) {
        return lists().create(list(id, entries), "").join().requireWordList();
    }

    private CompletableFuture<Outcome> change(String id, String... entries) {
        return lists().change(list(id, entries), "", "");
    }

    private Set<String> hits(CompletableFuture<Outcome> published) {
        return open.hits(published.join().position()).keySet();
    }

    private static String reason(CompletableFuture<?> refused) {
        return ((WeirException) OpenFeeds.failure(refused)).reason();
    }

    @Test
    void aChangedListChangesAllSearchesThatUseItInOneEvent() {
        create("towns", "york");
        for (int i = 0; i < 50; i++) {
            open.save("s" + i, "body:@towns AND NOT body:x" + i);
        }
        open.save("other", "york");
        long head = open.news().head();
        Outcome changed = change("towns", "leeds", "kingston upon hull").join();
        assertThat(changed.position()).isEqualTo(head + 1);
        assertThat(open.news().head()).isEqualTo(head + 1);
        assertThat(hits(open.publish("a", "york"))).containsExactly("other");
        assertThat(hits(open.publish("b", "kingston upon hull"))).hasSize(50);
        assertThat(hits(open.publish("c", "leeds x7"))).hasSize(49).doesNotContain("s7");
    }

    @Test
    void withinOneBatchDocumentsBeforeTheChangeSeeTheOldListAndLaterOnesTheNew() {
        create("towns", "york");
        open.save("before", "body:@towns");
        open.save("deleted", "body:@towns");
        open.sequencer().hold();
        var first = open.publish("a", "york leeds");
        var savedOld = open.news().searches().create(Messages.search("beside", "body:@towns"), "");
        var second = open.publish("b", "york");
        var changed = change("towns", "leeds");
        var third = open.publish("c", "york");
        var fourth = open.publish("d", "leeds");
        // Parsed with the list as it was when the batch began.
        var savedNew = open.news().searches().create(Messages.search("late", "+body:@towns"), "");
        var gone = open.news().searches().delete("deleted", "", "");
        var again = change("towns", "hull");
        var fifth = open.publish("e", "hull");
        var sixth = open.publish("f", "leeds");
        open.sequencer().release();
        assertThat(hits(first)).containsExactlyInAnyOrder("before", "deleted");
        assertThat(hits(second)).containsExactlyInAnyOrder("before", "deleted", "beside");
        assertThat(hits(third)).isEmpty();
        assertThat(hits(fourth)).containsExactlyInAnyOrder("before", "deleted", "beside");
        assertThat(hits(fifth)).containsExactlyInAnyOrder("before", "beside", "late");
        assertThat(hits(sixth)).isEmpty();
        assertThat(List.of(savedOld, changed, savedNew, gone, again)).allMatch(outcome -> outcome.join() != null);
    }

    @Test
    void aSearchParsedWithAListThatIsGoneByThenIsRefused() {
        create("towns", "york");
        open.sequencer().hold();
        var gone = lists().delete("towns", "", "");
        var saved = open.news().searches().create(Messages.search("late", "@towns"), "");
        open.sequencer().release();
        assertThat(gone.join().position()).isPositive();
        assertThat(OpenFeeds.failure(saved)).hasMessageContaining("there is no word list 'towns'");
        assertThat(open.news().registry().count()).isZero();
    }

    @Test
    void aListDeletedAndMadeAgainInOneBatchIsTheNewOne() {
        create("towns", "york");
        open.sequencer().hold();
        var gone = lists().delete("towns", "", "");
        var made = lists().create(list("towns", "leeds"), "");
        var saved = open.news().searches().create(Messages.search("late", "@towns"), "");
        var document = open.publish("a", "leeds");
        open.sequencer().release();
        assertThat(gone.join().position()).isEqualTo(2);
        assertThat(made.join().requireWordList().getCreatePosition()).isEqualTo(3);
        assertThat(saved.join().requireSearch().getWordListsList()).containsExactly("towns");
        assertThat(hits(document)).containsExactly("late");
    }

    @Test
    void aChangeThatWouldMakeOneSearchUndecidableChangesNone() {
        create("towns", "york");
        open.save("fine", "body:@towns");
        open.save("full", TOO_OFTEN);
        open.save("later", "body:@towns");
        long head = open.news().head();
        var refused = change("towns", MANY);
        assertThat(OpenFeeds.failure(refused))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("savedSearches/full")
                .hasMessageContaining("entries");
        assertThat(open.news().head()).isEqualTo(head);
        assertThat(hits(open.publish("a", "york"))).containsExactlyInAnyOrder("fine", "full", "later");
        assertThat(hits(open.publish("b", "t1"))).isEmpty();
        open.news().searches().delete("full", "", "").join();
        assertThat(change("towns", MANY).join().position()).isPositive();
        assertThat(hits(open.publish("c", "t1"))).containsExactlyInAnyOrder("fine", "later");
    }

    @Test
    void aRefusedChangeLeavesTheRestOfItsBatchAsItIs() {
        create("towns", "york");
        open.save("full", TOO_OFTEN);
        open.sequencer().hold();
        var saved = open.news().searches().create(Messages.search("beside", "body:@towns"), "");
        var refused = change("towns", MANY);
        var document = open.publish("a", "york");
        open.sequencer().release();
        assertThat(OpenFeeds.failure(refused)).hasMessageContaining("savedSearches/full");
        assertThat(document.join().position())
                .isEqualTo(saved.join().requireSearch().getCreatePosition() + 1);
        assertThat(hits(document)).containsExactlyInAnyOrder("full", "beside");
    }

    @Test
    void aBatchThatCannotBeWrittenLeavesTheOldListInAllSearches() {
        create("towns", "york");
        open.save("one", "body:@towns");
        open.faults().fail(() -> new StoreException("no room"), "commit");
        assertThat(OpenFeeds.failure(change("towns", "leeds"))).isInstanceOf(WeirException.class);
        open.faults().heal();
        assertThat(lists().registry().find("towns").orElseThrow().getEntriesList())
                .containsExactly("york");
        assertThat(hits(open.publish("a", "york"))).containsExactly("one");
        assertThat(hits(open.publish("b", "leeds"))).isEmpty();
    }

    @Test
    void aPausedSearchTakesTheListAsItIsWhenItGoesOn() {
        create("towns", "york");
        open.save("one", "body:@towns");
        setState("one", SavedSearch.State.STATE_PAUSED);
        change("towns", "leeds").join();
        assertThat(hits(open.publish("a", "leeds"))).isEmpty();
        setState("one", SavedSearch.State.STATE_ACTIVE);
        assertThat(hits(open.publish("b", "leeds"))).containsExactly("one");
        assertThat(hits(open.publish("c", "york"))).isEmpty();
    }

    private void setState(String id, SavedSearch.State state) {
        open.news()
                .searches()
                .change(
                        Messages.search(id, "").toBuilder().setState(state).build(),
                        FieldMask.newBuilder().addPaths("state").build(),
                        "",
                        "");
    }

    @Test
    void aListInUseIsNotDeleted() {
        create("towns", "york");
        open.save("one", "@towns");
        setState("one", SavedSearch.State.STATE_PAUSED);
        assertThat(OpenFeeds.failure(lists().delete("towns", "", "")))
                .hasMessageContaining("savedSearches/one")
                .extracting(e -> ((WeirException) e).reason())
                .isEqualTo("WORD_LIST_IN_USE");
        open.news().searches().delete("one", "", "").join();
        assertThat(lists().delete("towns", "", "").join().position()).isPositive();
        assertThat(reason(lists().delete("towns", "", ""))).isEqualTo("NOT_FOUND");
    }

    @Test
    void aSearchChangedAwayFromAListDoesNotHoldIt() {
        create("towns", "york");
        create("hills", "pendle");
        open.save("one", "body:@towns");
        open.news().searches().change(Messages.search("one", "body:@hills"), FieldMask.getDefaultInstance(), "", "");
        assertThat(lists().describe(lists().registry().find("towns").orElseThrow())
                        .getSavedSearchCount())
                .isZero();
        assertThat(lists().describe(lists().registry().find("hills").orElseThrow())
                        .getSavedSearchCount())
                .isEqualTo(1);
        assertThat(lists().delete("towns", "", "").join().position()).isPositive();
    }

    @Test
    void aRestartBringsListsAndSearchesBackWithAndWithoutASnapshot() {
        create("towns", "york");
        open.save("one", "body:@towns");
        open.save("two", "body:@towns OR dam");
        open.save("three", "dam");
        assertThat(open.writeSnapshot()).isTrue();
        change("towns", "leeds").join();
        List<String> lines = LogLines.during(open::reopen);
        assertThat(lines).anyMatch(line -> line.contains("begins with its snapshot"));
        assertTownIs("leeds", "york");
        assertThat(open.writeSnapshot()).isTrue();
        open.reopen();
        assertTownIs("leeds", "york");
        change("towns", "hull").join();
        assertTownIs("hull", "leeds");
        open.reopen(() -> deleteSnapshots());
        assertTownIs("hull", "leeds");
        WordList towns = lists().registry().find("towns").orElseThrow();
        assertThat(towns.getCreatePosition()).isEqualTo(1);
        assertThat(lists().describe(towns).getSavedSearchCount()).isEqualTo(2);
        assertThat(reason(lists().delete("towns", "", ""))).isEqualTo("WORD_LIST_IN_USE");
    }

    private void deleteSnapshots() {
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(file -> file.toString().contains("snapshot"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertTownIs(String now, String before) {
        assertThat(open.matches(Messages.document("", now))).hasSize(2);
        assertThat(open.matches(Messages.document("", before))).isEmpty();
        assertThat(open.matches(Messages.document("", "dam"))).hasSize(2);
    }

    @Test
    void aChangeOfAListAloneMakesASnapshotWorthWriting() {
        create("towns", "york");
        open.save("one", "body:@towns");
        assertThat(open.writeSnapshot()).isTrue();
        assertThat(open.writeSnapshot()).isFalse();
        change("towns", "leeds").join();
        assertThat(open.writeSnapshot()).isTrue();
    }

    @Test
    void aRepeatedRequestIsHarmlessAndAnotherOneWithItsIdIsRefused() {
        var first = lists().create(list("towns", "york"), "r1").join();
        var again = lists().create(list("towns", "york"), "r1").join();
        assertThat(again).isEqualTo(first);
        assertThat(OpenFeeds.failure(lists().create(list("towns", "leeds"), "r1")))
                .hasMessageContaining("request_id");
        var changed = lists().change(list("towns", "leeds"), "", "r2").join();
        change("towns", "hull").join();
        assertThat(lists().change(list("towns", "leeds"), "", "r2").join()).isEqualTo(changed);
        assertThat(lists().registry().find("towns").orElseThrow().getEntriesList())
                .containsExactly("hull");
    }

    @Test
    void aChangeToWhatIsSoAlreadyIsNoEvent() {
        create("towns", "york");
        assertThat(change("towns", "york").join().position()).isZero();
        assertThat(open.news().head()).isEqualTo(1);
    }

    /** Against a model that knows what every search means at every moment. */
    @Test
    void anyOrderOfChangesAndDocumentsComesToWhatAModelSays() {
        Seed.replayable(this::runModel);
    }

    private void runModel(Random random) {
        List<String> words = words("w", 6);
        Map<String, Set<String>> lists = new TreeMap<>();
        Map<String, String> searches = new TreeMap<>();
        for (int round = 0; round < 25 * Seed.multiplier(); round++) {
            open.sequencer().hold();
            List<CompletableFuture<Outcome>> published = new ArrayList<>();
            List<Set<String>> expected = new ArrayList<>();
            List<CompletableFuture<Outcome>> refused = new ArrayList<>();
            List<CompletableFuture<Outcome>> accepted = new ArrayList<>();
            Set<String> committed = Set.copyOf(lists.keySet());
            for (int i = 0; i < 12; i++) {
                String id = "l" + random.nextInt(3);
                String search = "s" + random.nextInt(6);
                switch (random.nextInt(5)) {
                    case 0 -> {
                        Set<String> entries = new TreeSet<>();
                        for (int n = 0; n <= random.nextInt(3); n++) {
                            entries.add(words.get(random.nextInt(words.size())));
                        }
                        String[] array = entries.toArray(String[]::new);
                        accepted.add(
                                lists.put(id, entries) == null
                                        ? lists().create(list(id, array), "")
                                        : change(id, array));
                    }
                    case 1 -> {
                        boolean inUse = searches.containsValue(id);
                        boolean goes = !inUse && lists.remove(id) != null;
                        (goes ? accepted : refused).add(lists().delete(id, "", ""));
                    }
                    case 2 -> {
                        // A search is parsed before it is sequenced: a list that is not committed is not known then.
                        if (committed.contains(id)) {
                            CompletableFuture<Outcome> put =
                                    open.news().searches().take(Messages.search(search, "body:@" + id), true);
                            if (lists.containsKey(id)) {
                                searches.put(search, id);
                                accepted.add(put);
                            } else {
                                refused.add(put);
                            }
                        }
                    }
                    default -> {
                        String word = words.get(random.nextInt(words.size()));
                        published.add(open.publish("k" + round + "." + i, word));
                        Set<String> hits = new TreeSet<>();
                        searches.forEach((name, list) -> {
                            if (lists.getOrDefault(list, Set.of()).contains(word)) {
                                hits.add(name);
                            }
                        });
                        expected.add(hits);
                    }
                }
            }
            open.sequencer().release();
            assertThat(accepted).allSatisfy(CompletableFuture::join);
            assertThat(refused).allMatch(CompletableFuture::isCompletedExceptionally);
            for (int i = 0; i < published.size(); i++) {
                assertThat(hits(published.get(i)))
                        .as("round " + round)
                        .containsExactlyInAnyOrderElementsOf(expected.get(i));
            }
            if (random.nextInt(8) == 0) {
                if (random.nextBoolean()) {
                    open.writeSnapshot();
                }
                open.reopen();
            }
        }
    }

    private static List<String> words(String prefix, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(prefix + i);
        }
        return words;
    }
}
