package dev.weir.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.Feeds;
import dev.weir.client.WeirClient;
import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.Interrupts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeCommandTest {
    @TempDir
    Path folder;

    @Test
    void itPrintsItsAddressAndFeedsAndStopsCleanlyWhenTold() throws Exception {
        String data = folder.resolve("data").toString();
        try (Running first = new Running("--data", data, "--port", "0")) {
            try (WeirClient client = WeirClient.connect(first.address())) {
                client.feeds().create(Feeds.feed("news").text("title").build());
            }
            assertThat(first.stop()).isZero();
        }
        // The same data again, which a clean stop has let go of.
        try (Running second = new Running("--data", data, "--port", "0")) {
            assertThat(second.address()).startsWith("127.0.0.1:");
            assertThat(second.nextLine()).contains("feeds/news", "0 saved searches");
            assertThat(second.stop()).isZero();
        }
    }

    @Test
    void theDataDirectoryMayComeFromTheEnvironment() throws Exception {
        Path data = folder.resolve("elsewhere");
        try (Running running = new Running(Map.of("WEIR_DATA", data.toString(), "WEIR_SERVER_PORT", "0"))) {
            assertThat(running.address()).isNotEmpty();
            assertThat(running.stop()).isZero();
        }
        assertThat(data).isDirectory();
    }

    @Test
    void withoutADataDirectoryItDoesNotStart() {
        CommandLineRun run = CommandLineRun.of("serve");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--data");
    }

    @Test
    void aPortThatIsTakenIsToldInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            CommandLineRun run =
                    CommandLineRun.of("serve", "--data", folder.resolve("data").toString(), "--port", port);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("127.0.0.1:" + port, "--port");
        }
    }

    @Test
    void aDataDirectoryInUseIsToldInOneSentenceAndTheFirstServerGoesOn() throws Exception {
        String data = folder.resolve("data").toString();
        try (Running running = new Running("--data", data, "--port", "0")) {
            String address = running.address();
            CommandLineRun run = CommandLineRun.of("serve", "--data", data, "--port", "0");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains(data);
            try (WeirClient client = WeirClient.connect(address)) {
                assertThat(client.feeds().list()).isEmpty();
            }
        }
    }

    @Test
    void aDataDirectoryThatIsAFileIsToldInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a store");
        CommandLineRun run = CommandLineRun.of("serve", "--data", file.toString(), "--port", "0");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(file.toString());
        assertThat(file).hasContent("not a store");
    }

    /** The command on a thread of its own, with its signal in the test's hands. */
    private static final class Running implements AutoCloseable {
        private final CompletableFuture<Runnable> signal = new CompletableFuture<>();
        private final CompletableFuture<Integer> exit;
        private final BufferedReader out;

        Running(String... args) throws IOException {
            this(Map.of(), args);
        }

        Running(Map<String, String> environment, String... args) throws IOException {
            PipedReader reader = new PipedReader(1 << 16);
            PrintWriter writer = new PrintWriter(new PipedWriter(reader), true);
            out = new BufferedReader(reader);
            Interrupts interrupts = action -> {
                signal.complete(action);
                return () -> {};
            };
            CliContext context = new CliContext(
                    writer,
                    new PrintWriter(new StringWriter()),
                    InputStream.nullInputStream(),
                    false,
                    environment,
                    interrupts,
                    System::nanoTime);
            String[] all = new String[args.length + 1];
            all[0] = "serve";
            System.arraycopy(args, 0, all, 1, args.length);
            exit = CompletableFuture.supplyAsync(
                    () -> Weir.commandLine(context, java.io.OutputStream.nullOutputStream())
                            .execute(all),
                    task -> Thread.ofPlatform().daemon().start(task));
        }

        String nextLine() throws IOException {
            return String.valueOf(out.readLine());
        }

        String address() throws IOException {
            return nextLine().replaceFirst("weir: serving at ([^,]+),.*", "$1");
        }

        int stop() throws Exception {
            signal.get(30, TimeUnit.SECONDS).run();
            return exit.get(30, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            if (!exit.isDone()) {
                signal.orTimeout(30, TimeUnit.SECONDS).join().run();
                exit.orTimeout(30, TimeUnit.SECONDS).join();
            }
        }
    }
}
