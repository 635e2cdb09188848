package dev.weir.server.cli;

import dev.weir.client.cli.CliContext;
import dev.weir.client.cli.Interrupts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a call of {@code weir} did.
 *
 * @param exit the exit code
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
public record CommandLineRun(int exit, String out, String err) {
    /** Runs the whole program, with nothing to read and nobody looking. */
    public static CommandLineRun of(String... args) {
        return of(Map.of(), "", action -> () -> {}, args);
    }

    /** Runs the whole program with these variables, input and signals. */
    public static CommandLineRun of(
            Map<String, String> environment, String input, Interrupts interrupts, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                false,
                environment,
                interrupts,
                System::nanoTime);
        int exit = Weir.commandLine(context, out).execute(args);
        context.out().flush();
        context.err().flush();
        return new CommandLineRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
