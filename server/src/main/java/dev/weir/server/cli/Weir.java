package dev.weir.server.cli;

import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.ClientCommands;
import dev.weir.client.cli.ExitCodes;
import dev.weir.server.cli.demo.DemoCommand;
import dev.weir.server.cli.match.MatchCommand;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code weir}: gathers all commands. */
@Command(
        name = "weir",
        header = "Weir: saved searches stand, documents stream past, whoever saved a matching one is told.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir demo                      see it at work, in under a minute",
            "  weir serve --data ./data       run a server",
            "  weir feed create news --schema news.yaml",
            "  weir search save --feed news --name rivers 'river AND \"flood warning\"~5'",
            "  weir publish --feed news news.jsonl.gz",
            "  weir tail --feed news",
            "  source <(weir generate-completion)",
            "",
            "Each command explains itself: weir COMMAND --help"
        })
public final class Weir implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    /** Made by {@link #commandLine}. */
    Weir() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        Logs.quieten();
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        CliContext context = CliContext.system(terminal);
        OutputStream stdout = new FileOutputStream(FileDescriptor.out);
        System.exit(commandLine(context, stdout).execute(args));
    }

    /**
     * The whole program.
     *
     * @param context for all commands
     * @param stdout where a command writes that has much to write, beside {@link CliContext#out}
     */
    static CommandLine commandLine(CliContext context, OutputStream stdout) {
        CommandLine weir = new CommandLine(new Weir());
        weir.addSubcommand(new DemoCommand(context));
        weir.addSubcommand(new ServeCommand(context));
        ClientCommands.all(context).forEach(weir::addSubcommand);
        weir.addSubcommand(new RestoreCommand(context));
        weir.addSubcommand(new MatchCommand(context, stdout));
        weir.addSubcommand(new ConfigCommand(context));
        weir.addSubcommand(new GenerateCompletion());
        weir.addSubcommand(new HelpCommand());
        ClientCommands.configure(weir, context);
        return weir;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            CommandLine commandLine = spec.commandLine();
            commandLine.usage(commandLine.getErr());
            commandLine.getErr().flush();
        }
        return ExitCodes.USAGE;
    }
}
