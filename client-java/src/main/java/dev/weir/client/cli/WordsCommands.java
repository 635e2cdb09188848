package dev.weir.client.cli;

import dev.weir.client.Names;
import dev.weir.client.WeirClient;
import dev.weir.v1.DeleteWordListRequest;
import dev.weir.v1.WordList;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir words ...}. */
final class WordsCommands {
    private WordsCommands() {}

    static CommandLine commandLine(CliContext context) {
        return new CommandLine(new WordsGroup())
                .addSubcommand(new WordsSave(context))
                .addSubcommand(new Get(context))
                .addSubcommand(new ListAll(context))
                .addSubcommand(new Delete(context));
    }

    @Command(
            name = "words",
            description =
                    "Saves, shows and deletes word lists, to which searches refer as @NAME: when a list changes, all"
                            + " of them change with it.")
    static final class WordsGroup extends CommandGroup {}

    /** The option that all of them have. */
    static final class InFeed {
        @Option(names = "--feed", paramLabel = "FEED", required = true, description = "The feed's name.")
        String feed = "";
    }

    private static String line(WordList list, Output output) {
        return String.format(
                Locale.ROOT,
                "%s  %,d entries  %,d searches",
                output.style().bold(String.format(Locale.ROOT, "%-24s", Names.id(list.getName()))),
                list.getEntriesCount(),
                list.getSavedSearchCount());
    }

    @Command(
            name = "get",
            description = "Shows a list, one entry a line: as \"weir words save --file\" takes it.",
            footer = {"  weir words get --feed news towns", "  weir words get --feed news towns --output json"})
    static final class Get extends WeirCommand {
        @CommandLine.Mixin
        private InFeed in = new InFeed();

        @Parameters(paramLabel = "NAME", description = "The list's name.")
        private String name = "";

        Get(CliContext context) {
            super(context);
        }

        @Override
        int run(WeirClient client, Output output) {
            WordList list = client.wordLists().get(in.feed, name);
            if (output.json()) {
                output.message(list);
            } else {
                list.getEntriesList().forEach(output::line);
            }
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "list",
            description = "Lists a feed's word lists.",
            footer = {"  weir words list --feed news", "  weir words list --feed news --output json"})
    static final class ListAll extends WeirCommand {
        @CommandLine.Mixin
        private InFeed in = new InFeed();

        ListAll(CliContext context) {
            super(context);
        }

        @Override
        int run(WeirClient client, Output output) {
            for (WordList list : client.wordLists().list(in.feed)) {
                if (output.json()) {
                    output.message(list);
                } else {
                    output.line(line(list, output));
                }
            }
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a list to which no search refers.",
            footer = {"  weir words delete --feed news towns"})
    static final class Delete extends WeirCommand {
        @CommandLine.Mixin
        private InFeed in = new InFeed();

        @Parameters(paramLabel = "NAME", description = "The list's name.")
        private String name = "";

        @Option(names = "--etag", paramLabel = "ETAG", description = "Only if the list has not changed since this.")
        private String etag = "";

        Delete(CliContext context) {
            super(context);
        }

        @Override
        int run(WeirClient client, Output output) {
            String full = Names.wordList(in.feed, name);
            Calls.await(client.wordLists()
                    .deleteAsync(DeleteWordListRequest.newBuilder()
                            .setName(full)
                            .setEtag(etag)
                            .build()));
            output.line(output.json() ? "{\"name\":\"" + full + "\"}" : "deleted " + full);
            return ExitCodes.OK;
        }
    }
}
