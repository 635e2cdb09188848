package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static dev.weir.server.testing.Messages.document;
import static dev.weir.server.testing.Messages.name;
import static dev.weir.server.testing.Messages.number;
import static dev.weir.server.testing.Messages.search;
import static dev.weir.server.testing.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.Document;
import dev.weir.v1.GetDocumentRequest;
import dev.weir.v1.PercolateRequest;
import dev.weir.v1.PercolateResponse;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.PublishDocumentResponse;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.ReadDocumentsResponse;
import dev.weir.v1.RetractDocumentRequest;
import dev.weir.v1.RetractDocumentResponse;
import dev.weir.v1.StartPoint;
import dev.weir.v1.Value;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentServiceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.withNews(directory, "limits.document_bytes_max", "100000");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDocumentIsPublishedReadBackAndRetracted() {
        server.save(search("a", "weir"));
        Document sent = Document.newBuilder()
                .setKey("k")
                .putFields("title", Messages.values(text("A weir")))
                .putFields("tags", Messages.values(text("x"), text("y")))
                .putFields("price", Messages.values(number(7)))
                .putFields("score", Messages.values(Messages.fraction(0.5)))
                .putFields("listed", Messages.values(Messages.moment(NOON)))
                .putFields("open", Messages.values(Messages.truth(true)))
                .putFields("place", Messages.values(text("47.4,8.5")))
                .build();
        PublishDocumentResponse published = server.publish(sent);
        assertThat(published.getPosition()).isEqualTo(2);
        assertThat(published.getHitCount()).isEqualTo(1);
        assertThat(published.getPublishTime())
                .isEqualTo(Timestamps.fromMillis(server.clock().millis()));
        Document stored = get("k", 0);
        assertThat(stored.getFieldsMap()).isEqualTo(sent.getFieldsMap());
        assertThat(stored.getPosition()).isEqualTo(2);
        assertThat(stored.getEventTime()).isEqualTo(published.getPublishTime());
        RetractDocumentResponse retracted = retract("k", "", false);
        assertThat(retracted.getPosition()).isEqualTo(3);
        assertThat(retracted.getLeaveCount()).isEqualTo(1);
        assertThat(server.refuses(() -> get("k", 0)).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(get("k", 2)).isEqualTo(stored);
        server.restart();
        assertThat(get("k", 2)).isEqualTo(stored);
        assertThat(server.refuses(() -> get("k", 0)).code()).isEqualTo(Code.NOT_FOUND);
    }

    static List<Map.Entry<Document, String>> badDocuments() {
        Document good = document("k", "weir");
        return List.of(
                Map.entry(good.toBuilder().clearKey().build(), "document.key"),
                Map.entry(good.toBuilder().setKey("k".repeat(513)).build(), "document.key"),
                Map.entry(document("k", "nothing", text("x")), "document.fields.nothing"),
                Map.entry(document("k", "body", number(1)), "document.fields.body"),
                Map.entry(document("k", "body", text("one"), text("two")), "document.fields.body"),
                Map.entry(document("k", "body", Value.getDefaultInstance()), "document.fields.body"),
                Map.entry(document("k", "price", text("7")), "document.fields.price"),
                Map.entry(document("k", "price", Messages.fraction(7)), "document.fields.price"),
                Map.entry(document("k", "score", Messages.fraction(Double.NaN)), "document.fields.score"),
                Map.entry(document("k", "score", Messages.fraction(Double.POSITIVE_INFINITY)), "document.fields.score"),
                Map.entry(document("k", "score", number(Long.MAX_VALUE)), "document.fields.score"),
                Map.entry(document("k", "listed", text("tomorrow")), "document.fields.listed"),
                Map.entry(
                        document(
                                "k",
                                "listed",
                                Value.newBuilder()
                                        .setTimestampValue(
                                                Timestamp.newBuilder().setNanos(-1))
                                        .build()),
                        "document.fields.listed"),
                Map.entry(document("k", "open", text("true")), "document.fields.open"),
                Map.entry(document("k", "place", Messages.place(91, 0)), "document.fields.place"),
                Map.entry(document("k", "place", Messages.place(0, Double.NaN)), "document.fields.place"),
                Map.entry(document("k", "place", text("here")), "document.fields.place"),
                Map.entry(document("k", "source", text("x".repeat(32_767))), "document.fields.source"),
                Map.entry(
                        good.toBuilder()
                                .setEventTime(Timestamp.newBuilder().setSeconds(Long.MIN_VALUE))
                                .build(),
                        "document.event_time"));
    }

    @ParameterizedTest
    @MethodSource("badDocuments")
    void aBadDocumentIsRefusedByTheFieldWhetherItIsPublishedOrOnlyChecked(Map.Entry<Document, String> bad) {
        for (boolean validateOnly : new boolean[] {false, true}) {
            Refusal refusal = server.refuses(() -> server.documents()
                    .publishDocument(PublishDocumentRequest.newBuilder()
                            .setParent(NEWS)
                            .setDocument(bad.getKey())
                            .setValidateOnly(validateOnly)
                            .build()));
            assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refusal.fields()).containsExactly(bad.getValue());
            assertThat(refusal.message()).startsWith(bad.getValue() + ": ");
            assertThat(refusal.reason()).isEqualTo("INVALID_FIELD");
        }
    }

    @Test
    void anUnknownFieldIsNamedWithThoseThatThereAre() {
        assertThat(server.refuses(() -> server.publish(document("k", "bodi", text("x"))))
                        .message())
                .contains("bodi")
                .contains("body");
    }

    @Test
    void aDocumentThatIsTooLargeIsRefusedWithTheLimit() {
        Refusal refusal = server.refuses(() -> server.publish(document("k", "x".repeat(100_001))));
        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.message()).contains("limits.document_bytes_max = 100000");
        Refusal message = server.refuses(() -> server.publish(document("k", "x".repeat(10 << 20))));
        assertThat(message.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(message.message()).contains(Integer.toString(9 << 20));
        assertThat(server.refuses(() -> server.percolate(document("k", "x".repeat(100_001))))
                        .code())
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void anUnknownOrBadFeedIsRefusedByEveryMethod() {
        for (String parent : List.of("feeds/none", "news")) {
            Code code = parent.equals("news") ? Code.INVALID_ARGUMENT : Code.NOT_FOUND;
            for (Refusal refusal : List.of(
                    server.refuses(() -> server.documents()
                            .publishDocument(PublishDocumentRequest.newBuilder()
                                    .setParent(parent)
                                    .setDocument(document("k", "weir"))
                                    .build())),
                    server.refuses(() -> server.documents()
                            .retractDocument(RetractDocumentRequest.newBuilder()
                                    .setParent(parent)
                                    .setKey("k")
                                    .build())),
                    server.refuses(() -> server.documents()
                            .getDocument(GetDocumentRequest.newBuilder()
                                    .setParent(parent)
                                    .setKey("k")
                                    .build())),
                    server.refuses(() -> drained(server.documents()
                            .readDocuments(ReadDocumentsRequest.newBuilder()
                                    .setParent(parent)
                                    .build()))),
                    server.refuses(() -> drained(server.documents()
                            .percolate(PercolateRequest.newBuilder()
                                    .setParent(parent)
                                    .setDocument(document("k", "weir"))
                                    .build()))))) {
                assertThat(refusal.code()).isEqualTo(code);
                assertThat(refusal.message()).contains(parent);
                assertThat(refusal.fields()).isEqualTo(parent.equals("news") ? List.of("parent") : List.of());
            }
        }
    }

    @Test
    void aRequestIdOfAnotherDocumentIsRefused() {
        PublishDocumentRequest first = PublishDocumentRequest.newBuilder()
                .setParent(NEWS)
                .setDocument(document("k", "weir"))
                .setRequestId("r")
                .build();
        PublishDocumentResponse published = server.documents().publishDocument(first);
        assertThat(server.documents().publishDocument(first)).isEqualTo(published);
        Refusal refusal = server.refuses(() -> server.documents()
                .publishDocument(
                        first.toBuilder().setDocument(document("k", "river")).build()));
        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.fields()).containsExactly("request_id");
        assertThat(server.refuses(() -> server.documents()
                                .publishDocument(first.toBuilder()
                                        .setRequestId("x".repeat(65))
                                        .build()))
                        .fields())
                .containsExactly("request_id");
        assertThat(server.refuses(() -> retract("k", "x".repeat(65), false)).fields())
                .containsExactly("request_id");
    }

    @Test
    void validatingOnlyChangesNothing() {
        server.publish(document("k", "weir"));
        var before = server.picture();
        assertThat(server.documents()
                        .publishDocument(PublishDocumentRequest.newBuilder()
                                .setParent(NEWS)
                                .setDocument(document("l", "weir"))
                                .setValidateOnly(true)
                                .build()))
                .isEqualTo(PublishDocumentResponse.getDefaultInstance());
        assertThat(retract("k", "", true)).isEqualTo(RetractDocumentResponse.getDefaultInstance());
        assertThat(server.refuses(() -> retract("l", "", true)).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(server.picture()).isEqualTo(before);
    }

    @Test
    void whatIsNotThereCannotBeRetractedOrRead() {
        server.publish(document("k", "weir"));
        server.publish(document("l", "weir"));
        Refusal unknown = server.refuses(() -> retract("nothing", "", false));
        assertThat(unknown.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(unknown.message()).contains("nothing");
        assertThat(server.refuses(() -> retract("", "", false)).fields()).containsExactly("key");
        assertThat(server.refuses(() -> get("nothing", 0)).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(server.refuses(() -> get("k", 2)).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(server.refuses(() -> get("k", 99)).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(server.refuses(() -> get("k", -1)).fields()).containsExactly("position");
        assertThat(server.refuses(() -> get("", 0)).fields()).containsExactly("key");
    }

    @Test
    void eventsAreReadInOrderFromAnyPlace() {
        server.publish(document("k", "one"));
        server.save(search("a", "weir"));
        server.clock().advance(Duration.ofSeconds(10));
        Instant later = server.clock().instant();
        server.publish(document("l", "two"));
        retract("k", "", false);
        assertThat(positions(StartPoint.getDefaultInstance(), 0)).containsExactly(1L, 3L, 4L);
        assertThat(positions(at(0), 0)).containsExactly(1L, 3L, 4L);
        assertThat(positions(at(2), 0)).containsExactly(3L, 4L);
        assertThat(positions(at(2), 1)).containsExactly(3L);
        assertThat(positions(at(5), 0)).isEmpty();
        assertThat(positions(time(later), 0)).containsExactly(3L, 4L);
        assertThat(positions(time(later.plusMillis(1)), 0)).isEmpty();
        assertThat(positions(time(Instant.EPOCH), 0)).containsExactly(1L, 3L, 4L);
        assertThat(positions(place(StartPoint.Place.PLACE_LATEST), 0)).isEmpty();
        assertThat(positions(place(StartPoint.Place.PLACE_EARLIEST), 2)).containsExactly(1L, 3L);
    }

    @Test
    void aPlaceThatIsNotInTheLogIsRefused() {
        server.publish(document("k", "one"));
        Refusal beyond = server.refuses(() -> positions(at(3), 0));
        assertThat(beyond.code()).isEqualTo(Code.OUT_OF_RANGE);
        assertThat(beyond.message()).contains("position 3").contains("head of the log at 1");
        assertThat(server.refuses(() -> positions(at(-1), 0)).fields()).containsExactly("from.position");
        assertThat(server.refuses(() -> positions(
                                StartPoint.newBuilder().setToken("forged").build(), 0))
                        .fields())
                .containsExactly("from.token");
        for (StartPoint.Place place : List.of(StartPoint.Place.PLACE_UNSPECIFIED, StartPoint.Place.PLACE_STORED)) {
            assertThat(server.refuses(() -> positions(place(place), 0)).fields())
                    .containsExactly("from.place");
        }
        assertThat(server.refuses(() -> positions(
                                StartPoint.newBuilder().setPlaceValue(42).build(), 0))
                        .fields())
                .containsExactly("from.place");
        assertThat(server.refuses(() -> positions(
                                StartPoint.newBuilder()
                                        .setTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                                        .build(),
                                0))
                        .fields())
                .containsExactly("from.time");
        assertThat(server.refuses(() -> positions(at(1), -1)).fields()).containsExactly("limit");
    }

    @Test
    void aPercolationTellsWhoMatchesAndStoresNothing() {
        server.save(search("a", "weir").toBuilder()
                .setOwner("me")
                .putLabels("topic", "water")
                .build());
        server.save(search("b", "river"));
        server.save(search("paused", "weir").toBuilder()
                .setState(dev.weir.v1.SavedSearch.State.STATE_PAUSED)
                .build());
        var before = server.picture();
        List<PercolateResponse> answer = drained(server.documents()
                .percolate(PercolateRequest.newBuilder()
                        .setParent(NEWS)
                        .setDocument(document("", "a weir"))
                        .build()));
        assertThat(answer).hasSize(1);
        assertThat(answer.getFirst().getPosition()).isEqualTo(3);
        assertThat(answer.getFirst().getMatchesList()).singleElement().satisfies(match -> {
            assertThat(match.getSavedSearch()).isEqualTo(name("a"));
            assertThat(match.getOwner()).isEqualTo("me");
            assertThat(match.getLabelsMap()).containsEntry("topic", "water");
        });
        assertThat(server.percolate(document("", "nothing of it"))).isEmpty();
        assertThat(server.picture()).isEqualTo(before);
        assertThat(server.refuses(() -> server.percolate(document("", "nothing", text("x"))))
                        .fields())
                .containsExactly("document.fields.nothing");
    }

    @Test
    void aPercolationThatManySearchesMatchComesInPartsAndWhole() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            all.add(server.save(search("s" + i, "weir")).getName());
        }
        assertThat(server.percolate(document("", "weir"))).isEqualTo(all);
    }

    @Test
    void publishTimesNeverGoBackWhenTheClockDoes() {
        server.publish(document("k", "one"));
        Timestamp latest = server.publish(document("k", "two")).getPublishTime();
        server.clock().advance(Duration.ofHours(-1));
        assertThat(server.publish(document("k", "three")).getPublishTime()).isEqualTo(latest);
        server.restart();
        assertThat(server.publish(document("k", "four")).getPublishTime()).isEqualTo(latest);
        server.clock().advance(Duration.ofHours(2));
        assertThat(Timestamps.compare(server.publish(document("k", "five")).getPublishTime(), latest))
                .isPositive();
    }

    @Test
    void anEventTimeIsKeptToTheMillisecondWhateverThePublishTime() {
        Timestamp event =
                Timestamp.newBuilder().setSeconds(1_000).setNanos(123_456_789).build();
        server.publish(document("k", "one").toBuilder()
                .setEventTime(event)
                .setPosition(99)
                .setPublishTime(event)
                .build());
        assertThat(get("k", 0).getEventTime())
                .isEqualTo(event.toBuilder().setNanos(123_000_000).build());
        assertThat(get("k", 0).getPosition()).isEqualTo(1);
        assertThat(get("k", 0).getPublishTime()).isNotEqualTo(event);
    }

    @Test
    void keysAreAnyTextUpTo512Characters() {
        for (String key : List.of("k".repeat(512), "ключ 鍵 🔑", "a/b\u0000c", " ")) {
            long position = server.publish(document(key, "weir")).getPosition();
            assertThat(get(key, 0).getPosition()).isEqualTo(position);
        }
    }

    private Document get(String key, long position) {
        return server.documents()
                .getDocument(GetDocumentRequest.newBuilder()
                        .setParent(NEWS)
                        .setKey(key)
                        .setPosition(position)
                        .build())
                .getDocument();
    }

    private RetractDocumentResponse retract(String key, String requestId, boolean validateOnly) {
        return server.documents()
                .retractDocument(RetractDocumentRequest.newBuilder()
                        .setParent(NEWS)
                        .setKey(key)
                        .setRequestId(requestId)
                        .setValidateOnly(validateOnly)
                        .build());
    }

    private List<Long> positions(StartPoint from, long limit) {
        ReadDocumentsRequest.Builder request =
                ReadDocumentsRequest.newBuilder().setParent(NEWS).setLimit(limit);
        if (!from.equals(StartPoint.getDefaultInstance())) {
            request.setFrom(from);
        }
        return drained(server.documents().readDocuments(request.build())).stream()
                .map(DocumentServiceTest::position)
                .toList();
    }

    private static long position(ReadDocumentsResponse event) {
        return event.hasDocument()
                ? event.getDocument().getPosition()
                : event.getRetraction().getPosition();
    }

    private static StartPoint at(long position) {
        return StartPoint.newBuilder().setPosition(position).build();
    }

    private static StartPoint time(Instant time) {
        return StartPoint.newBuilder()
                .setTime(Timestamps.fromMillis(time.toEpochMilli()))
                .build();
    }

    private static StartPoint place(StartPoint.Place place) {
        return StartPoint.newBuilder().setPlace(place).build();
    }

    private static <T> List<T> drained(java.util.Iterator<T> stream) {
        List<T> all = new ArrayList<>();
        stream.forEachRemaining(all::add);
        return all;
    }
}
