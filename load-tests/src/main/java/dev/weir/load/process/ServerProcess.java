package dev.weir.load.process;

import dev.weir.server.cli.Weir;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** A real server in a process of its own: {@code weir serve} on this process's class path. */
public final class ServerProcess implements AutoCloseable {
    private static final int START_SECONDS_MAX = 60;
    private static final int STOP_SECONDS_MAX = 30;
    private static final int LINES_KEPT = 50;
    private static final String READY = "weir: serving at ";

    private final Process process;
    private final CompletableFuture<String> address = new CompletableFuture<>();

    private ServerProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("server-output").start(this::read);
    }

    /**
     * How a server is started.
     *
     * @param before the command that starts Java, with its arguments; empty for none
     * @param java options of the virtual machine
     * @param settings keys of the configuration, such as {@code snapshots.interval_ms}, and their values
     */
    public record Options(List<String> before, List<String> java, Map<String, String> settings) {
        /** For a life of seconds, for which the second compiler would only take its time. */
        public static Options brief() {
            return new Options(List.of(), List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), Map.of());
        }
    }

    /** Starts a server for a life of seconds, and waits until it serves. */
    public static ServerProcess start(Path data, int port) throws IOException, InterruptedException {
        return start(data, port, Options.brief());
    }

    /** Starts a server and waits until it serves. */
    public static ServerProcess start(Path data, int port, Options options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(options.before());
        command.addAll(JavaCommand.of(options.java(), Weir.class.getName()));
        command.addAll(List.of("serve", "--data", data.toString(), "--port", Integer.toString(port)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("WEIR_"));
        options.settings().forEach((key, value) -> builder.environment()
                .put("WEIR_" + key.replace('.', '_').toUpperCase(Locale.ROOT), value));
        ServerProcess server = new ServerProcess(builder.start());
        try {
            server.address.get(START_SECONDS_MAX, TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException e) {
            throw new IOException("the server did not start: " + e.getCause(), e);
        } catch (TimeoutException e) {
            server.close();
            throw new IOException("the server did not start within " + START_SECONDS_MAX + " s", e);
        }
    }

    /**
     * A free port that the system gives to nobody by itself: else another connection could have taken it by the time
     * that the server is started again.
     */
    public static int freePort(RandomGenerator random) throws IOException {
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket socket = new ServerSocket(
                    random.nextInt(20_000, 30_000), /* backlog= */ 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Where it serves, as clients take it. */
    public String address() {
        return address.join();
    }

    /** Its number with the operating system. */
    public long pid() {
        return process.pid();
    }

    /** SIGSTOP: it stands still, with all of its connections, until {@link #goOn} or {@link #kill}. */
    public void pause() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    /** SIGCONT. */
    public void goOn() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }

    /** SIGTERM; returns when the process is gone, and kills it when it does not go by itself. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the server did not stop within " + STOP_SECONDS_MAX + " s");
        }
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Kills it too, without an error where it is gone already. */
    @Override
    public void close() {
        kill();
    }

    private void read() {
        Deque<String> lines = new ArrayDeque<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    address.complete(line.substring(READY.length()).split(",", 2)[0]);
                } else if (!line.startsWith("weir: ") && !line.contains("[INFO]")) {
                    System.err.println("server: " + line);
                }
                lines.addLast(line);
                if (lines.size() > LINES_KEPT) {
                    lines.removeFirst();
                }
            }
            address.completeExceptionally(new IOException("it ended and had printed: " + String.join("\n", lines)));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }
}
