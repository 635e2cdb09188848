package dev.weir.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir query ...}. */
final class QueryCommands {
    private QueryCommands() {}

    static CommandLine commandLine(CliContext context) {
        return new CommandLine(new QueryGroup()).addSubcommand(new QueryCheck(context));
    }

    @Command(name = "query", description = "Shows how queries are understood, before they are saved.")
    static final class QueryGroup extends CommandGroup {}
}
