package dev.weir.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that only has others below it. */
@Command(synopsisSubcommandLabel = "COMMAND", usageHelpAutoWidth = true)
abstract class CommandGroup implements Runnable {
    // Set by picocli before anything is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    // picocli looks at it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "say which: " + String.join(", ", spec.subcommands().keySet()));
    }
}
