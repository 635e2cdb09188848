package dev.weir.server.crash;

import static dev.weir.server.testing.Messages.NEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.server.testing.Await;
import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.server.testing.ServerProcess;
import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.FeedServiceGrpc;
import dev.weir.v1.PublishDocumentRequest;
import dev.weir.v1.PublishDocumentResponse;
import dev.weir.v1.ReadDocumentsRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server whose writes the system refuses, not for want of room: it may write no file beyond its first byte. */
class FailingDiskTest {
    private static final String NO_LIMIT = "unlimited";

    @TempDir
    Path directory;

    private final List<Long> acknowledged = new ArrayList<>();

    @Test
    void aDiskThatFailsRefusesWritesServesReadsAndTakesWritesAgainWithoutARestart() throws Exception {
        assumeTrue(limit(ProcessHandle.current().pid(), NO_LIMIT), "this machine has no prlimit");
        try (ServerProcess server = ServerProcess.on(directory)) {
            ManagedChannel channel = RunningServer.connect(server.port());
            try {
                FeedServiceGrpc.newBlockingStub(channel)
                        .createFeed(CreateFeedRequest.newBuilder()
                                .setFeed(Messages.feed(NEWS))
                                .build());
                for (int i = 0; i < 10; i++) {
                    publish(channel, "before" + i);
                }
                assertThat(limit(server.pid(), "1:" + NO_LIMIT)).isTrue();
                for (int i = 0; i < 10; i++) {
                    Refusal refusal = Refusal.of(() -> publish(channel, "failing"));
                    assertThat(refusal.code()).isEqualTo(Status.Code.UNAVAILABLE);
                    assertThat(refusal.reason()).isEqualTo("STORE_UNAVAILABLE");
                    assertThat(refusal.retry()).isTrue();
                    assertThat(stored(channel)).containsExactlyElementsOf(acknowledged);
                }
                assertThat(limit(server.pid(), NO_LIMIT)).isTrue();
                Await.until("writes are taken again", () -> {
                    try {
                        publish(channel, "after");
                        return true;
                    } catch (StatusRuntimeException e) {
                        return false;
                    }
                });
                publish(channel, "later");
                assertThat(stored(channel)).containsExactlyElementsOf(acknowledged);
            } finally {
                channel.shutdownNow();
            }
        }
        try (ServerProcess server = ServerProcess.on(directory)) {
            ManagedChannel channel = RunningServer.connect(server.port());
            try {
                assertThat(stored(channel)).containsExactlyElementsOf(acknowledged);
            } finally {
                channel.shutdownNow();
            }
        }
    }

    /** Sets how large the files may be that a process writes, as bytes or soft:hard. */
    private static boolean limit(long pid, String bytes) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes)
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private PublishDocumentResponse publish(ManagedChannel channel, String key) {
        PublishDocumentResponse answer = DocumentServiceGrpc.newBlockingStub(channel)
                .publishDocument(PublishDocumentRequest.newBuilder()
                        .setParent(NEWS)
                        .setDocument(Messages.document(key, "a weir"))
                        .build());
        acknowledged.add(answer.getPosition());
        return answer;
    }

    private static List<Long> stored(ManagedChannel channel) {
        List<Long> positions = new ArrayList<>();
        DocumentServiceGrpc.newBlockingStub(channel)
                .readDocuments(ReadDocumentsRequest.newBuilder().setParent(NEWS).build())
                .forEachRemaining(event -> positions.add(event.getDocument().getPosition()));
        return positions;
    }
}
