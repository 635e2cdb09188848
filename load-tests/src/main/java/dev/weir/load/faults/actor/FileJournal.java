package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.Step;
import dev.weir.load.faults.history.Steps;
import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A journal in a file, for a consumer that is a process of its own and may be killed while it writes: what was cut off
 * is dropped by the next one. Another process may read along. It is not synced: a kill loses nothing that the operating
 * system has.
 */
public final class FileJournal implements Journal {
    private final Path file;
    private final OutputStream out;
    private String token = "";
    private long taken;

    private FileJournal(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /** Opens a journal to write on behind its last whole step. */
    public static FileJournal write(Path file) throws IOException {
        Steps.Part part = read(file, 0);
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(part.bytes());
        }
        FileJournal journal = new FileJournal(file, new FileOutputStream(file.toFile(), /* append= */ true));
        part.steps().forEach(journal::learn);
        return journal;
    }

    /** Opens a journal that another process writes. */
    public static FileJournal follow(Path file) {
        return new FileJournal(file, OutputStream.nullOutputStream());
    }

    @Override
    public synchronized void add(Step step) {
        try {
            Steps.write(out, step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        learn(step);
    }

    private void learn(Step step) {
        if (step instanceof Step.Heard heard) {
            String heardToken = Journal.tokenOf(heard.message());
            token = heardToken.isEmpty() ? token : heardToken;
        }
    }

    @Override
    public synchronized String token() {
        return token;
    }

    @Override
    public synchronized List<Step> take() throws IOException {
        Steps.Part part = read(file, taken);
        taken += part.bytes();
        part.steps().forEach(this::learn);
        return part.steps();
    }

    private static Steps.Part read(Path file, long from) throws IOException {
        if (!Files.exists(file)) {
            return new Steps.Part(List.of(), 0);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.skipNBytes(from);
            return Steps.read(in);
        }
    }
}
