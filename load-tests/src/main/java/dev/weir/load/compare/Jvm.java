package dev.weir.load.compare;

import dev.weir.load.outcome.Engine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the engines' processes are started: all with the same options.
 *
 * @param heap the option's value, as in {@code 3g}
 * @param options more of them
 * @param peers where the module of the peers is built
 */
record Jvm(String heap, List<String> options, Path peers) {
    /** Copies the options. */
    Jvm {
        options = List.copyOf(options);
    }

    /** The name of the system property that says where the module of the peers is built. */
    static final String PEERS_PROPERTY = "weir.load.peers";

    /** As the script {@code bench} and the build say. */
    static Jvm of(String heap, String... options) {
        String folder = System.getProperty(PEERS_PROPERTY);
        if (folder == null) {
            throw new IllegalStateException("start with load-tests/bench, which says where the peers are built (system"
                    + " property " + PEERS_PROPERTY + ")");
        }
        return new Jvm(heap, List.of(options), Path.of(folder));
    }

    List<String> command(Engine engine) {
        return engine.ours()
                ? ourCommand("dev.weir.load.weir.WeirProcess")
                : command(peersClassPath(), "dev.weir.load.peer.PeerProcess");
    }

    /** Starts a main class of ours. */
    List<String> ourCommand(String main) {
        return command(System.getProperty("java.class.path"), main);
    }

    private List<String> command(String classPath, String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("-XX:+UseCompactObjectHeaders");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(main);
        return command;
    }

    private String peersClassPath() {
        try {
            return peers.resolve("classes")
                    + File.pathSeparator
                    + Files.readString(peers.resolve("class-path.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the peers are not built in " + peers, e);
        }
    }
}
