package dev.weir.load.opensearch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.opensearch.OpenSearchException;
import org.opensearch.node.NodeValidationException;

/**
 * Decides queries against documents: reads {@code index.json} (settings and mappings), {@code queries.ndjson} and
 * {@code documents.ndjson} from a folder, and writes two files with a line for each query: {@code percolated.txt} with
 * the numbers of the documents that match it, counted from 0, when each is percolated, and {@code searched.txt} with
 * those that an ordinary search finds among all; or {@code refused: } and the reason. A document before which stands
 * {@code !} could not be percolated with that query, and an only {@code !} says so of a search.
 */
public final class OpenSearchProcess {
    private OpenSearchProcess() {}

    /** The folder is the only argument. */
    public static void main(String[] arguments) throws IOException, NodeValidationException {
        Path folder = Path.of(arguments[0]);
        try (Percolator percolator = Percolator.start(folder.resolve("node"))) {
            percolator.createIndex(Files.readString(folder.resolve("index.json")));
            List<String> queries = Files.readAllLines(folder.resolve("queries.ndjson"));
            List<String> verdicts = new ArrayList<>();
            List<StringBuilder> matches = new ArrayList<>();
            for (int i = 0; i < queries.size(); i++) {
                verdicts.add(percolator.save(i, queries.get(i)));
                matches.add(new StringBuilder());
            }
            percolator.refresh();
            List<String> documents = Files.readAllLines(folder.resolve("documents.ndjson"));
            for (int i = 0; i < documents.size(); i++) {
                BitSet matching = new BitSet();
                BitSet failing = new BitSet();
                percolator.percolate(documents.get(i), 0, queries.size(), matching, failing);
                for (int query = matching.nextSetBit(0); query >= 0; query = matching.nextSetBit(query + 1)) {
                    matches.get(query).append(i).append(' ');
                }
                for (int query = failing.nextSetBit(0); query >= 0; query = failing.nextSetBit(query + 1)) {
                    matches.get(query).append('!').append(i).append(' ');
                }
            }
            write(folder.resolve("percolated.txt"), verdicts, matches);
            percolator.publish(documents);
            List<StringBuilder> found = new ArrayList<>();
            for (int i = 0; i < queries.size(); i++) {
                found.add(new StringBuilder());
                if (verdicts.get(i).isEmpty()) {
                    search(percolator, queries.get(i), found.get(i));
                }
            }
            write(folder.resolve("searched.txt"), verdicts, found);
        }
    }

    private static void search(Percolator percolator, String query, StringBuilder found) {
        try {
            for (int document : percolator.search(query)) {
                found.append(document).append(' ');
            }
        } catch (OpenSearchException e) {
            found.append('!');
        }
    }

    private static void write(Path file, List<String> refusals, List<StringBuilder> matches) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < refusals.size(); i++) {
                writer.write(
                        refusals.get(i).isEmpty() ? matches.get(i).toString().strip() : "refused: " + refusals.get(i));
                writer.newLine();
            }
        }
    }
}
