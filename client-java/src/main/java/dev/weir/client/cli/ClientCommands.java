package dev.weir.client.cli;

import java.util.List;
import picocli.CommandLine;

/**
 * The client's commands, for a launcher to gather:
 *
 * <pre>{@code
 * CommandLine weir = new CommandLine(new Weir());
 * ClientCommands.all(context).forEach(weir::addSubcommand);
 * ClientCommands.configure(weir, context);   // after all commands have been added
 * System.exit(weir.execute(args));
 * }</pre>
 */
public final class ClientCommands {
    private ClientCommands() {}

    /**
     * The commands {@code feed}, {@code search}, {@code query}, {@code words}, {@code publish}, {@code tail} and
     * {@code backup}, each with the commands below it.
     */
    public static List<CommandLine> all(CliContext context) {
        return List.of(
                FeedCommands.commandLine(context),
                SearchCommands.commandLine(context),
                QueryCommands.commandLine(context),
                WordsCommands.commandLine(context),
                new CommandLine(new PublishCommand(context)),
                new CommandLine(new TailCommand(context)),
                new CommandLine(new BackupCommand(context)));
    }

    /**
     * Gives a command and all below it the streams of the context, and the way in which all of Weir's commands fail:
     * one or two lines on standard error and an exit code of {@link ExitCodes}.
     */
    public static void configure(CommandLine root, CliContext context) {
        root.setOut(context.out());
        root.setErr(context.err());
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setParameterExceptionHandler(Failures::usage);
        root.setExecutionExceptionHandler((failure, command, parsed) -> Failures.failed(failure, command, context));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(
                context.terminal()
                                && context.environment()
                                        .getOrDefault("NO_COLOR", "")
                                        .isEmpty()
                        ? CommandLine.Help.Ansi.ON
                        : CommandLine.Help.Ansi.OFF));
    }
}
