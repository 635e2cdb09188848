package dev.weir.load.delivery;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ServerProcess}, seen from outside. It ends when this is closed, or when this process ends. */
final class ServerChild implements AutoCloseable {
    private static final int GRACE_SECONDS = 20;

    /** Bytes in use after a collection. */
    record Memory(long heap, long direct) {}

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final int port;

    private ServerChild(Process process) throws IOException {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.port = Integer.parseInt(answer());
    }

    /** Starts one with so much heap, as in {@code 1g}. */
    static ServerChild start(Path directory, String heap) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                directory.toString());
        return new ServerChild(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    int port() {
        return port;
    }

    Memory memory() throws IOException {
        questions.write("memory\n");
        questions.flush();
        String[] used = answer().split(" ", 2);
        return new Memory(Long.parseLong(used[0]), Long.parseLong(used[1]));
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new EOFException("the server's process has ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
