package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Durations;
import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.Feed;
import dev.weir.v1.GetDocumentRequest;
import dev.weir.v1.ReadDocumentsRequest;
import dev.weir.v1.Retention;
import dev.weir.v1.StartPoint;
import dev.weir.v1.UpdateFeedRequest;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionCallsTest {
    private static final Retention A_MINUTE =
            Retention.newBuilder().setMaxAge(Durations.fromSeconds(60)).build();

    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.on(directory);
        Feed made = server.create(Messages.feed(NEWS).toBuilder()
                .setRetention(Retention.newBuilder().setMaxBytes(1L << 40))
                .build());
        assertThat(made.getRetention().getMaxBytes()).isEqualTo(1L << 40);
        assertThat(made.getEarliestPosition()).isEqualTo(1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theRetentionIsChangedByItselfAndReadingFromBeforeIsToldWhereTheLogBegins() {
        Feed changed = server.feeds()
                .updateFeed(update("retention").setEtag(server.news().getEtag()).build())
                .getFeed();
        assertThat(changed.getRetention()).isEqualTo(A_MINUTE);
        assertThat(changed.getSchema()).isEqualTo(server.news().getSchema());
        server.publish(Messages.document("k", "first"));
        long second = server.publish(Messages.document("k", "second")).getPosition();
        server.clock().advance(Duration.ofSeconds(100));
        long last = server.publish(Messages.document("l", "last")).getPosition();
        Await.until("the old events are dropped", () -> server.news().getEarliestPosition() == last);

        Refusal read = Refusal.of(() -> server.documents()
                .readDocuments(ReadDocumentsRequest.newBuilder()
                        .setParent(NEWS)
                        .setFrom(StartPoint.newBuilder().setPosition(1))
                        .build())
                .next());
        assertThat(read.code()).isEqualTo(Status.Code.OUT_OF_RANGE);
        assertThat(read.reason()).isEqualTo("BEFORE_EARLIEST");
        assertThat(read.message()).contains(Long.toString(last));
        assertThat(server.documents()
                        .readDocuments(ReadDocumentsRequest.newBuilder()
                                .setParent(NEWS)
                                .build())
                        .next()
                        .getDocument()
                        .getKey())
                .isEqualTo("l");
        assertThat(get(second).getFieldsMap()).isEqualTo(get(0).getFieldsMap());
        assertThat(Refusal.of(() -> get(second - 1)).code()).isEqualTo(Status.Code.OUT_OF_RANGE);
        server.restart();
        assertThat(server.news().getEarliestPosition()).isEqualTo(last);
        assertThat(get(0).getPosition()).isEqualTo(second);
    }

    @Test
    void aChangeOfTheRetentionCanBeTriedAndIsRefusedWithOthersOrAStaleEtag() {
        assertThat(server.feeds()
                        .updateFeed(update("retention").setValidateOnly(true).build())
                        .getFeed()
                        .getRetention())
                .isEqualTo(A_MINUTE);
        assertThat(server.news().getRetention()).isNotEqualTo(A_MINUTE);
        assertThat(server.refuses(() -> server.feeds()
                                .updateFeed(update("retention", "schema").build()))
                        .fields())
                .containsExactly("update_mask");
        assertThat(server.refuses(() -> server.feeds()
                                .updateFeed(update("retention").setEtag("s77").build()))
                        .code())
                .isEqualTo(Status.Code.ABORTED);
    }

    private dev.weir.v1.Document get(long position) {
        return server.documents()
                .getDocument(GetDocumentRequest.newBuilder()
                        .setParent(NEWS)
                        .setKey("k")
                        .setPosition(position)
                        .build())
                .getDocument();
    }

    private static UpdateFeedRequest.Builder update(String... paths) {
        FieldMask.Builder mask = FieldMask.newBuilder();
        for (String path : paths) {
            mask.addPaths(path);
        }
        return UpdateFeedRequest.newBuilder()
                .setFeed(Feed.newBuilder().setName(NEWS).setRetention(A_MINUTE))
                .setUpdateMask(mask);
    }
}
