package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static dev.weir.server.testing.Messages.document;
import static dev.weir.server.testing.Messages.name;
import static dev.weir.server.testing.Messages.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.ItemCall;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.Document;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.ImportSavedSearchesRequest;
import dev.weir.v1.ImportSavedSearchesResponse;
import dev.weir.v1.ImportStart;
import dev.weir.v1.PublishDocumentsRequest;
import dev.weir.v1.PublishDocumentsResponse;
import dev.weir.v1.PublishStart;
import dev.weir.v1.SavedSearch;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {
    private static final int IN_FLIGHT_MAX = 8;
    private static final long STALL_NANOS = 1_000_000_000;

    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.withNews(
                directory,
                "limits.publish_in_flight_max",
                Integer.toString(IN_FLIGHT_MAX),
                "limits.import_in_flight_max",
                Integer.toString(IN_FLIGHT_MAX),
                "limits.document_bytes_max",
                "100000",
                // Longer than any test waits: nothing here may take that long to stop.
                "server.drain_ms_max",
                "60000");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyItemIsAnsweredInOrderAndABadOneFailsAlone() {
        server.save(search("a", "weir"));
        var call = publishing()
                .send(item(document("k", "weir")))
                .send(item(document("k", "nothing", Messages.text("x"))))
                .send(item(document("k", "x".repeat(100_001))))
                .send(retract("none"))
                .send(retract(""))
                .send(item(document("", "weir")))
                .send(item(document("l", "river")))
                .send(retract("k"))
                .finish();
        List<PublishDocumentsResponse> answers = call.read(8);
        assertThat(answers.stream().map(PublishDocumentsResponse::getIndex))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(answers.stream().map(answer -> Refusal.code(answer.getStatus())))
                .containsExactly(
                        Code.OK,
                        Code.INVALID_ARGUMENT,
                        Code.RESOURCE_EXHAUSTED,
                        Code.NOT_FOUND,
                        Code.INVALID_ARGUMENT,
                        Code.INVALID_ARGUMENT,
                        Code.OK,
                        Code.OK);
        assertThat(answers.stream().map(PublishDocumentsResponse::getPosition))
                .containsExactly(2L, 0L, 0L, 0L, 0L, 0L, 3L, 4L);
        assertThat(answers.stream().map(PublishDocumentsResponse::getHitCount))
                .containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(refusal(answers.get(1)).fields()).containsExactly("document.fields.nothing");
        assertThat(refusal(answers.get(2)).message()).contains("limits.document_bytes_max");
        assertThat(refusal(answers.get(4)).fields()).containsExactly("retract_key");
        assertThat(refusal(answers.get(5)).fields()).containsExactly("document.key");
        assertThat(call.end()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(server.news().getHeadPosition()).isEqualTo(4);
    }

    @Test
    void aCleanStopAnswersWhatWasTakenInAndEndsTheStreamAtOnce() {
        var call = publishing().send(item(document("k", "weir")));
        assertThat(call.read(1).get(0).getPosition()).isEqualTo(1);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
        // Although the client never ends its stream.
        assertThat(stopped).succeedsWithin(Duration.ofSeconds(30));
        Status status = call.end()
                .handle((done, failed) -> Status.fromThrowable(failed))
                .join();
        assertThat(status.getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(status.getDescription()).contains("send what has no answer with the same request_id");
    }

    @Test
    void aRepeatedItemIsHarmlessAndAnotherOneOfTheSameIdFailsAlone() {
        PublishDocumentsRequest first =
                item(document("k", "weir")).toBuilder().setRequestId("r").build();
        PublishDocumentsRequest other =
                item(document("k", "river")).toBuilder().setRequestId("r").build();
        PublishDocumentsRequest bad = item(document("k", "nothing", Messages.text("x"))).toBuilder()
                .setRequestId("bad")
                .build();
        List<PublishDocumentsResponse> answers = publishing()
                .send(first)
                .send(first)
                .send(other)
                .send(bad)
                .finish()
                .read(4);
        assertThat(answers.get(1).getPosition()).isEqualTo(answers.get(0).getPosition());
        assertThat(refusal(answers.get(2)).fields()).containsExactly("request_id");
        assertThat(refusal(answers.get(3)).fields()).containsExactly("document.fields.nothing");
        assertThat(server.news().getHeadPosition()).isEqualTo(1);
    }

    @Test
    void aPublishStreamOutOfTurnIsEndedAndWhatCameBeforeIsAnswered() {
        assertThat(refusalOf(open().send(item(document("k", "weir")))).fields()).containsExactly("start");
        assertThat(refusalOf(open().send(start("news"))).fields()).containsExactly("start.parent");
        assertThat(refusalOf(open().send(start("feeds/none"))).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusalOf(open().send(PublishDocumentsRequest.getDefaultInstance()))
                        .fields())
                .containsExactly("message");
        var call = publishing().send(item(document("k", "weir"))).send(start(NEWS));
        assertThat(call.read(1).getFirst().getPosition()).isEqualTo(1);
        assertThat(call.refusal().fields()).containsExactly("start");
        assertThat(server.news().getHeadPosition()).isEqualTo(1);
    }

    @Test
    void anOversizedMessageEndsTheStreamWithTheLimit() {
        Refusal refusal = refusalOf(publishing().send(item(document("k", "x".repeat(10 << 20)))));
        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.message()).contains(Integer.toString(9 << 20));
        assertThat(server.news().getHeadPosition()).isZero();
    }

    @Test
    void aClientThatDoesNotReadItsAnswersIsNotReadFurtherAndNobodyElseIsSlowed() {
        ManagedChannel narrow = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .flowControlWindow(64 << 10)
                .build();
        try {
            ItemCall<PublishDocumentsRequest, PublishDocumentsResponse> call =
                    ItemCall.open(DocumentServiceGrpc.newStub(narrow)::publishDocuments);
            call.send(start(NEWS));
            int sent = 0;
            int tooMany = 20_000;
            String body = "water ".repeat(500);
            while (sent < tooMany && readyAgain(call)) {
                call.send(item(document("k" + sent, body)));
                sent++;
            }
            assertThat(sent).as("sent before the server stopped reading").isLessThan(tooMany);
            long taken = server.news().getHeadPosition();
            assertThat(server.publish(document("other", "weir")).getPosition()).isEqualTo(taken + 1);
            assertThat(publishing().send(item(document("another", "weir"))).read(1))
                    .hasSize(1);

            List<PublishDocumentsResponse> answers = call.finish().read(sent);
            for (int i = 0; i < sent; i++) {
                assertThat(answers.get(i).getIndex()).isEqualTo(i);
                assertThat(answers.get(i).getStatus().getCode()).isZero();
            }
            assertThat(server.news().getHeadPosition()).isEqualTo(sent + 2);
        } finally {
            narrow.shutdownNow();
        }
    }

    private static boolean readyAgain(ItemCall<?, ?> call) {
        long deadline = System.nanoTime() + STALL_NANOS;
        while (!call.isReady() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        return call.isReady();
    }

    @Test
    void aClientThatGoesAwayLeavesWhatWasTakenInAndNothingElse() {
        var call = publishing();
        for (int i = 0; i < 20; i++) {
            call.send(item(document("k" + i, "weir")));
        }
        call.read(1);
        call.cancel();
        server.publish(document("after", "weir"));
        assertThat(server.news().getHeadPosition()).isBetween(2L, 21L);
    }

    @Test
    void aStreamIntoAFeedThatIsDeletedIsToldSo() {
        var call = publishing().send(item(document("k", "weir")));
        call.read(1);
        server.feeds()
                .deleteFeed(
                        dev.weir.v1.DeleteFeedRequest.newBuilder().setName(NEWS).build());
        assertThat(Refusal.of(call.send(item(document("l", "weir")))
                                .read(1)
                                .getFirst()
                                .getStatus())
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void anImportAnswersEachSearchInOrderAndABadOneFailsAlone() {
        var call = importing(ImportStart.OnExisting.ON_EXISTING_UNSPECIFIED, false)
                .send(imported(search("a", "body:weir")))
                .send(imported(search("b", "(weir")))
                .send(imported(search("bad name", "weir")))
                .send(imported(search("a", "body:dam")))
                .send(imported(search("a", "body:dam")))
                .send(imported(SavedSearch.newBuilder().setQuery("lake").build()))
                .finish();
        List<ImportSavedSearchesResponse> answers = call.read(6);
        assertThat(answers.stream().map(ImportSavedSearchesResponse::getIndex)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(answers.stream().map(ImportSavedSearchesResponse::getPosition))
                .containsExactly(1L, 0L, 0L, 2L, 0L, 3L);
        Refusal syntax = Refusal.of(answers.get(1).getStatus());
        assertThat(syntax.fields()).containsExactly("saved_search.query");
        assertThat(syntax.place()).isEqualTo("1:6");
        assertThat(answers.get(1).getName()).isEqualTo(name("b"));
        assertThat(Refusal.of(answers.get(2).getStatus()).fields()).containsExactly("saved_search.name");
        assertThat(answers.get(3).getCost().getAnchorsList()).containsExactly("body:dam");
        assertThat(answers.get(4).getStatus().getCode())
                .as("nothing was to change")
                .isZero();
        assertThat(answers.get(5).getName()).startsWith(NEWS + "/savedSearches/");
        assertThat(server.percolate(document("", "a dam"))).containsExactly(name("a"));
        assertThat(server.percolate(document("", "a weir"))).isEmpty();
        assertThat(server.news().getSavedSearchCount()).isEqualTo(2);
    }

    @Test
    void anImportThatMustNotReplaceFailsForWhatIsThereAlsoFromItself() {
        server.save(search("a", "weir"));
        List<ImportSavedSearchesResponse> answers = importing(ImportStart.OnExisting.ON_EXISTING_FAIL, false)
                .send(imported(search("a", "dam")))
                .send(imported(search("b", "dam")))
                .send(imported(search("b", "lake")))
                .finish()
                .read(3);
        assertThat(answers.stream().map(answer -> Refusal.code(answer.getStatus())))
                .containsExactly(Code.ALREADY_EXISTS, Code.OK, Code.ALREADY_EXISTS);
        assertThat(server.percolate(document("", "dam"))).containsExactly(name("b"));
    }

    @Test
    void anImportThatOnlyValidatesChangesNothing() {
        server.save(search("a", "weir"));
        var before = server.picture();
        List<ImportSavedSearchesResponse> answers = importing(ImportStart.OnExisting.ON_EXISTING_REPLACE, true)
                .send(imported(search("a", "body:dam")))
                .send(imported(search("b", "(")))
                .finish()
                .read(2);
        assertThat(answers.get(0).getStatus().getCode()).isZero();
        assertThat(answers.get(0).getCost().getAnchorsList()).containsExactly("body:dam");
        assertThat(answers.get(0).getPosition()).isZero();
        assertThat(answers.get(1).getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT.value());
        assertThat(server.picture()).isEqualTo(before);
    }

    @Test
    void anImportOutOfTurnIsEnded() {
        assertThat(refusalOf(openImport().send(imported(search("a", "weir")))).fields())
                .containsExactly("start");
        assertThat(refusalOf(openImport().send(ImportSavedSearchesRequest.getDefaultInstance()))
                        .fields())
                .containsExactly("message");
        assertThat(refusalOf(openImport()
                                .send(ImportSavedSearchesRequest.newBuilder()
                                        .setStart(ImportStart.newBuilder()
                                                .setParent(NEWS)
                                                .setOnExistingValue(9))
                                        .build()))
                        .fields())
                .containsExactly("start.on_existing");
        assertThat(refusalOf(openImport()
                                .send(ImportSavedSearchesRequest.newBuilder()
                                        .setStart(ImportStart.newBuilder().setParent("feeds/none"))
                                        .build()))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(server.news().getSavedSearchCount()).isZero();
    }

    private static Refusal refusal(PublishDocumentsResponse answer) {
        return Refusal.of(answer.getStatus());
    }

    private static Refusal refusalOf(ItemCall<?, ?> call) {
        return call.refusal();
    }

    private ItemCall<PublishDocumentsRequest, PublishDocumentsResponse> open() {
        return ItemCall.open(server.asyncDocuments()::publishDocuments);
    }

    private ItemCall<PublishDocumentsRequest, PublishDocumentsResponse> publishing() {
        return open().send(start(NEWS));
    }

    private ItemCall<ImportSavedSearchesRequest, ImportSavedSearchesResponse> openImport() {
        return ItemCall.open(server.asyncSearches()::importSavedSearches);
    }

    private ItemCall<ImportSavedSearchesRequest, ImportSavedSearchesResponse> importing(
            ImportStart.OnExisting onExisting, boolean validateOnly) {
        return openImport()
                .send(ImportSavedSearchesRequest.newBuilder()
                        .setStart(ImportStart.newBuilder()
                                .setParent(NEWS)
                                .setOnExisting(onExisting)
                                .setValidateOnly(validateOnly))
                        .build());
    }

    private static PublishDocumentsRequest start(String feed) {
        return PublishDocumentsRequest.newBuilder()
                .setStart(PublishStart.newBuilder().setParent(feed))
                .build();
    }

    private static PublishDocumentsRequest item(Document document) {
        return PublishDocumentsRequest.newBuilder().setDocument(document).build();
    }

    private static PublishDocumentsRequest retract(String key) {
        return PublishDocumentsRequest.newBuilder().setRetractKey(key).build();
    }

    private static ImportSavedSearchesRequest imported(SavedSearch search) {
        return ImportSavedSearchesRequest.newBuilder().setSavedSearch(search).build();
    }
}
