package dev.weir.client.cli;

import dev.weir.client.files.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files named on the command line, {@code -} among them. */
final class InputFiles {
    static final String STDIN = "-";

    private InputFiles() {}

    /** Complains about all that is missing before any work is begun. */
    static void check(List<String> files, WeirCommand command) {
        for (String file : files) {
            if (!file.equals(STDIN) && !Files.isReadable(Path.of(file))) {
                throw command.usage("cannot read " + file);
            }
            if (!file.equals(STDIN) && Files.isDirectory(Path.of(file))) {
                throw command.usage(file + " is a directory; name the files in it");
            }
        }
        if (files.stream().filter(STDIN::equals).count() > 1) {
            throw command.usage("\"-\" can be read once only");
        }
    }

    /** How many bytes they are together; 0 when that is not known. */
    static long totalBytes(List<String> files) throws IOException {
        long total = 0;
        for (String file : files) {
            if (file.equals(STDIN)) {
                return 0;
            }
            total += Files.size(Path.of(file));
        }
        return total;
    }

    static JsonLines open(String file, CliContext context) throws IOException {
        return file.equals(STDIN) ? JsonLines.of(context.in(), "stdin") : JsonLines.open(Path.of(file));
    }
}
