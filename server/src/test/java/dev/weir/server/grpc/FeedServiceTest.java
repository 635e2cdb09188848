package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.DeleteFeedRequest;
import dev.weir.v1.Feed;
import dev.weir.v1.Field;
import dev.weir.v1.FieldType;
import dev.weir.v1.GetFeedRequest;
import dev.weir.v1.ListFeedsRequest;
import dev.weir.v1.ListFeedsResponse;
import dev.weir.v1.Normalizer;
import dev.weir.v1.Schema;
import dev.weir.v1.UpdateFeedRequest;
import io.grpc.Status.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedServiceTest {
    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.withNews(directory, "limits.feeds_max", "3");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFeedIsMadeFoundListedAndDeleted() {
        Feed news = server.news();
        assertThat(news.getHeadPosition()).isZero();
        assertThat(news.getEtag()).isNotEmpty();
        assertThat(news.getSchema().getFieldsList()).isEqualTo(Messages.schema().getFieldsList());
        assertThat(news.getSchema().getDefaultFieldsList()).containsExactly("title", "body");
        server.save(Messages.search("a", "weir"));
        server.publish(Messages.document("k", "weir"));
        assertThat(server.news().getHeadPosition()).isEqualTo(2);
        assertThat(server.news().getSavedSearchCount()).isEqualTo(1);
        assertThat(list(0, "").getFeedsList()).containsExactly(server.news());
        server.restart();
        assertThat(server.news().getHeadPosition()).isEqualTo(2);
        delete(NEWS, news.getEtag(), false);
        assertThat(list(0, "").getFeedsList()).isEmpty();
        assertThat(server.create(Messages.feed(NEWS)).getHeadPosition()).isZero();
        assertThat(server.percolate(Messages.document("", "weir"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "news", "feeds/", "feeds/News", "feeds/1news", "feeds/a/b", "feeds/a_b", "feeds/ä"})
    void aBadNameIsRefused(String name) {
        Refusal refusal = refusesToCreate(Messages.feed(name));
        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.fields()).containsExactly("feed.name");
        assertThat(refusal.message()).contains("\"" + name + "\"").contains("feeds/ID");
        assertThat(server.refuses(() -> get(name)).fields()).containsExactly("name");
        assertThat(server.refuses(() -> delete(name, "", false)).fields()).containsExactly("name");
        assertThat(server.refuses(() -> update(Messages.feed(name), "")).fields())
                .containsExactly("feed.name");
    }

    @Test
    void aNameThatIsTakenOrUnknownIsRefused() {
        assertThat(refusesToCreate(Messages.feed(NEWS)).code()).isEqualTo(Code.ALREADY_EXISTS);
        for (Refusal refusal : new Refusal[] {
            server.refuses(() -> get("feeds/none")),
            server.refuses(() -> delete("feeds/none", "", false)),
            server.refuses(() -> update(Messages.feed("feeds/none"), ""))
        }) {
            assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
            assertThat(refusal.message()).contains("feeds/none");
        }
    }

    @Test
    void aBadSchemaIsRefusedByTheField() {
        assertThat(refusesToCreate(with()).fields()).containsExactly("feed.schema.fields");
        assertThat(refusesToCreate(with(Messages.field("a", FieldType.FIELD_TYPE_UNSPECIFIED)))
                        .fields())
                .containsExactly("feed.schema.fields[0].type");
        assertThat(refusesToCreate(with(
                                Messages.field("a", FieldType.FIELD_TYPE_LONG).setTypeValue(99)))
                        .fields())
                .containsExactly("feed.schema.fields[0].type");
        Refusal analyzer = refusesToCreate(with(
                Messages.field("a", FieldType.FIELD_TYPE_TEXT),
                Messages.field("b", FieldType.FIELD_TYPE_TEXT).setAnalyzer("klingon")));
        assertThat(analyzer.fields()).hasSize(1).first().asString().startsWith("feed.schema.fields[1]");
        assertThat(analyzer.message()).contains("klingon").contains("english");
        assertThat(refusesToCreate(with(
                                Messages.field("a", FieldType.FIELD_TYPE_LONG).setAnalyzer("english")))
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusesToCreate(with(
                                Messages.field("a", FieldType.FIELD_TYPE_LONG),
                                Messages.field("a", FieldType.FIELD_TYPE_TEXT)))
                        .fields())
                .containsExactly("feed.schema.fields[1]");
        assertThat(refusesToCreate(with(Messages.field("a b", FieldType.FIELD_TYPE_LONG)))
                        .message())
                .contains("a b");
        assertThat(refusesToCreate(with(Messages.field("a", FieldType.FIELD_TYPE_KEYWORD)
                                .setNormalizerValue(7)))
                        .fields())
                .containsExactly("feed.schema.fields[0].normalizer");
        assertThat(refusesToCreate(with(Messages.field("a", FieldType.FIELD_TYPE_TEXT)
                                .setNormalizer(Normalizer.NORMALIZER_LOWERCASE)))
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
        Feed noSuchDefault = Feed.newBuilder()
                .setName("feeds/other")
                .setSchema(Messages.schema().toBuilder().addDefaultFields("nothing"))
                .build();
        Refusal defaults = refusesToCreate(noSuchDefault);
        assertThat(defaults.fields()).containsExactly("feed.schema.default_fields");
        assertThat(defaults.message()).contains("nothing");
    }

    @Test
    void aSchemaOfTooManyFieldsIsRefusedWithTheLimit() {
        Schema.Builder schema = Schema.newBuilder();
        for (int i = 0; i <= 1_000; i++) {
            schema.addFields(Messages.field("f" + i, FieldType.FIELD_TYPE_LONG));
        }
        Refusal refusal = refusesToCreate(
                Feed.newBuilder().setName("feeds/other").setSchema(schema).build());
        assertThat(refusal.fields()).containsExactly("feed.schema.fields[1000]");
        assertThat(refusal.message()).contains("1000");
    }

    @Test
    void thereIsALimitOfFeeds() {
        server.create(Messages.feed("feeds/two"));
        server.create(Messages.feed("feeds/three"));
        Refusal refusal = refusesToCreate(Messages.feed("feeds/four"));
        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.message()).contains("limits.feeds_max = 3");
    }

    @Test
    void aRepeatedCreationIsHarmlessAndAnotherOneOfTheSameIdIsRefused() {
        CreateFeedRequest request = CreateFeedRequest.newBuilder()
                .setFeed(Messages.feed("feeds/two"))
                .setRequestId("r")
                .build();
        Feed first = server.feeds().createFeed(request).getFeed();
        assertThat(server.feeds().createFeed(request).getFeed()).isEqualTo(first);
        CreateFeedRequest.Builder other = request.toBuilder();
        other.getFeedBuilder().getSchemaBuilder().setIgnoreUnknownFields(true);
        assertThat(server.refuses(() -> server.feeds().createFeed(other.build()))
                        .fields())
                .containsExactly("request_id");
        assertThat(server.refuses(() -> server.feeds()
                                .createFeed(request.toBuilder()
                                        .setRequestId("x".repeat(65))
                                        .build()))
                        .fields())
                .containsExactly("request_id");
    }

    @Test
    void validatingOnlyChangesNothing() {
        var before = server.picture();
        Feed checked = server.feeds()
                .createFeed(CreateFeedRequest.newBuilder()
                        .setFeed(Messages.feed("feeds/two"))
                        .setValidateOnly(true)
                        .build())
                .getFeed();
        assertThat(checked.getName()).isEqualTo("feeds/two");
        Feed updated = server.feeds()
                .updateFeed(UpdateFeedRequest.newBuilder()
                        .setFeed(extended())
                        .setValidateOnly(true)
                        .build())
                .getFeed();
        assertThat(updated.getSchema().getFieldsCount())
                .isEqualTo(Messages.schema().getFieldsCount() + 1);
        delete(NEWS, "", true);
        assertThat(server.picture()).isEqualTo(before);
        assertThat(server.refuses(() -> delete(NEWS, "stale", true)).code()).isEqualTo(Code.ABORTED);
        assertThat(server.refuses(() -> server.feeds()
                                .createFeed(CreateFeedRequest.newBuilder()
                                        .setFeed(Messages.feed(NEWS))
                                        .setValidateOnly(true)
                                        .build()))
                        .code())
                .isEqualTo(Code.ALREADY_EXISTS);
    }

    @Test
    void aSchemaGrowsForTheDocumentsAndSearchesAfterIt() {
        Feed before = server.news();
        Feed after = update(extended(), before.getEtag());
        assertThat(after.getEtag()).isNotEqualTo(before.getEtag());
        assertThat(after.getHeadPosition()).isEqualTo(1);
        assertThat(after.getSchema().getDefaultFieldsList()).containsExactly("title", "body");
        server.save(Messages.search("a", "extra:weir"));
        assertThat(server.publish(Messages.document("k", "extra", Messages.text("a weir")))
                        .getHitCount())
                .isEqualTo(1);
        server.restart();
        assertThat(server.news().getEtag()).isEqualTo(after.getEtag());
        assertThat(server.publish(Messages.document("l", "extra", Messages.text("a weir")))
                        .getHitCount())
                .isEqualTo(1);
    }

    @Test
    void aFeedWithoutTextMayGetSomeAndKeepsItsFirstDefaultFields() {
        Feed.Builder numbers = Feed.newBuilder().setName("feeds/numbers");
        numbers.getSchemaBuilder().addFields(Messages.field("price", FieldType.FIELD_TYPE_LONG));
        server.create(numbers.build());
        numbers.getSchemaBuilder().addFields(Messages.field("title", FieldType.FIELD_TYPE_TEXT));
        assertThat(update(numbers.build(), "").getSchema().getDefaultFieldsList())
                .containsExactly("title");
        numbers.getSchemaBuilder().addFields(Messages.field("body", FieldType.FIELD_TYPE_TEXT));
        assertThat(update(numbers.build(), "").getSchema().getDefaultFieldsList())
                .containsExactly("title");
    }

    @Test
    void aSchemaNeverShrinksOrChanges() {
        Schema schema = Messages.schema();
        Refusal removed = server.refuses(
                () -> update(news(schema.toBuilder().removeFields(0).build()), ""));
        assertThat(removed.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(removed.fields()).containsExactly("feed.schema.fields");
        assertThat(removed.message()).contains("title").contains("only grows");
        Schema.Builder retyped = schema.toBuilder();
        retyped.getFieldsBuilder(0).setAnalyzer("german");
        assertThat(server.refuses(() -> update(news(retyped.build()), "")).message())
                .contains("title");
        assertThat(server.refuses(() -> update(
                                news(schema.toBuilder().addDefaultFields("body").build()), ""))
                        .fields())
                .containsExactly("feed.schema");
        assertThat(server.refuses(() -> update(
                                news(schema.toBuilder()
                                        .addFields(Messages.field("x", FieldType.FIELD_TYPE_UNSPECIFIED))
                                        .build()),
                                ""))
                        .fields())
                .containsExactly("feed.schema.fields[9].type");
    }

    @Test
    void aStaleEtagIsAborted() {
        String stale = server.news().getEtag();
        update(extended(), stale);
        Refusal update = server.refuses(() -> update(extended(), stale));
        assertThat(update.code()).isEqualTo(Code.ABORTED);
        assertThat(update.message()).contains(NEWS).contains(stale);
        assertThat(server.refuses(() -> delete(NEWS, stale, false)).code()).isEqualTo(Code.ABORTED);
    }

    @Test
    void aMaskNamesWhatChanges() {
        Feed ignoring = news(Schema.newBuilder().setIgnoreUnknownFields(true).build());
        Feed updated = masked(ignoring, "schema.ignore_unknown_fields");
        assertThat(updated.getSchema().getIgnoreUnknownFields()).isTrue();
        assertThat(updated.getSchema().getFieldsCount())
                .isEqualTo(Messages.schema().getFieldsCount());
        assertThat(masked(extended(), "schema.fields").getSchema().getIgnoreUnknownFields())
                .isTrue();
        assertThat(server.publish(Messages.document("k", "unheard", Messages.text("of")))
                        .getPosition())
                .isEqualTo(3);
        Refusal refusal = server.refuses(() -> masked(ignoring, "name"));
        assertThat(refusal.fields()).containsExactly("update_mask");
        assertThat(refusal.message()).contains("\"name\"").contains("schema.fields");
    }

    @Test
    void pagesGoOnWhereTheLastOneEndedAndAForgedTokenIsRefused() {
        server.create(Messages.feed("feeds/a"));
        server.create(Messages.feed("feeds/z"));
        ListFeedsResponse first = list(2, "");
        assertThat(first.getFeedsList()).extracting(Feed::getName).containsExactly("feeds/a", NEWS);
        ListFeedsResponse last = list(2, first.getNextPageToken());
        assertThat(last.getFeedsList()).extracting(Feed::getName).containsExactly("feeds/z");
        assertThat(last.getNextPageToken()).isEmpty();
        for (String token : new String[] {"forged", "!", first.getNextPageToken() + "A", "A".repeat(100_000)}) {
            Refusal refusal = server.refuses(() -> list(2, token));
            assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refusal.fields()).containsExactly("page_token");
        }
        assertThat(server.refuses(() -> list(-1, "")).fields()).containsExactly("page_size");
        assertThat(list(100_000, "").getFeedsCount()).isEqualTo(3);
    }

    @Test
    void anOversizedMessageIsRefusedWithTheLimit() {
        Refusal refusal = refusesToCreate(Messages.feed("feeds/" + "x".repeat(10 << 20)));
        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.message()).contains(Integer.toString(9 << 20));
    }

    @Test
    void aRefusalIsReadableHoweverLongTheBadInputIs() {
        Refusal refusal = refusesToCreate(Messages.feed("feeds/" + "洪".repeat(100_000)));
        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.fields()).containsExactly("feed.name");
        assertThat(refusal.message()).hasSizeLessThan(1_000);
    }

    private Refusal refusesToCreate(Feed feed) {
        return server.refuses(() -> server.create(feed));
    }

    private Feed get(String name) {
        return server.feeds()
                .getFeed(GetFeedRequest.newBuilder().setName(name).build())
                .getFeed();
    }

    private Feed update(Feed feed, String etag) {
        return server.feeds()
                .updateFeed(UpdateFeedRequest.newBuilder()
                        .setFeed(feed)
                        .setEtag(etag)
                        .build())
                .getFeed();
    }

    @Test
    void aRepeatedDeletionIsDoneOnceAlsoAfterARestartAndSparesANewFeedOfThatName() {
        DeleteFeedRequest request = DeleteFeedRequest.newBuilder()
                .setName(NEWS)
                .setRequestId("once")
                .build();
        server.feeds().deleteFeed(request);
        server.create(Messages.feed(NEWS));
        server.feeds().deleteFeed(request);
        assertThat(server.news().getName()).isEqualTo(NEWS);
        server.restart();
        server.feeds().deleteFeed(request);
        assertThat(server.news().getName()).isEqualTo(NEWS);
        assertThat(server.refuses(() -> server.feeds()
                                .deleteFeed(request.toBuilder()
                                        .setEtag(server.news().getEtag())
                                        .build()))
                        .fields())
                .containsExactly("request_id");
        assertThat(server.refuses(() -> server.feeds()
                                .deleteFeed(request.toBuilder()
                                        .setName("feeds/absent")
                                        .setRequestId("other")
                                        .build()))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    private Feed masked(Feed feed, String path) {
        return server.feeds()
                .updateFeed(UpdateFeedRequest.newBuilder()
                        .setFeed(feed)
                        .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                        .build())
                .getFeed();
    }

    private Object delete(String name, String etag, boolean validateOnly) {
        return server.feeds()
                .deleteFeed(DeleteFeedRequest.newBuilder()
                        .setName(name)
                        .setEtag(etag)
                        .setValidateOnly(validateOnly)
                        .build());
    }

    private ListFeedsResponse list(int size, String token) {
        return server.feeds()
                .listFeeds(ListFeedsRequest.newBuilder()
                        .setPageSize(size)
                        .setPageToken(token)
                        .build());
    }

    private static Feed with(Field.Builder... fields) {
        Schema.Builder schema = Schema.newBuilder();
        for (Field.Builder field : fields) {
            schema.addFields(field);
        }
        return Feed.newBuilder().setName("feeds/other").setSchema(schema).build();
    }

    private static Feed news(Schema schema) {
        return Feed.newBuilder().setName(NEWS).setSchema(schema).build();
    }

    private static Feed extended() {
        return news(Messages.schema().toBuilder()
                .addFields(Messages.field("extra", FieldType.FIELD_TYPE_TEXT))
                .build());
    }
}
