package dev.weir.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code weir search ...}, but for the import. */
final class SearchCommands {
    private SearchCommands() {}

    static CommandLine commandLine(CliContext context) {
        return new CommandLine(new SearchGroup())
                .addSubcommand(new SearchSave(context))
                .addSubcommand(new SearchGet(context))
                .addSubcommand(new SearchList(context))
                .addSubcommand(new SearchExpensive(context))
                .addSubcommand(new SearchUpdate(context))
                .addSubcommand(new SearchDelete(context))
                .addSubcommand(new ImportCommand(context));
    }

    @Command(name = "search", description = "Saves, shows, changes and deletes searches that stand on a feed.")
    static final class SearchGroup extends CommandGroup {}
}
