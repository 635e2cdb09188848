package dev.weir.client.cli;

import dev.weir.client.WeirClient;
import dev.weir.v1.CreateBackupRequest;
import dev.weir.v1.CreateBackupResponse;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir backup}. */
@Command(
        name = "backup",
        description = {
            "Makes a copy of everything that the server holds, while it works.",
            "",
            "The copy is a directory on the server's machine. It shares files with the data, so copy it to another"
                    + " disk;",
            "weir restore makes a data directory of it."
        },
        footer = {"  weir backup", "  weir backup before-upgrade"})
final class BackupCommand extends WeirCommand {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The copy's name. Default: the time.")
    private String name = "";

    BackupCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) {
        CreateBackupResponse made = Calls.await(client.backups()
                .createAsync(CreateBackupRequest.newBuilder().setBackupId(name).build()));
        if (output.json()) {
            output.message(made);
        } else {
            output.line(String.format(
                    Locale.ROOT,
                    "backed up to %s, %,d bytes",
                    output.style().bold(made.getDirectory()),
                    made.getBytes()));
        }
        return ExitCodes.OK;
    }
}
