package dev.weir.client.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a command sees of the world.
 *
 * @param out for results
 * @param err for everything else
 * @param in what {@code -} reads, and where questions are answered
 * @param terminal whether a person is looking: then there are colours and progress bars
 * @param environment the environment's variables
 * @param interrupts tells of Ctrl-C
 * @param nanoTime a clock that only goes forward
 */
public record CliContext(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        boolean terminal,
        Map<String, String> environment,
        Interrupts interrupts,
        LongSupplier nanoTime) {

    /**
     * The process's own streams, environment and clock.
     *
     * @param terminal whether a person is looking; on Java 22 and later {@code System.console().isTerminal()} knows
     */
    public static CliContext system(boolean terminal) {
        return new CliContext(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.in,
                terminal,
                System.getenv(),
                Interrupts.ofTheProcess(),
                System::nanoTime);
    }
}
