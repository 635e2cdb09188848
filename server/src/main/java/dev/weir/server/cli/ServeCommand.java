package dev.weir.server.cli;

import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.ExitCodes;
import dev.weir.client.cli.Interrupts;
import dev.weir.server.WeirServer;
import dev.weir.server.config.ConfigException;
import dev.weir.server.config.ConfigLoader;
import dev.weir.server.config.Setting;
import dev.weir.server.config.WeirConfig;
import dev.weir.server.store.StoreException;
import dev.weir.v1.Feed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir serve}. */
@Command(
        name = "serve",
        header = "Run the server in the foreground.",
        description = {
            "",
            "Prints its address and its feeds once it serves. Ctrl-C or SIGTERM stops it: running calls may finish,",
            "consumers are told where to go on, and everything that was acknowledged is on disk anyway.",
            ""
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:it cannot start: the port is taken, or the data cannot be opened",
            "2:called wrongly, or the configuration is wrong",
            "130:stopped by Ctrl-C",
            "143:stopped by SIGTERM"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir serve --data ./data",
            "  weir serve --data /var/lib/weir --config /etc/weir.yaml --host 0.0.0.0",
            "",
            "All keys of the configuration: weir config"
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
final class ServeCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data is; made when it is not there. Default: WEIR_DATA, or store.directory.")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration, YAML or JSON. Default: WEIR_CONFIG, or none.")
    private @Nullable Path config;

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes a free one. Default: 7878.")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on. Default: 127.0.0.1.")
    private @Nullable String host;

    ServeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            WeirConfig loaded = load();
            Path directory = loaded.store().path();
            try (WeirServer server = start(loaded, directory)) {
                return serve(server, directory);
            }
        } catch (ConfigException e) {
            return failed(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        } catch (CannotStart e) {
            return failed(ExitCodes.SOME_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private WeirConfig load() {
        List<Setting> overrides = new ArrayList<>();
        Optional.ofNullable(context.environment().get("WEIR_DATA"))
                .ifPresent(dir -> overrides.add(new Setting("store.directory", dir, "environment variable WEIR_DATA")));
        if (data != null) {
            overrides.add(new Setting("store.directory", data.toString(), "option --data"));
        }
        if (port != null) {
            overrides.add(new Setting("server.port", port.toString(), "option --port"));
        }
        if (host != null) {
            overrides.add(new Setting("server.host", host, "option --host"));
        }
        Optional<Path> file = Optional.ofNullable(config)
                .or(() -> Optional.ofNullable(context.environment().get("WEIR_CONFIG"))
                        .map(Path::of));
        return ConfigLoader.load(file, context.environment(), overrides);
    }

    /** The reason why there is no server, in one sentence. */
    private static final class CannotStart extends Exception {
        private static final long serialVersionUID = 1L;

        CannotStart(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static WeirServer start(WeirConfig config, Path directory) throws CannotStart {
        try {
            return WeirServer.start(config);
        } catch (StoreException e) {
            throw new CannotStart("the data in " + directory + " cannot be opened: " + e.getMessage(), e);
        } catch (IOException e) {
            String reason = e.getCause() == null
                    ? String.valueOf(e.getMessage())
                    : String.valueOf(e.getCause().getMessage());
            throw new CannotStart(
                    "cannot listen on " + config.server().host() + ":"
                            + config.server().port() + " (" + reason
                            + "): stop what listens there, or choose another port with --port, 0 for any free one.",
                    e);
        }
    }

    private int serve(WeirServer server, Path directory) throws InterruptedException {
        PrintWriter out = context.out();
        // The signal's thread closes the server; this one wakes up when it has.
        Interrupts.Registration interrupts = context.interrupts().register(() -> {
            out.println("weir: stopping");
            out.flush();
            server.close();
        });
        try {
            out.println("weir: serving at " + server.address() + ", data in "
                    + directory.toAbsolutePath().normalize());
            server.metricsPort()
                    .ifPresent(metricsPort -> out.println("weir: metrics at port " + metricsPort + ", /metrics"));
            List<Feed> feeds = server.feeds();
            feeds.forEach(feed -> out.println("weir: " + described(feed)));
            if (feeds.isEmpty()) {
                out.println("weir: no feeds yet; make one with: weir feed create");
            }
            out.flush();
            server.awaitTermination();
            out.println("weir: stopped");
            out.flush();
            return ExitCodes.OK;
        } finally {
            interrupts.end();
        }
    }

    private static String described(Feed feed) {
        return String.format(
                Locale.ROOT,
                "%s: %,d events in its log, %,d saved searches, %d fields",
                feed.getName(),
                feed.getHeadPosition(),
                feed.getSavedSearchCount(),
                feed.getSchema().getFieldsCount());
    }

    private int failed(int code, String message) {
        context.err().println("weir serve: " + message);
        context.err().flush();
        return code;
    }
}
