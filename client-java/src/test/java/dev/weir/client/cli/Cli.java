package dev.weir.client.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs commands as a launcher would, without a process. */
final class Cli {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    final Map<String, String> environment = new HashMap<>();
    private final CountDownLatch interruptible = new CountDownLatch(1);
    private volatile Runnable interrupt = () -> {};
    boolean terminal;
    String stdin = "";

    /** What a command did. */
    record Result(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }
    }

    @Command(name = "weir")
    private static final class Root {}

    Cli(String server) {
        environment.put("WEIR_SERVER", server);
    }

    Cli terminal() {
        terminal = true;
        return this;
    }

    Cli stdin(String text) {
        stdin = text;
        return this;
    }

    Result run(String... arguments) {
        CliContext context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                terminal,
                environment,
                action -> {
                    interrupt = action;
                    interruptible.countDown();
                    return () -> {};
                },
                System::nanoTime);
        CommandLine root = new CommandLine(new Root());
        ClientCommands.all(context).forEach(command -> root.addSubcommand(command));
        ClientCommands.configure(root, context);
        int code = root.execute(arguments);
        context.out().flush();
        context.err().flush();
        return new Result(code, out.toString(), err.toString());
    }

    String shownSoFar() {
        return out.toString();
    }

    /** As Ctrl-C does, once the command can be interrupted. */
    void interrupt() throws InterruptedException {
        if (!interruptible.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the command cannot be interrupted");
        }
        interrupt.run();
    }
}
