package dev.weir.server.cli.demo;

import dev.weir.server.WeirServer;
import dev.weir.server.config.WeirConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A server of the demo's own: on a free port, with an empty data directory that goes when it closes. */
final class DemoServer implements AutoCloseable {
    private final Path directory;
    private final boolean keep;
    private final WeirServer server;

    private DemoServer(Path directory, boolean keep, WeirServer server) {
        this.directory = directory;
        this.keep = keep;
        this.server = server;
    }

    /** @param keep whether the data directory stays */
    static DemoServer start(boolean keep) throws IOException {
        Path directory = Files.createTempDirectory("weir-demo-");
        try {
            WeirConfig config = WeirConfig.defaults()
                    .with("store.directory", directory.toString())
                    .with("server.port", "0")
                    // So few searches are parsed faster than a file is read.
                    .with("snapshots.changes_min", "0");
            return new DemoServer(directory, keep, WeirServer.start(config));
        } catch (IOException | RuntimeException e) {
            delete(directory);
            throw e;
        }
    }

    String address() {
        return server.address();
    }

    Path directory() {
        return directory;
    }

    void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            if (!keep) {
                delete(directory);
            }
        }
    }

    private static void delete(Path directory) {
        List<Path> inside;
        try (Stream<Path> files = Files.walk(directory)) {
            // What is in a folder comes behind it, and must go before it.
            inside = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inside) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's data directory " + directory + " cannot be deleted", e);
        }
    }
}
