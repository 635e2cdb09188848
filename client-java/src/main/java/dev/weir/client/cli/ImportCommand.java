package dev.weir.client.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.client.Names;
import dev.weir.client.SearchImporter;
import dev.weir.client.WeirClient;
import dev.weir.client.WeirException;
import dev.weir.client.files.BadInputException;
import dev.weir.client.files.ElasticDump;
import dev.weir.client.files.ElasticFields;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import dev.weir.client.files.SearchLines;
import dev.weir.v1.ImportSavedSearchesResponse;
import dev.weir.v1.SavedSearch;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir search import}. */
@Command(
        name = "import",
        description = "Saves many searches from a file of JSON lines"
                + " {\"name\",\"query\",\"owner\",\"labels\",\"filters\",\"expire_time\"}; gzip too. Lines that are refused are"
                + " named, and the others saved.",
        footer = {
            "  weir search import --feed news searches.jsonl",
            "  weir search import --feed news --on-existing fail --output json - < searches.jsonl",
            "  weir search import --feed news --from elasticsearch --label-field team percolator.ndjson"
        })
final class ImportCommand extends WeirCommand {
    // Required, so picocli has set it before the command runs.
    @SuppressWarnings("NullAway.Init")
    @Option(names = "--feed", paramLabel = "FEED", required = true, description = "The feed's name.")
    private String feed;

    @Option(
            names = "--on-existing",
            paramLabel = "replace|fail",
            defaultValue = "replace",
            description = "What to do with a search whose name is taken: change it to the line, or fail that line.")
    private OnExisting onExisting = OnExisting.replace;

    @Option(
            names = "--from",
            paramLabel = "weir|elasticsearch",
            defaultValue = "weir",
            description = "What the file is: lines as above, or a dump of an Elasticsearch or OpenSearch index with a"
                    + " percolator field (what _bulk takes, a line for each document, or answers to searches). The ids"
                    + " become names.")
    private From from = From.weir;

    @Option(
            names = "--query-field",
            paramLabel = "FIELD",
            description = "Where a dump has the queries. Default: query, or the only field that looks like one.")
    private @Nullable String queryField;

    @Option(names = "--owner-field", paramLabel = "FIELD", description = "The field of a dump that becomes the owner.")
    private @Nullable String ownerField;

    @Option(
            names = "--label-field",
            paramLabel = "FIELD",
            description = "A field of a dump that becomes a label; repeatable.")
    private List<String> labelFields = List.of();

    @Option(names = "--validate-only", description = "Checks every line and changes nothing.")
    private boolean validateOnly;

    @Option(names = "--verbose", description = "Shows a line for each search that was saved, too.")
    private boolean verbose;

    @Parameters(paramLabel = "FILE", description = "A file of JSON lines; - for standard input.")
    private String file = "";

    /** What happens with a name that is taken, as it is written on the command line. */
    enum OnExisting {
        replace,
        fail
    }

    /** What the file is, as it is written on the command line. */
    enum From {
        weir,
        elasticsearch
    }

    ImportCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) throws IOException {
        InputFiles.check(List.of(file), this);
        if (from == From.weir && (queryField != null || ownerField != null || !labelFields.isEmpty())) {
            throw usage("--query-field, --owner-field and --label-field are for --from elasticsearch");
        }
        String name = client.feeds().get(feed).getName();
        try (ProgressBar bar = new ProgressBar(context, "searches", InputFiles.totalBytes(List.of(file)))) {
            Run run = new Run(bar, output, verbose);
            @Nullable WeirException end = null;
            Interrupts.Registration interrupts = context.interrupts().register(run::stop);
            try (WeirClient patient = patientClient();
                    SearchImporter importer = importer(patient)) {
                importAll(importer, run);
                importer.flush();
            } catch (WeirException e) {
                end = e;
            } finally {
                interrupts.end();
            }
            bar.finish();
            if (from == From.elasticsearch && !output.json()) {
                run.summary().forEach(bar::above);
            }
            double seconds = Math.max(bar.elapsed().toNanos() / 1e9, 1e-3);
            bar.above(String.format(
                    Locale.ROOT,
                    "%s %,d searches %s %s in %.1f s (%,.0f/s), %,d failed",
                    validateOnly ? "checked" : "saved",
                    run.saved(),
                    validateOnly ? "for" : "on",
                    name,
                    seconds,
                    run.saved() / seconds,
                    run.failed()));
            if (end != null) {
                throw end;
            }
            return run.failed() > 0 ? ExitCodes.SOME_FAILED : ExitCodes.OK;
        }
    }

    private SearchImporter importer(WeirClient client) {
        SearchImporter.Builder builder = client.searches().importer(feed);
        if (onExisting == OnExisting.fail) {
            builder.failOnExisting();
        }
        if (validateOnly) {
            builder.validateOnly();
        }
        return builder.build();
    }

    private void importAll(SearchImporter importer, Run run) throws IOException {
        try (JsonLines lines = InputFiles.open(file, context)) {
            if (from == From.elasticsearch) {
                importDump(importer, lines, run);
                return;
            }
            for (JsonLine line : lines) {
                if (run.stopped) {
                    return;
                }
                importOne(importer, line, run);
                run.bar.update(lines.bytesRead(), run.saved(), run.failed());
            }
        } catch (UncheckedIOException e) {
            run.failed("", "", "", new BadInputException("", Failures.message(e)));
        }
    }

    private static void importOne(SearchImporter importer, JsonLine line, Run run) {
        SavedSearch search;
        try {
            search = SearchLines.read(line);
        } catch (BadInputException e) {
            run.failed(line.place(), "", "", e);
            return;
        }
        importOne(importer, line.place(), search, run);
    }

    private void importDump(SearchImporter importer, JsonLines lines, Run run) {
        for (ElasticDump.Entry entry : new ElasticDump(lines, new ElasticFields(queryField, ownerField, labelFields))) {
            if (run.stopped) {
                return;
            }
            if (entry.search() != null) {
                importOne(importer, entry.place(), entry.search(), run);
            } else if (entry.problem() != null) {
                run.failed(entry.place(), entry.id(), "", entry.problem());
            }
            run.bar.update(lines.bytesRead(), run.saved(), run.failed());
        }
    }

    private static void importOne(SearchImporter importer, String place, SavedSearch search, Run run) {
        try {
            var unused = importer.save(search).whenComplete((answer, failure) -> {
                if (answer != null) {
                    run.saved(place, answer);
                } else {
                    run.failed(place, search.getName(), search.getQuery(), failure);
                }
            });
        } catch (IllegalArgumentException e) {
            run.failed(place, search.getName(), "", new BadInputException("", e.getMessage() + ""));
        }
    }

    /** Counts and tells; for the reading thread and for those that bring answers. */
    private static final class Run {
        private static final JsonMapper JSON = new JsonMapper();

        private final ProgressBar bar;
        private final Output output;
        private final boolean verbose;
        private volatile boolean stopped;
        private final ImportSummary summary = new ImportSummary();
        private long saved;
        private long failed;
        private @Nullable Throwable lastFailure;

        Run(ProgressBar bar, Output output, boolean verbose) {
            this.bar = bar;
            this.output = output;
            this.verbose = verbose;
        }

        void stop() {
            stopped = true;
        }

        synchronized void saved(String place, ImportSavedSearchesResponse answer) {
            saved++;
            summary.warned(Names.id(answer.getName()), answer.getWarningsList());
            if (output.json()) {
                ObjectNode node = JSON.createObjectNode();
                node.put("line", place);
                node.put("name", answer.getName());
                node.put("status", Status.Code.OK.name());
                node.put("position", answer.getPosition());
                node.put("every_document", answer.getCost().getEveryDocument());
                node.put("candidates_per_thousand", answer.getCost().getCandidatesPerThousand());
                output.line(node.toString());
            } else if (verbose) {
                String cost = Style.harmless(SearchText.cost(answer.getCost()));
                output.line(place + ": saved " + Names.id(answer.getName()) + (cost.isEmpty() ? "" : ", " + cost));
            }
        }

        synchronized void failed(String place, String name, String query, Throwable failure) {
            failed++;
            boolean again = failure.equals(lastFailure);
            lastFailure = failure;
            List<String> lines = failure instanceof WeirException refused
                    ? Failures.lines(refused, query)
                    : List.of(failure instanceof BadInputException bad ? told(bad, place) : failure.toString());
            summary.refused(name.isEmpty() ? place : Names.id(name), lines.get(0));
            if (output.json()) {
                ObjectNode node = JSON.createObjectNode();
                node.put("line", place);
                node.put("name", name);
                node.put(
                        "status",
                        failure instanceof WeirException refused
                                ? refused.code().name()
                                : Status.Code.INVALID_ARGUMENT.name());
                node.put("message", lines.get(0));
                output.line(node.toString());
            } else if (!again) {
                // When the stream fails for good, all that was under way fails with it: the first of them tells.
                bar.above(output.style().red((place.isEmpty() ? "" : place + ": ") + lines.get(0)));
                lines.stream().skip(1).forEach(line -> bar.above("      " + line));
            }
        }

        private static String told(BadInputException problem, String place) {
            String message = problem.getMessage() + "";
            return Style.harmless(message.startsWith(place + ": ") ? message.substring(place.length() + 2) : message);
        }

        synchronized List<String> summary() {
            return summary.lines();
        }

        synchronized long saved() {
            return saved;
        }

        synchronized long failed() {
            return failed;
        }
    }
}
