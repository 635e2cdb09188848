package dev.weir.server.cli;

import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.ExitCodes;
import dev.weir.server.store.FeedStore;
import dev.weir.server.store.RocksStore;
import dev.weir.server.store.StoreException;
import dev.weir.server.store.StoreFiles;
import dev.weir.server.store.v1.StoredFeed;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir restore}. */
@Command(
        name = "restore",
        header = "Make a data directory of a backup.",
        description = {
            "",
            "Copies the backup, which stays as it is, and checks every byte of the copy. No server needs to run. What"
                    + " was",
            "published after the backup was made is not in it: a consumer whose token is from after it is told so, and",
            "begins at another place.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the data is there, and whole", "1:it is not", "2:called wrongly"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir restore --from ./data/backups/20260301-120000 --data ./restored",
            "  weir serve --data ./restored"
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class RestoreCommand implements Callable<Integer> {
    private final CliContext context;

    // Required, so picocli has set it before the command runs.
    @SuppressWarnings("NullAway.Init")
    @Option(names = "--from", paramLabel = "DIR", required = true, description = "The directory of the backup.")
    private Path from;

    // Required, so picocli has set it before the command runs.
    @SuppressWarnings("NullAway.Init")
    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The new data directory: empty, or not there.")
    private Path data;

    RestoreCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            StoreFiles.copy(from, data);
            try (RocksStore store = RocksStore.open(data)) {
                store.verify();
                context.out()
                        .println("weir: restored " + data.toAbsolutePath().normalize() + " from "
                                + from.toAbsolutePath().normalize());
                for (StoredFeed feed : store.feeds()) {
                    context.out().println("weir: " + described(feed, store.feed(feed.getId())));
                }
            }
            context.out().flush();
            return ExitCodes.OK;
        } catch (StoreException e) {
            context.err().println("weir restore: " + e.getMessage());
            context.err().flush();
            return ExitCodes.SOME_FAILED;
        }
    }

    private static String described(StoredFeed feed, FeedStore store) {
        return String.format(
                Locale.ROOT, "%s: events %,d to %,d", feed.getFeed().getName(), store.earliest(), store.head());
    }
}
