package dev.weir.server.testing;

import dev.weir.server.cli.Weir;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code weir serve} in a process of its own, which can be killed like one. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a server on a directory and a free port, and waits until it serves. */
    public static ServerProcess on(Path directory) {
        return start(command(directory), Map.of());
    }

    /**
     * As {@link #on(Path)}, on a disk of its own that is mounted there.
     *
     * @param environment variables to set, such as {@code WEIR_STORE_FREE_BYTES_MIN}
     */
    public static ServerProcess on(SmallDisk disk, Path directory, Map<String, String> environment) {
        return start(disk.command(command(directory)), environment);
    }

    private static List<String> command(Path directory) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Weir.class.getName(),
                "serve",
                "--data",
                directory.toString(),
                "--port",
                "0");
    }

    private static ServerProcess start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Snapshots all the time, so that a kill comes upon one being written, and a start upon one that is behind.
        builder.environment().put("WEIR_SNAPSHOTS_CHANGES_MIN", "1");
        builder.environment().put("WEIR_SNAPSHOTS_INTERVAL_MS", "0");
        builder.environment().putAll(environment);
        try {
            Process process = builder.redirectErrorStream(true).start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            int port = port(output);
            // Whoever does not read what a process writes stops it some day.
            Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
            return new ServerProcess(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
        }
        throw new AssertionError("the server did not start:\n" + said);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Kills it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
