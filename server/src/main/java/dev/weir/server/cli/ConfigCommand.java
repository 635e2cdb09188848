package dev.weir.server.cli;

import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.ExitCodes;
import dev.weir.server.config.ConfigException;
import dev.weir.server.config.ConfigLoader;
import dev.weir.server.config.ConfigPrinter;
import dev.weir.server.config.WeirConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir config}. */
@Command(
        name = "config",
        header = "Show the server's configuration, every key with what it means.",
        description = {
            "",
            "Without options: the defaults, as YAML to save and edit. Each key can also be set by a variable:",
            "server.port by WEIR_SERVER_PORT, and so on.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  weir config >weir.yaml", "  WEIR_SERVER_PORT=7979 weir config --config weir.yaml"},
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class ConfigCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Show what holds with this file and the environment, as the server would read them.")
    private @Nullable Path file;

    ConfigCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            WeirConfig config = file == null
                    ? WeirConfig.defaults()
                    : ConfigLoader.load(Optional.of(file), context.environment(), List.of());
            context.out().print(ConfigPrinter.yaml(config));
            context.out().flush();
            return ExitCodes.OK;
        } catch (ConfigException e) {
            context.err().println("weir config: " + e.getMessage());
            return ExitCodes.USAGE;
        }
    }
}
