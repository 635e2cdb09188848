package dev.weir.server.cli.match;

import dev.weir.client.files.BadInputException;
import dev.weir.client.files.FeedFile;
import dev.weir.client.files.JsonDocuments;
import dev.weir.client.files.JsonLines;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.SchemaConverter;
import dev.weir.server.error.WeirException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        mixinStandardHelpOptions = true)
public final class MatchCommand implements Callable<Integer> {
    private static final String STDIN = "-";
    private static final int OUTPUT_BUFFER_BYTES = 1 << 16;

    private final InputStream stdin;
    private final OutputStream stdout;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--schema", required = true, paramLabel = "FILE", description = "The documents' fields: YAML or JSON.")
    private Path schemaFile = Path.of("");

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

    @Option(names = "--threads", paramLabel = "N", description = "Threads that work. Default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--stats", description = "At the end, print figures on standard error as one JSON object.")
    private boolean stats;

    /**
     * @param stdin what {@code -} reads
     * @param stdout where the lines go; not closed
     */
    public MatchCommand(InputStream stdin, OutputStream stdout) {
        this.stdin = stdin;
        this.stdout = stdout;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine commandLine = commandLine();
        if (threads < 1) {
            throw new CommandLine.ParameterException(commandLine, "--threads is " + threads + ": give at least 1.");
        }
        if (searchesFile.equals(STDIN) && documentsFile.equals(STDIN)) {
            throw new CommandLine.ParameterException(
                    commandLine, "--searches and --documents cannot both be standard input: give a file for one.");
        }
        PrintWriter err = commandLine.getErr();
        try {
            MatchReport report = run(err);
            if (stats) {
                err.println(report.toJson());
            } else if (!report.complete()) {
                err.println("weir match: left out " + report.badSearches() + " searches and "
                        + report.tally().badDocuments() + " documents, and could not decide "
                        + report.tally().failures() + " pairs; they are named above.");
            }
            return report.complete() ? 0 : 1;
        } catch (BadInputException e) {
            err.println("weir match: " + e.getMessage());
        } catch (WeirException e) {
            err.println("weir match: " + schemaFile + ": " + e.message());
        } catch (NoSuchFileException e) {
            err.println("weir match: there is no file " + e.getFile());
        } catch (UncheckedIOException e) {
            err.println("weir match: " + e.getMessage());
        } catch (IOException e) {
            err.println("weir match: " + e);
        } finally {
            err.flush();
        }
        return 1;
    }

    private MatchReport run(PrintWriter err) throws IOException, InterruptedException {
        dev.weir.v1.Schema written = FeedFile.read(schemaFile);
        if (ignoreUnknownFields) {
            written = written.toBuilder().setIgnoreUnknownFields(true).build();
        }
        Schema schema = SchemaConverter.toMatcher(written);
        JsonDocuments reader = JsonDocuments.builder()
                .keyField(keyField)
                .timeField(timeField)
                .schema(written)
                .build();
        OutputStream out = new BufferedOutputStream(stdout, OUTPUT_BUFFER_BYTES);
        MatchRun run = new MatchRun(schema, reader, threads, out, err::println);
        try (JsonLines searches = open(searchesFile);
                JsonLines documents = open(documentsFile)) {
            return run.run(searches.iterator(), documents.iterator());
        }
    }

    private JsonLines open(String file) throws IOException {
        if (file.equals(STDIN)) {
            return JsonLines.of(stdin, "stdin");
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new IOException(file + " is a folder: give a file of JSON lines");
        }
        return JsonLines.open(path);
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("the command was not made by picocli");
        }
        return spec.commandLine();
    }
}
