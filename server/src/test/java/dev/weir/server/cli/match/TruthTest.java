package dev.weir.server.cli.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.ExitCodes;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The promise of truth, on real texts: what {@code weir match} prints is what Lucene alone says.
 *
 * <p>By hand over files of one's own (JSON lines with {@code id}, {@code time}, {@code source}, {@code title} and
 * {@code body}): {@code -Dweir.truth.documents=news.jsonl.gz}. {@code -Dtests.multiplier=9} takes all parliament texts,
 * {@code -Dtests.seed=N} the searches of an earlier run.
 */
class TruthTest {
    private static final int PARLIAMENT_TEXTS = 2_000;
    private static final int SEARCHES = 1_000;
    private static final int SAMPLE = 500;
    private static final int JUDGED_ALONE = 40;

    private final ObjectMapper mapper = new ObjectMapper();
    private final long seed = seed();

    @TempDir
    Path folder;

    @Test
    void matchingFilesGivesTheSameLinesAsLuceneAloneOverParliamentTexts() throws Exception {
        int multiplier = Integer.getInteger("tests.multiplier", 1);
        compare(TruthFiles.parliament(folder, PARLIAMENT_TEXTS * multiplier));
    }

    @Test
    void matchingFilesGivesTheSameLinesAsLuceneAloneOverFilesOfOnesOwn() throws Exception {
        String documents = System.getProperty("weir.truth.documents", "");
        Assumptions.assumeFalse(
                documents.isEmpty(), "no files of one's own: give some with -Dweir.truth.documents=FILE");
        for (String file : documents.split(",", -1)) {
            compare(TruthFiles.news(Path.of(file)));
        }
    }

    private void compare(TruthFiles files) throws IOException, QueryNodeException {
        List<JsonNode> documents = read(files.documents());
        int all = documents.size();
        // Real files have dates such as 2008-07-2008; these documents are refused, and the others must not suffer.
        documents.removeIf(document -> !LuceneJudge.hasReadableDate(document.path(files.dateField())));
        int bad = all - documents.size();
        List<String> lines = new SearchGenerator(files, sample(documents), new Random(seed)).lines(SEARCHES);
        List<JsonNode> searches = new ArrayList<>();
        for (String line : lines) {
            searches.add(mapper.readTree(line));
        }
        List<String> printed = printedByWeir(files, lines, bad == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED);
        List<Set<String>> hits = judgedByLucene(files, documents, searches);
        assertThat(printed).as("one line for each document").hasSameSizeAs(documents);
        long pairs = 0;
        for (int i = 0; i < documents.size(); i++) {
            String key = documents.get(i).path(files.keyField()).asText();
            if (!printed.get(i).equals(line(key, hits.get(i)))) {
                explain(printed.get(i), hits.get(i), searches);
            }
            pairs += hits.get(i).size();
        }
        System.out.printf(
                "truth: %d documents (and %d refused), %d searches, %d hits, 0 differences (seed %x, %s)%n",
                documents.size(),
                bad,
                searches.size(),
                pairs,
                seed,
                files.documents().getFileName());
        assertThat(pairs).as("hits, or nothing was compared").isGreaterThan(documents.size());
    }

    private List<String> printedByWeir(TruthFiles files, List<String> searches, int expectedExit) throws IOException {
        Path schema = Files.writeString(folder.resolve("schema.yaml"), files.schemaYaml());
        Path searchFile = Files.write(folder.resolve("searches.jsonl"), searches);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CliContext context = new CliContext(
                err, err, InputStream.nullInputStream(), false, Map.of(), action -> () -> {}, System::nanoTime);
        int exit = new CommandLine(new MatchCommand(context, out))
                .execute(
                        "--schema=" + schema,
                        "--searches=" + searchFile,
                        "--documents=" + files.documents(),
                        "--key-field=" + files.keyField(),
                        "--ignore-unknown-fields",
                        "--stats");
        assertThat(exit).as("exit code; seed " + Long.toHexString(seed)).isEqualTo(expectedExit);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** All documents in one ordinary index, each search run over it; and some documents each in an index of its own. */
    private List<Set<String>> judgedByLucene(TruthFiles files, List<JsonNode> documents, List<JsonNode> searches)
            throws IOException, QueryNodeException {
        LuceneJudge judge = new LuceneJudge(files);
        List<Set<String>> hits = new ArrayList<>();
        documents.forEach(document -> hits.add(new TreeSet<>()));
        try (Directory directory = new ByteBuffersDirectory()) {
            // Without merges a document's number is its place in the file.
            IndexWriterConfig config = new IndexWriterConfig(judge.analyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (JsonNode document : documents) {
                    writer.addDocument(judge.document(document));
                }
            }
            try (IndexReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (JsonNode search : searches) {
                    String name = search.path("name").asText();
                    for (ScoreDoc hit :
                            searcher.search(judge.query(search), reader.maxDoc(), Sort.INDEXORDER).scoreDocs) {
                        hits.get(hit.doc).add(name);
                    }
                }
            }
        }
        for (int i = 0; i < documents.size(); i += Math.max(1, documents.size() / JUDGED_ALONE)) {
            assertThat(hitsAlone(judge, documents.get(i), searches))
                    .as("both ways of asking Lucene about document %s; seed %x", i, seed)
                    .isEqualTo(hits.get(i));
        }
        return hits;
    }

    private static Set<String> hitsAlone(LuceneJudge judge, JsonNode document, List<JsonNode> searches)
            throws IOException, QueryNodeException {
        IndexSearcher alone = MemoryIndex.fromDocument(judge.document(document), judge.analyzer())
                .createSearcher();
        Set<String> names = new TreeSet<>();
        for (JsonNode search : searches) {
            Query query = judge.query(search);
            if (alone.count(query) > 0) {
                names.add(search.path("name").asText());
            }
        }
        return names;
    }

    private void explain(String printed, Set<String> expected, List<JsonNode> searches) throws IOException {
        JsonNode line = mapper.readTree(printed);
        Set<String> found = new TreeSet<>();
        line.path("searches").forEach(name -> found.add(name.asText()));
        StringBuilder difference = new StringBuilder("seed " + Long.toHexString(seed) + ": " + printed);
        for (JsonNode search : searches) {
            String name = search.path("name").asText();
            if (found.contains(name) != expected.contains(name)) {
                difference
                        .append('\n')
                        .append(expected.contains(name) ? "missed " : "false hit ")
                        .append(search);
            }
        }
        fail(difference.toString());
    }

    private String line(String key, Set<String> names) throws IOException {
        StringBuilder line = new StringBuilder("{\"key\": " + mapper.writeValueAsString(key) + ", \"searches\": [");
        String separator = "";
        for (String name : names) {
            line.append(separator).append('"').append(name).append('"');
            separator = ", ";
        }
        return line.append("]}").toString();
    }

    private List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(file)) {
            for (JsonLine line : lines) {
                documents.add(mapper.readTree(line.text()));
            }
        }
        return documents;
    }

    private static List<JsonNode> sample(List<JsonNode> documents) {
        List<JsonNode> sample = new ArrayList<>();
        for (int i = 0; i < documents.size(); i += Math.max(1, documents.size() / SAMPLE)) {
            sample.add(documents.get(i));
        }
        return sample;
    }

    private static long seed() {
        String given = System.getProperty("tests.seed", "");
        return given.isEmpty() ? new Random().nextLong() : Long.parseUnsignedLong(given, 16);
    }
}
