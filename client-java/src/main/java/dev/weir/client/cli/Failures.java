package dev.weir.client.cli;

import dev.weir.client.FieldViolation;
import dev.weir.client.WeirException;
import dev.weir.client.files.BadInputException;
import io.grpc.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Tells failures to people, and chooses the exit code. */
final class Failures {
    private static final int SHOWN_COLUMNS = 100;
    private static final String CUT = "...";
    /** As wide as what stands before each line of an error. */
    static final String INDENT = " ".repeat("weir: ".length());

    private Failures() {}

    /** A failed call about a query whose text is at hand, so that the place in it can be shown. */
    static final class WithQuery extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final WeirException failure;
        private final String query;

        WithQuery(WeirException failure, String query) {
            super(failure);
            this.failure = failure;
            this.query = query;
        }
    }

    static int usage(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("weir: " + failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        err.flush();
        return ExitCodes.USAGE;
    }

    static int failed(Exception failure, CommandLine command, CliContext context) {
        if (failure instanceof CommandLine.ParameterException wrongCall) {
            return usage(wrongCall, new String[0]);
        }
        boolean trace = command.getCommandSpec().userObject() instanceof WeirCommand weir && weir.stacktrace();
        Style style =
                command.getCommandSpec().userObject() instanceof WeirCommand weir ? weir.style() : new Style(false);
        PrintWriter err = context.err();
        int code;
        if (failure instanceof WithQuery about) {
            lines(about.failure, about.query).forEach(line -> err.println(style.red("weir: ") + line));
            code = exitCode(about.failure);
        } else if (failure instanceof WeirException refused) {
            lines(refused, "").forEach(line -> err.println(style.red("weir: ") + line));
            code = exitCode(refused);
        } else {
            err.println(style.red("weir: ") + message(failure));
            code = isInput(failure) ? ExitCodes.USAGE : ExitCodes.SOME_FAILED;
        }
        if (trace) {
            failure.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    static int exitCode(WeirException failure) {
        Status.Code code = failure.code();
        return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED
                ? ExitCodes.UNREACHABLE
                : ExitCodes.REFUSED;
    }

    /** One line of what is wrong, and for a place in the query the query's line with a caret under the place. */
    static List<String> lines(WeirException failure, String query) {
        String text = Style.harmless(String.valueOf(failure.getMessage()));
        String first =
                switch (failure.code()) {
                    case UNAVAILABLE -> "the server cannot be reached: " + text;
                    case DEADLINE_EXCEEDED -> "the server did not answer in time: " + text;
                    default -> withFields(text, failure.violations());
                };
        Optional<FieldViolation> placed = failure.violations().stream()
                .filter(violation -> violation.column().isPresent())
                .findFirst();
        int line = placed.map(violation -> violation.line().orElse(1)).orElse(0);
        int column = placed.map(violation -> violation.column().orElse(0)).orElse(0);
        return placed(query, line, column).map(caret -> List.of(first, caret)).orElse(List.of(first));
    }

    /**
     * A line of a query, for behind {@link #INDENT}, and a caret under the place; empty when there is no such place.
     */
    static Optional<String> placed(String query, int line, int column) {
        List<String> queryLines = query.lines().toList();
        return line < 1 || line > queryLines.size()
                ? Optional.empty()
                : Optional.of(caret(queryLines.get(line - 1), column));
    }

    private static String withFields(String text, List<FieldViolation> violations) {
        StringBuilder told = new StringBuilder(text);
        for (FieldViolation violation : violations) {
            String description = Style.harmless(violation.description());
            if (!text.contains(description)) {
                told.append("; ").append(violation.field()).append(": ").append(description);
            }
        }
        return told.toString();
    }

    private static String caret(String line, int column) {
        int at = Math.max(0, Math.min(column - 1, line.length()));
        int from = line.length() <= SHOWN_COLUMNS ? 0 : Math.max(0, at - SHOWN_COLUMNS / 2);
        int to = Math.min(line.length(), from + SHOWN_COLUMNS);
        String before = from > 0 ? CUT : "";
        String behind = to < line.length() ? CUT : "";
        return before + Style.harmless(line.substring(from, to)) + behind + System.lineSeparator() + INDENT
                + " ".repeat(before.length() + at - from) + "^";
    }

    private static boolean isInput(Exception failure) {
        return failure instanceof BadInputException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalArgumentException;
    }

    static String message(Exception failure) {
        Throwable shown =
                failure instanceof UncheckedIOException && failure.getCause() != null ? failure.getCause() : failure;
        if (shown instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        String message = shown.getMessage();
        return isInput(failure) && message != null
                ? Style.harmless(message)
                : "something unforeseen happened: " + shown;
    }
}
