package dev.weir.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Messages;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.CreateWordListRequest;
import dev.weir.v1.DeleteWordListRequest;
import dev.weir.v1.GetWordListRequest;
import dev.weir.v1.ListWordListsRequest;
import dev.weir.v1.ListWordListsResponse;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.UpdateWordListRequest;
import dev.weir.v1.WordList;
import dev.weir.v1.WordListServiceGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code WordListService} as a client sees it. */
class WordListServiceTest {
    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.withNews(
                directory,
                "limits.word_lists_per_feed_max",
                "3",
                "limits.word_list_entries_max",
                "4",
                "limits.word_list_entry_chars_max",
                "30",
                "limits.word_list_searches_max",
                "2");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private WordListServiceGrpc.WordListServiceBlockingStub lists() {
        return WordListServiceGrpc.newBlockingStub(server.channel());
    }

    private static WordList list(String id, String... entries) {
        return WordList.newBuilder()
                .setName(name(id))
                .addAllEntries(List.of(entries))
                .build();
    }

    private static String name(String id) {
        return Messages.NEWS + "/wordLists/" + id;
    }

    private WordList create(String id, String... entries) {
        return lists().createWordList(CreateWordListRequest.newBuilder()
                        .setParent(Messages.NEWS)
                        .setWordList(list(id, entries))
                        .build())
                .getWordList();
    }

    private WordList update(String etag, WordList list) {
        return lists().updateWordList(UpdateWordListRequest.newBuilder()
                        .setWordList(list)
                        .setEtag(etag)
                        .build())
                .getWordList();
    }

    private WordList get(String id) {
        return lists().getWordList(
                        GetWordListRequest.newBuilder().setName(name(id)).build())
                .getWordList();
    }

    private static StatusRuntimeException refusal(Callable<?> call) {
        try {
            throw new AssertionError("this should have been refused, and gave " + call.call());
        } catch (StatusRuntimeException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aListLivesFromItsFirstSaveToItsDeletion() {
        WordList made = create("towns", "york");
        assertThat(made.getCreatePosition()).isEqualTo(1);
        assertThat(made.getUpdatePosition()).isEqualTo(1);
        assertThat(made.getEtag()).isNotEmpty();
        assertThat(get("towns")).isEqualTo(made);
        WordList changed = update(made.getEtag(), list("towns", "leeds", "hull"));
        assertThat(changed.getCreateTime()).isEqualTo(made.getCreateTime());
        assertThat(changed.getUpdatePosition()).isEqualTo(2);
        assertThat(changed.getEtag()).isNotEqualTo(made.getEtag());
        assertThat(refusal(() -> update(made.getEtag(), list("towns", "york")))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.ABORTED);
        server.restart();
        assertThat(get("towns")).isEqualTo(changed);
        DeleteWordListRequest delete =
                DeleteWordListRequest.newBuilder().setName(name("towns")).build();
        assertThat(lists().deleteWordList(
                                delete.toBuilder().setValidateOnly(true).build()))
                .isNotNull();
        assertThat(get("towns")).isEqualTo(changed);
        assertThat(lists().deleteWordList(delete)).isNotNull();
        assertThat(refusal(() -> get("towns")).getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void listsComeInPagesByName() {
        create("c", "x");
        create("a", "x");
        create("b", "x");
        ListWordListsRequest first = ListWordListsRequest.newBuilder()
                .setParent(Messages.NEWS)
                .setPageSize(2)
                .build();
        ListWordListsResponse page = lists().listWordLists(first);
        assertThat(page.getWordListsList()).extracting(WordList::getName).containsExactly(name("a"), name("b"));
        ListWordListsResponse last = lists().listWordLists(
                        first.toBuilder().setPageToken(page.getNextPageToken()).build());
        assertThat(last.getWordListsList()).extracting(WordList::getName).containsExactly(name("c"));
        assertThat(last.getNextPageToken()).isEmpty();
    }

    @Test
    void aSearchTellsItsListsAndAListHowManySearchesReferToIt() {
        create("towns", "york");
        create("hills", "pendle");
        SavedSearch saved = server.save(Messages.search("one", "@towns AND NOT body:@hills"));
        assertThat(saved.getWordListsList()).containsExactly("hills", "towns");
        assertThat(get("towns").getSavedSearchCount()).isEqualTo(1);
        StatusRuntimeException refused = refusal(() -> lists().deleteWordList(DeleteWordListRequest.newBuilder()
                .setName(name("towns"))
                .build()));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refused.getStatus().getDescription()).contains(Messages.name("one"));
    }

    @Test
    void aSearchWithAListThatIsNotThereIsRefusedWithItsPlace() {
        StatusRuntimeException refused = refusal(() -> server.save(Messages.search("one", "york OR @nowhere")));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getStatus().getDescription()).contains("there is no word list 'nowhere'");
    }

    @Test
    void checkingChangesNothingAndRefusesWhatSavingWould() {
        WordList made = create("towns", "york");
        server.save(Messages.search("one", "body:@towns"));
        WordList would = lists().updateWordList(UpdateWordListRequest.newBuilder()
                        .setWordList(list("towns", "leeds"))
                        .setValidateOnly(true)
                        .build())
                .getWordList();
        assertThat(would.getEntriesList()).containsExactly("leeds");
        assertThat(get("towns").getEntriesList()).isEqualTo(made.getEntriesList());
        assertThat(server.percolate(Messages.document("", "york"))).containsExactly(Messages.name("one"));
        assertThat(refusal(() -> lists().createWordList(CreateWordListRequest.newBuilder()
                                .setParent(Messages.NEWS)
                                .setWordList(list("towns", "leeds"))
                                .setValidateOnly(true)
                                .build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.ALREADY_EXISTS);
    }

    @Test
    void everyLimitHasItsName() {
        assertThat(description(() -> create("a", "1", "2", "3", "4", "5"))).contains("word_list_entries_max");
        assertThat(description(() -> create("a", "x".repeat(31)))).contains("word_list_entry_chars_max");
        assertThat(description(() -> create("a"))).contains("word_list.entries");
        assertThat(description(() -> create("a", "x", " "))).contains("word_list.entries[1]");
        assertThat(description(() -> create(".a", "x"))).contains("does not begin with a dot");
        create("a", "x");
        create("b", "x");
        create("c", "x");
        assertThat(description(() -> create("d", "x"))).contains("word_lists_per_feed_max");
        server.save(Messages.search("one", "@a"));
        server.save(Messages.search("two", "@a"));
        assertThat(description(() -> server.save(Messages.search("three", "@a"))))
                .contains("word_list_searches_max");
        assertThat(description(() -> server.searches()
                        .createSavedSearch(CreateSavedSearchRequest.newBuilder()
                                .setParent(Messages.NEWS)
                                .setSavedSearch(Messages.search("three", "@a"))
                                .setValidateOnly(true)
                                .build())))
                .contains("word_list_searches_max");
        server.save(Messages.search("three", "@b"));
    }

    private static String description(Callable<?> call) {
        return String.valueOf(refusal(call).getStatus().getDescription());
    }
}
