package dev.weir.load.elastic;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSearch in a process of its own, asked once. */
final class OpenSearchRun {
    /** Where the module with OpenSearch was built. */
    private static final String BUILT = "weir.load.opensearch";

    private static final String MAIN = "dev.weir.load.opensearch.OpenSearchProcess";
    private static final String REFUSED = "refused: ";
    private static final long MAX_MINUTES = 60;

    /**
     * What OpenSearch says of one query.
     *
     * @param refusal why it could not be saved; empty when it could
     * @param percolated the documents for which its percolator finds the query
     * @param searched the documents that the query finds in an ordinary search
     * @param fails whether it cannot be decided for some document
     */
    record Verdict(String refusal, BitSet percolated, BitSet searched, boolean fails) {}

    private OpenSearchRun() {}

    /**
     * Decides all queries for all documents.
     *
     * @param folder for the files that both sides share; what is in it is overwritten
     * @throws IOException also when the process fails, with its last words
     */
    static List<Verdict> decide(Path folder, String index, List<String> queries, List<String> documents)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.json"), index);
        Files.write(folder.resolve("queries.ndjson"), queries);
        Files.write(folder.resolve("documents.ndjson"), documents);
        Path log = folder.resolve("opensearch.log");
        Process process = new ProcessBuilder(command(folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                List<String> words = Files.readAllLines(log);
                throw new IOException("OpenSearch failed; its last words: "
                        + String.join("\n", words.subList(Math.max(0, words.size() - 20), words.size())));
            }
        } finally {
            process.destroyForcibly();
        }
        List<String> percolated = Files.readAllLines(folder.resolve("percolated.txt"));
        List<String> searched = Files.readAllLines(folder.resolve("searched.txt"));
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            String line = percolated.get(i);
            verdicts.add(
                    line.startsWith(REFUSED)
                            ? new Verdict(line.substring(REFUSED.length()), new BitSet(), new BitSet(), false)
                            : new Verdict(
                                    "",
                                    numbers(line),
                                    numbers(searched.get(i)),
                                    (line + searched.get(i)).contains("!")));
        }
        return verdicts;
    }

    private static List<String> command(Path folder) throws IOException {
        Path built = Path.of(System.getProperty(BUILT, "load-tests/opensearch/target"));
        String classPath = built.resolve("classes")
                + File.pathSeparator
                + Files.readString(built.resolve("class-path.txt")).strip();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                MAIN,
                folder.toString());
    }

    private static BitSet numbers(String line) {
        BitSet numbers = new BitSet();
        Arrays.stream(line.strip().split(" ", -1))
                .filter(number -> !number.isEmpty() && number.charAt(0) != '!')
                .forEach(number -> numbers.set(Integer.parseInt(number)));
        return numbers;
    }
}
