package dev.weir.client.cli;

import dev.weir.client.RetryPolicy;
import dev.weir.client.WeirClient;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands that speak to a server have in common. */
@Command(
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:some items failed, each of which is named",
            "2:called wrongly, or a file cannot be read or understood",
            "3:the server refused: bad input, not found, exists already ...",
            "4:the server cannot be reached"
        },
        footerHeading = "%nExamples:%n")
abstract class WeirCommand implements Callable<Integer> {
    static final String SERVER_VARIABLE = "WEIR_SERVER";
    private static final Duration RETRY_FOR_DEFAULT = Duration.ofSeconds(3);

    final CliContext context;

    // Set by picocli before anything is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Where the server is. Default: the variable WEIR_SERVER, or else localhost:7878.")
    private @Nullable String server;

    @Option(
            names = "--retry-for",
            paramLabel = "SECONDS",
            description =
                    "How long to try when the server cannot be reached. Default: 3, on a stream that has begun 60.")
    private @Nullable Integer retryForSeconds;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How results are shown; json: one object a line, with the contract's names.")
    private Format format = Format.text;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            description = "Colours; auto: on a terminal, unless NO_COLOR is set.")
    private Colours colours = Colours.auto;

    // Read by the handler of failures, through the spec.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--stacktrace", description = "Shows where in the program an error arose.")
    private boolean stacktrace;

    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    /** Forms of output, as they are written on the command line. */
    enum Format {
        text,
        json
    }

    /** Whether to use colours, as it is written on the command line. */
    enum Colours {
        auto,
        always,
        never
    }

    WeirCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public final Integer call() throws Exception {
        RetryPolicy policy = RetryPolicy.defaults().withTotalDeadline(retryFor(RETRY_FOR_DEFAULT));
        try (WeirClient client =
                WeirClient.builder().target(target()).retries(policy).build()) {
            return run(client, output());
        } finally {
            context.out().flush();
            context.err().flush();
        }
    }

    /** Does the command's work; gives the exit code. */
    abstract int run(WeirClient client, Output output) throws Exception;

    /** How long to try, where nothing else is asked for. */
    final Duration retryFor(Duration otherwise) {
        if (retryForSeconds == null) {
            return otherwise;
        }
        if (retryForSeconds < 1) {
            throw usage("--retry-for must be at least 1 second, it is " + retryForSeconds);
        }
        return Duration.ofSeconds(retryForSeconds);
    }

    /** A second connection for long streams, which is more patient when the server goes away for a while. */
    final WeirClient patientClient() {
        RetryPolicy policy = RetryPolicy.defaults()
                .withMaxTries(Integer.MAX_VALUE)
                .withTotalDeadline(retryFor(Duration.ofSeconds(60)));
        return WeirClient.builder().target(target()).retries(policy).build();
    }

    final String target() {
        return server != null ? server : context.environment().getOrDefault(SERVER_VARIABLE, "localhost");
    }

    final Output output() {
        return new Output(context.out(), format == Format.json, style());
    }

    final Style style() {
        return new Style(
                switch (colours) {
                    case always -> true;
                    case never -> false;
                    case auto ->
                        context.terminal()
                                && context.environment()
                                        .getOrDefault("NO_COLOR", "")
                                        .isEmpty()
                                && !context.environment()
                                        .getOrDefault("TERM", "")
                                        .equals("dumb");
                });
    }

    final boolean stacktrace() {
        return stacktrace;
    }

    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
