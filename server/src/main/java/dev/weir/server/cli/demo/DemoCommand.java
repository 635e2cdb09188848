package dev.weir.server.cli.demo;

import dev.weir.client.WeirClient;
import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.ExitCodes;
import dev.weir.client.cli.Interrupts;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir demo}. */
@Command(
        name = "demo",
        header = "See it at work: a server, real texts, searches of all kinds, their hits.",
        description = {
            "",
            "Starts a server with an empty data directory on a free port of this machine, makes two feeds, saves a dozen",
            "searches, publishes some thousand documents and shows what the searches' owners are told. Takes less than",
            "a minute, and leaves nothing behind.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  weir demo", "  weir demo --keep      goes on serving afterwards, for trying things by hand"},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int DOCUMENTS_MIN = 10;
    private static final int DOCUMENTS_MAX = 20_000;

    private final CliContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "4500",
            description = "How many documents, two thirds of them texts. Default: ${DEFAULT-VALUE}.")
    private int documents;

    @Option(names = "--keep", description = "Go on serving until Ctrl-C, and keep the data directory.")
    private boolean keep;

    public DemoCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if ((documents < DOCUMENTS_MIN || documents > DOCUMENTS_MAX) && spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--documents is " + documents + ": give a number from " + DOCUMENTS_MIN + " to " + DOCUMENTS_MAX
                            + ".");
        }
        DemoScreen screen = new DemoScreen(context);
        Thread caller = Thread.currentThread();
        // The signal's thread waits until this one has cleaned up.
        Interrupts.Registration interrupts = context.interrupts().register(caller::interrupt);
        try (DemoServer server = DemoServer.start(keep);
                WeirClient client = WeirClient.connect(server.address())) {
            int code = new DemoRun(server, client, screen, documents).run();
            goOn(screen, server);
            return code;
        } catch (InterruptedException e) {
            screen.line("weir demo: stopped");
            return ExitCodes.SOME_FAILED;
        } finally {
            interrupts.end();
        }
    }

    private void goOn(DemoScreen screen, DemoServer server) throws InterruptedException {
        screen.heading("Go on by hand:");
        if (!keep) {
            screen.line("  ./weir demo --keep              the same, and the server stays for you to try");
            screen.line("  ./weir serve --data ./data      a server of your own, then: ./weir feed create --help");
            screen.line("  ./weir --help                   everything else");
            return;
        }
        screen.line("  The server goes on. In another terminal, here:");
        screen.line("    export WEIR_SERVER=" + server.address());
        screen.line("    ./weir tail --feed parliament --from earliest --count 10");
        screen.line(
                "    ./weir search save --feed parliament --name mine --owner me '\"fundamental rights\" AND title:charter'");
        screen.line("    ./weir tail --feed parliament --owner me");
        screen.line("    echo '{\"id\":\"mine-1\",\"title\":\"The Charter\",\"body\":\"Our fundamental rights\"}' |"
                + " ./weir publish --feed parliament -");
        screen.line("  Ctrl-C ends it. Later, with the same data:");
        screen.line("    ./weir serve --data " + server.directory());
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            screen.line("weir demo: stopped; the data stays in " + server.directory());
            Thread.currentThread().interrupt();
        }
    }
}
