package dev.weir.server.cli.match;

import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.ExitCodes;
import dev.weir.client.files.BadInputException;
import dev.weir.client.files.FeedFile;
import dev.weir.client.files.JsonDocuments;
import dev.weir.client.files.JsonLines;
import dev.weir.matcher.query.WordLists;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.SchemaConverter;
import dev.weir.server.error.WeirException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir match}. */
@Command(
        name = "match",
        header = "Tell which searches match which documents of files, without a server.",
        description = {
            "",
            "Prints one JSON line for each document, in the order of the file, also where nothing matches:",
            "  {\"key\": \"a17\", \"searches\": [\"grants\", \"rivers\"]}",
            "A line that cannot be read is named on standard error and left out; the exit code is then 1.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir match --schema news.yaml --searches searches.jsonl --documents news.jsonl.gz",
            "  zcat *.gz | weir match --schema news.yaml --searches s.jsonl --documents - --stats >hits.jsonl"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all lines were read and decided",
            "1:some lines were left out, each of which is named",
            "2:called wrongly, or a file cannot be read"
        })
public final class MatchCommand implements Callable<Integer> {
    private static final String STDIN = "-";
    private static final int OUTPUT_BUFFER_BYTES = 1 << 16;

    private final CliContext context;
    private final OutputStream stdout;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--schema",
            required = true,
            paramLabel = "FILE",
            description = "The documents' fields: YAML or JSON.")
    private String schemaFile = "";

    @Option(
            names = "--searches",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines {\"name\", \"query\", \"filters\"}; .gz too, - for standard input.")
    private String searchesFile = "";

    @Option(
            names = "--documents",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines, one flat object each; .gz too, - for standard input.")
    private String documentsFile = "";

    @Option(
            names = "--key-field",
            paramLabel = "NAME",
            description = "The field that holds a document's key. Default: key, or else id.")
    private @Nullable String keyField;

    @Option(
            names = "--time-field",
            paramLabel = "NAME",
            description = "The field that holds a document's event time. Default: none.")
    private @Nullable String timeField;

    @Option(names = "--ignore-unknown-fields", description = "Pass over fields that the schema does not have.")
    private boolean ignoreUnknownFields;

    @Option(
            names = "--words",
            paramLabel = "NAME=FILE",
            description = "A word list, to which searches refer as @NAME: a file with one entry a line; repeatable.")
    private Map<String, String> wordFiles = Map.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that work. Default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--stats", description = "At the end, print figures on standard error as one JSON object.")
    private boolean stats;

    /**
     * @param context all of the world but standard output
     * @param stdout where the lines go; not closed
     */
    public MatchCommand(CliContext context, OutputStream stdout) {
        this.context = context;
        this.stdout = stdout;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (threads < 1) {
            throw usage("--threads is " + threads + ": give at least 1.");
        }
        if (searchesFile.equals(STDIN) && documentsFile.equals(STDIN)) {
            throw usage("--searches and --documents cannot both be standard input: give a file for one.");
        }
        PrintWriter err = context.err();
        MatchReport report = run(err);
        if (stats) {
            err.println(report.toJson());
        } else if (!report.complete()) {
            err.println("weir match: left out " + report.badSearches() + " searches and "
                    + report.tally().badDocuments() + " documents, and could not decide "
                    + report.tally().failures() + " pairs; they are named above.");
        }
        err.flush();
        return report.complete() ? ExitCodes.OK : ExitCodes.SOME_FAILED;
    }

    private MatchReport run(PrintWriter err) throws IOException, InterruptedException {
        dev.weir.v1.Schema written = FeedFile.read(file("--schema", schemaFile));
        if (ignoreUnknownFields) {
            written = written.toBuilder().setIgnoreUnknownFields(true).build();
        }
        JsonDocuments reader = JsonDocuments.builder()
                .keyField(keyField)
                .timeField(timeField)
                .schema(written)
                .build();
        OutputStream out = new BufferedOutputStream(stdout, OUTPUT_BUFFER_BYTES);
        MatchRun run = new MatchRun(schema(written), wordLists(), reader, threads, out, err::println);
        try (JsonLines searches = open("--searches", searchesFile);
                JsonLines documents = open("--documents", documentsFile)) {
            return run.run(searches.iterator(), documents.iterator());
        }
    }

    private WordLists wordLists() throws IOException {
        Map<String, List<String>> lists = new HashMap<>();
        for (var words : wordFiles.entrySet()) {
            try (var lines = Files.lines(file("--words", words.getValue()))) {
                lists.put(
                        words.getKey(),
                        lines.map(String::strip).filter(line -> !line.isEmpty()).toList());
            }
        }
        return name -> Optional.ofNullable(lists.get(name));
    }

    private Schema schema(dev.weir.v1.Schema written) {
        try {
            return SchemaConverter.toMatcher(written);
        } catch (WeirException e) {
            throw new BadInputException(schemaFile, e.message());
        }
    }

    private JsonLines open(String option, String name) throws IOException {
        return name.equals(STDIN) ? JsonLines.of(context.in(), "stdin") : JsonLines.open(file(option, name));
    }

    private Path file(String option, String name) {
        Path path = Path.of(name);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw usage(option + " " + name + " is not a file that can be read.");
        }
        return path;
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException("the command was not made by picocli");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
