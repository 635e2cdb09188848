package dev.weir.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
public final class Command {
    private Command() {}

    /**
     * How it ended.
     *
     * @param exitCode of the program; -1 where it was ended because its time was over
     * @param output what it printed, errors included
     */
    public record Result(int exitCode, String output) {
        /** Whether the program said that it went well. */
        public boolean ok() {
            return exitCode == 0;
        }
    }

    /** Where a program is on the path; empty when it is not there. */
    public static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs a program in a folder, for a bounded time, after which it and what it started are ended.
     *
     * @param environment added to that of this process
     */
    public static Result run(Path folder, Map<String, String> environment, Duration atMost, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("weir-command", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return new Result(ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
