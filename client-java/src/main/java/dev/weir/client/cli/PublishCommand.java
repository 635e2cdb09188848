package dev.weir.client.cli;

import dev.weir.client.PublishResult;
import dev.weir.client.Publisher;
import dev.weir.client.WeirClient;
import dev.weir.client.WeirException;
import dev.weir.client.files.BadInputException;
import dev.weir.client.files.JsonDocuments;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import dev.weir.v1.AckLevel;
import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir publish}. */
@Command(
        name = "publish",
        description =
                "Publishes documents from files of JSON lines, one flat object a line; gzip too. Lines that are refused"
                        + " are named, and the others published.",
        footer = {
            "  weir publish --feed news news.jsonl.gz",
            "  weir publish --feed news --key-field url --time-field published day1.jsonl day2.jsonl",
            "  tail -f new.jsonl | weir publish --feed news -"
        })
final class PublishCommand extends WeirCommand {
    // Required, so picocli has set it before the command runs.
    @SuppressWarnings("NullAway.Init")
    @Option(names = "--feed", paramLabel = "FEED", required = true, description = "The feed's name.")
    private String feed;

    @Option(
            names = "--key-field",
            paramLabel = "FIELD",
            description = "The field that holds the document's key. Default: key, or id where that is missing.")
    private @Nullable String keyField;

    @Option(
            names = "--time-field",
            paramLabel = "FIELD",
            description =
                    "The field that holds the event time: ISO-8601, or milliseconds since 1970. Default: none, the time"
                            + " of publishing counts.")
    private @Nullable String timeField;

    @Option(
            names = "--ack",
            paramLabel = "durable|memory",
            defaultValue = "durable",
            description =
                    "When a document counts as published: once it is on disk, or (unsafe) once it is in the memory of"
                            + " the server's machine. Default: durable.")
    private Ack ack = Ack.durable;

    /** When a document counts as published; the names are those of the option. */
    private enum Ack {
        durable(AckLevel.ACK_LEVEL_DURABLE),
        memory(AckLevel.ACK_LEVEL_MEMORY);

        private final AckLevel level;

        Ack(AckLevel level) {
            this.level = level;
        }
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of JSON lines; - for standard input.")
    private List<String> files = List.of();

    PublishCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) throws IOException {
        InputFiles.check(files, this);
        Feed target = client.feeds().get(feed);
        JsonDocuments documents = JsonDocuments.builder()
                .schema(target.getSchema())
                .keyField(keyField)
                .timeField(timeField)
                .build();
        try (ProgressBar bar = new ProgressBar(context, "documents", InputFiles.totalBytes(files))) {
            Run run = new Run(bar, output.style());
            @Nullable WeirException end = null;
            Interrupts.Registration interrupts = context.interrupts().register(run::stop);
            try (WeirClient patient = patientClient();
                    Publisher publisher = patient.documents()
                            .publisher(feed)
                            .ackLevel(ack.level)
                            .build()) {
                for (String file : files) {
                    publish(file, documents, publisher, run);
                }
                publisher.flush();
            } catch (WeirException e) {
                end = e;
            } finally {
                interrupts.end();
            }
            bar.finish();
            summarize(run, target.getName(), output, bar);
            if (end != null) {
                throw end;
            }
            return run.failed() > 0 ? ExitCodes.SOME_FAILED : ExitCodes.OK;
        }
    }

    private void publish(String file, JsonDocuments documents, Publisher publisher, Run run) throws IOException {
        long bytesBefore = run.bytes;
        try (JsonLines lines = InputFiles.open(file, context)) {
            for (JsonLine line : lines) {
                if (run.stopped) {
                    return;
                }
                run.bytes = bytesBefore + lines.bytesRead();
                try {
                    Document document = documents.read(line);
                    String place = line.place();
                    var unused = publisher.publish(document).whenComplete((result, failure) -> {
                        if (result != null) {
                            run.published(result);
                        } else {
                            run.failed(place, failure);
                        }
                    });
                } catch (BadInputException e) {
                    run.failed(e);
                }
                run.show();
            }
        } catch (UncheckedIOException e) {
            run.failed(new BadInputException("", Failures.message(e)));
        }
    }

    private void summarize(Run run, String feedName, Output output, ProgressBar bar) {
        double seconds = Math.max(bar.elapsed().toNanos() / 1e9, 1e-3);
        if (output.json()) {
            output.line(String.format(
                    Locale.ROOT,
                    "{\"feed\":\"%s\",\"documents\":%d,\"failed\":%d,\"hits\":%d,\"seconds\":%.3f,\"documents_per_second\":%.1f}",
                    feedName,
                    run.published(),
                    run.failed(),
                    run.hits(),
                    seconds,
                    run.published() / seconds));
        } else {
            output.line(String.format(
                    Locale.ROOT,
                    "published %,d documents to %s in %.1f s (%,.0f/s): %,d hits, %,d failed",
                    run.published(),
                    feedName,
                    seconds,
                    run.published() / seconds,
                    run.hits(),
                    run.failed()));
        }
    }

    /** Counts; for the reading thread and for those that bring answers. */
    private static final class Run {
        private final ProgressBar bar;
        private final Style style;
        private volatile boolean stopped;
        private volatile long bytes;
        private long published;
        private long hits;
        private long failed;
        private @Nullable Throwable lastFailure;

        Run(ProgressBar bar, Style style) {
            this.bar = bar;
            this.style = style;
        }

        void stop() {
            stopped = true;
        }

        synchronized void published(PublishResult result) {
            published++;
            hits += result.hitCount();
        }

        synchronized void failed(BadInputException problem) {
            failed++;
            bar.above(style.red(Style.harmless(problem.getMessage() + "")));
        }

        synchronized void failed(String place, Throwable failure) {
            failed++;
            Throwable problem =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            // When the stream fails for good, all that was under way fails with it: the first of them tells.
            if (!problem.equals(lastFailure)) {
                String text = problem instanceof WeirException refused
                        ? Failures.lines(refused, "").get(0)
                        : problem.toString();
                bar.above(style.red(place + ": " + text));
            }
            lastFailure = problem;
        }

        void show() {
            bar.update(bytes, published(), failed());
        }

        synchronized long published() {
            return published;
        }

        synchronized long failed() {
            return failed;
        }

        synchronized long hits() {
            return hits;
        }
    }
}
