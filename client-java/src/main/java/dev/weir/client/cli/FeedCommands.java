package dev.weir.client.cli;

import dev.weir.client.Names;
import dev.weir.client.Pages;
import dev.weir.client.WeirClient;
import dev.weir.client.files.FeedFile;
import dev.weir.v1.CreateFeedRequest;
import dev.weir.v1.Feed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir feed ...}. */
final class FeedCommands {
    private FeedCommands() {}

    static CommandLine commandLine(CliContext context) {
        return new CommandLine(new FeedGroup())
                .addSubcommand(new Create(context))
                .addSubcommand(new Get(context))
                .addSubcommand(new ListAll(context))
                .addSubcommand(new FeedRetain(context))
                .addSubcommand(new Delete(context));
    }

    @Command(name = "feed", description = "Makes, shows and deletes feeds: named streams of documents with one schema.")
    static final class FeedGroup extends CommandGroup {}

    static void show(Feed feed, Output output) {
        if (output.json()) {
            output.message(feed);
            return;
        }
        output.line(output.style().bold(feed.getName()));
        output.line("  made      " + Output.time(feed.getCreateTime()));
        output.line("  head      " + feed.getHeadPosition());
        output.line(
                "  keeps     " + FeedRetain.described(feed.getRetention()) + ", from " + feed.getEarliestPosition());
        output.line("  searches  " + feed.getSavedSearchCount());
        FeedFile.toYaml(feed.getSchema()).lines().forEach(line -> output.line("  " + line));
    }

    @Command(
            name = "create",
            description = "Makes a feed with the schema of a YAML or JSON file.",
            footer = {
                "  weir feed create news --schema news.yaml",
                "  weir feed create news --schema news.yaml --validate-only"
            })
    static final class Create extends WeirCommand {
        @Parameters(paramLabel = "NAME", description = "The feed's name: " + Names.FEED_RULE + ".")
        private String name = "";

        // Required, so picocli has set it before the command runs.
        @SuppressWarnings("NullAway.Init")
        @Option(
                names = "--schema",
                paramLabel = "FILE",
                required = true,
                description = "The feed's fields, as YAML or JSON: \"fields\", each with \"name\" and \"type\" (text,"
                        + " keyword, long, double, date, boolean, geo_point), and \"default_fields\".")
        private Path schema;

        @Option(names = "--validate-only", description = "Checks everything and changes nothing.")
        private boolean validateOnly;

        Create(CliContext context) {
            super(context);
        }

        @Override
        int run(WeirClient client, Output output) throws IOException {
            Feed feed = Feed.newBuilder()
                    .setName(Names.feed(name))
                    .setSchema(FeedFile.read(schema))
                    .build();
            Feed made = Calls.await(client.feeds()
                    .createAsync(CreateFeedRequest.newBuilder()
                            .setFeed(feed)
                            .setValidateOnly(validateOnly)
                            .build()));
            if (output.json()) {
                output.message(made);
            } else {
                output.line((validateOnly ? "would make " : "made ")
                        + output.style().bold(made.getName()) + " with "
                        + made.getSchema().getFieldsCount() + " fields");
            }
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "get",
            description = "Shows a feed: how far its log goes, how many searches stand on it, its schema.",
            footer = {"  weir feed get news", "  weir feed get news --output json"})
    static final class Get extends WeirCommand {
        @Parameters(paramLabel = "NAME", description = "The feed's name.")
        private String name = "";

        Get(CliContext context) {
            super(context);
        }

        @Override
        int run(WeirClient client, Output output) {
            show(client.feeds().get(name), output);
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "list",
            description = "Lists all feeds.",
            footer = {"  weir feed list", "  weir feed list --output json"})
    static final class ListAll extends WeirCommand {
        ListAll(CliContext context) {
            super(context);
        }

        @Override
        int run(WeirClient client, Output output) {
            Pages<Feed> feeds = client.feeds().list();
            for (Feed feed : feeds) {
                if (output.json()) {
                    output.message(feed);
                } else {
                    output.line(String.format(
                            Locale.ROOT,
                            "%s  %,d events  %,d searches  %d fields",
                            output.style().bold(String.format(Locale.ROOT, "%-24s", Names.id(feed.getName()))),
                            feed.getHeadPosition(),
                            feed.getSavedSearchCount(),
                            feed.getSchema().getFieldsCount()));
                }
            }
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a feed with its documents, searches, subscriptions and log. It cannot be undone.",
            footer = {"  weir feed delete news", "  weir feed delete news --yes"})
    static final class Delete extends WeirCommand {
        @Parameters(paramLabel = "NAME", description = "The feed's name.")
        private String name = "";

        @Option(names = "--yes", description = "Does not ask.")
        private boolean yes;

        Delete(CliContext context) {
            super(context);
        }

        @Override
        int run(WeirClient client, Output output) throws IOException {
            String full = Names.feed(name);
            if (!yes && !confirmed(full)) {
                context.err().println("weir: nothing was deleted");
                return ExitCodes.USAGE;
            }
            client.feeds().delete(full);
            if (!output.json()) {
                output.line("deleted " + full);
            }
            return ExitCodes.OK;
        }

        private boolean confirmed(String full) throws IOException {
            if (!context.terminal()) {
                throw usage("deleting " + full + " cannot be undone, and nobody is here to ask: say --yes");
            }
            context.err().print("This deletes " + full + " with all that is in it. Type its name to go on: ");
            context.err().flush();
            String answer = new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().equals(Names.id(full));
        }
    }
}
