package dev.weir.load.compare;

import dev.weir.load.contender.Lines;
import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Request;
import dev.weir.load.outcome.Engine;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An engine's process, asked one thing at a time. It ends when this is closed, or when this process ends. */
final class Child implements AutoCloseable {
    private static final int GRACE_SECONDS = 10;

    private final Engine engine;
    private final Path errors;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader replies;

    private Child(Engine engine, Path errors, Process process) {
        this.engine = engine;
        this.errors = errors;
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.replies = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(Engine engine, Materials materials, Jvm jvm) {
        List<String> command = new ArrayList<>(jvm.command(engine));
        command.add(engine.key());
        command.add(materials.shape().toString());
        Path errors = materials.shape().resolveSibling(engine.key() + ".err");
        try {
            return new Child(
                    engine,
                    errors,
                    new ProcessBuilder(command).redirectError(errors.toFile()).start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    Reply.Loaded load(Materials materials) {
        return ask(new Request.Load(materials.searches().toString()), Reply.Loaded.class);
    }

    void open(Materials materials) {
        ask(new Request.Open(materials.items().toString()), Reply.Opened.class);
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws IllegalStateException if the process fails or ends
     */
    <T extends Reply> T ask(Request request, Class<T> kind) {
        try {
            requests.write(Lines.line(request));
            requests.newLine();
            requests.flush();
            String line = replies.readLine();
            if (line == null) {
                throw failed(request, "the process has ended; its last words: " + lastWords());
            }
            Reply reply = Lines.parse(line, Reply.class);
            if (reply instanceof Reply.Failed failure) {
                throw failed(request, failure.reason());
            }
            return kind.cast(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(engine + " does not answer; its last words: " + lastWords(), e);
        }
    }

    private IllegalStateException failed(Request request, String why) {
        return new IllegalStateException(
                engine + " could not do " + request.getClass().getSimpleName() + ": " + why);
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(errors);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "unknown, for " + errors + " cannot be read: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            // It has ended already.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
