package dev.weir.load.compare;

import dev.weir.load.contender.Lines;
import dev.weir.load.contender.Reply;
import dev.weir.load.contender.Request;
import dev.weir.load.contender.Search;
import dev.weir.load.outcome.Restart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Lets a process write a snapshot, and starts others: with it, and without. */
final class RestartScenario {
    private static final int STARTS = 3;
    private static final String MAIN = "dev.weir.load.weir.RestartProcess";

    private final Materials materials;
    private final Jvm jvm;
    private final Progress progress;

    RestartScenario(Materials materials, Jvm jvm, Progress progress) {
        this.materials = materials;
        this.jvm = jvm;
        this.progress = progress;
    }

    /** @param running holds the searches of the materials, and nothing else */
    Restart run(Child running) {
        Path snapshot = materials.searches().resolveSibling("searches.snapshot");
        Path leftOut = materials.searches().resolveSibling("left-out.jsonl");
        Reply.Written written = running.ask(new Request.Snapshot(snapshot.toString()), Reply.Written.class);
        write(Set.copyOf(written.leftOut()), leftOut);
        List<Double> millis = new ArrayList<>();
        Reply.Restarted rebuilt = restart(List.of(materials.searches()));
        boolean same = true;
        for (int i = 0; i < STARTS; i++) {
            Reply.Restarted restarted = restart(List.of(leftOut, snapshot));
            millis.add((double) restarted.decidedMillis());
            same &= restarted.ids().equals(rebuilt.ids()) && restarted.searches() == rebuilt.searches();
            progress.say(String.format(
                    Locale.ROOT,
                    "  %,d searches stand %,d ms after the start, the first document is decided after %,d ms",
                    restarted.searches(),
                    restarted.standMillis(),
                    restarted.decidedMillis()));
        }
        return new Restart(
                rebuilt.searches(),
                written.leftOut().size(),
                written.bytes(),
                written.nanos() / 1e6,
                millis,
                rebuilt.decidedMillis(),
                same);
    }

    private void write(Set<Integer> ids, Path file) {
        try (Stream<Search> searches = Lines.read(materials.searches(), Search.class)) {
            Lines.write(
                    file, searches.filter(search -> ids.contains(search.id())).iterator());
        }
    }

    private Reply.Restarted restart(List<Path> files) {
        List<String> command = new ArrayList<>(jvm.ourCommand(MAIN));
        command.add(materials.shape().toString());
        command.add(materials.items().toString());
        files.forEach(file -> command.add(file.toString()));
        Path errors = materials.shape().resolveSibling("restart.err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(errors));
            }
            return (Reply.Restarted) Lines.parse(said.strip(), Reply.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
