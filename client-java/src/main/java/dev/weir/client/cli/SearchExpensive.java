package dev.weir.client.cli;

import dev.weir.client.Names;
import dev.weir.client.WeirClient;
import dev.weir.v1.ExpensiveSearch;
import dev.weir.v1.ListExpensiveSearchesResponse;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir search expensive}. */
@Command(
        name = "expensive",
        description =
                "Shows on which searches of a feed most time goes, as lately measured in a sample of its documents.",
        footer = {"  weir search expensive --feed news", "  weir search expensive --feed news --limit 5 --output json"})
final class SearchExpensive extends WeirCommand {
    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 1_000;
    private static final int BAR_CHARS = 10;
    private static final int NAME_CHARS_MIN = 6;
    private static final int NAME_CHARS_MAX = 32;
    private static final int QUERY_CHARS_MAX = 60;
    private static final double MICROSECOND_NANOS = 1e3;
    private static final double MILLISECOND_NANOS = 1e6;

    @Mixin
    private SearchName in = new SearchName();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many to show, from 1 to 1,000. Default: ${DEFAULT-VALUE}.")
    private int limit = LIMIT_DEFAULT;

    SearchExpensive(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw usage("--limit must be from 1 to " + LIMIT_MAX + ", it is " + limit);
        }
        String feed = in.required(this);
        ListExpensiveSearchesResponse found = client.searches().mostExpensive(feed, limit);
        if (output.json()) {
            output.message(found);
        } else if (found.getSampledDocuments() == 0) {
            output.line("nothing was measured on " + feed
                    + " yet: the server measures one in 32 of the first documents, later one in 256");
        } else {
            show(found, output);
        }
        return ExitCodes.OK;
    }

    private static void show(ListExpensiveSearchesResponse found, Output output) {
        List<String> names = found.getExpensiveSearchesList().stream()
                .map(SearchExpensive::name)
                .toList();
        int nameChars = Math.max(
                NAME_CHARS_MIN,
                Math.min(
                        NAME_CHARS_MAX,
                        names.stream().mapToInt(String::length).max().orElse(0)));
        output.line(output.style()
                .faint(String.format(
                        Locale.ROOT,
                        "%7s  %-" + BAR_CHARS + "s  %12s  %9s  %-" + nameChars + "s  %s",
                        "share",
                        "",
                        "per document",
                        "looked at",
                        "search",
                        "query")));
        for (int i = 0; i < names.size(); i++) {
            ExpensiveSearch search = found.getExpensiveSearches(i);
            output.line(String.format(
                            Locale.ROOT,
                            "%6.1f%%  %s  %12s  %8.1f%%  ",
                            100 * search.getShare(),
                            output.style().yellow(bar(search.getShare())),
                            time(search.getNanosPerDocument()),
                            search.getCandidatesPerThousand() / 10)
                    + output.style().bold(padded(names.get(i), nameChars))
                    + "  " + shortened(Style.harmless(search.getQuery()), QUERY_CHARS_MAX)
                    + (search.getCost().getAsksLucene() ? output.style().faint("  (Lucene decides)") : ""));
        }
        output.line(output.style()
                .faint(String.format(
                        Locale.ROOT,
                        "Of %,d documents measured lately, each had %,.1f searches to look at, which took %s.",
                        found.getSampledDocuments(),
                        found.getCandidatesPerDocument(),
                        time(found.getNanosPerDocument()))));
    }

    /** The first search's name, and how many others ask the same. */
    private static String name(ExpensiveSearch search) {
        String first = search.getSavedSearchesCount() == 0 ? "" : Names.id(search.getSavedSearches(0));
        int others = search.getSavedSearchCount() - 1;
        return others > 0 ? first + String.format(Locale.ROOT, " +%,d", others) : first;
    }

    private static String bar(double share) {
        int full = (int) Math.round(Math.min(1, Math.max(0, share)) * BAR_CHARS);
        return "█".repeat(full) + " ".repeat(BAR_CHARS - full);
    }

    private static String time(double nanos) {
        if (nanos < MICROSECOND_NANOS) {
            return String.format(Locale.ROOT, "%.0f ns", nanos);
        }
        return nanos < MILLISECOND_NANOS
                ? String.format(Locale.ROOT, "%.1f µs", nanos / MICROSECOND_NANOS)
                : String.format(Locale.ROOT, "%.1f ms", nanos / MILLISECOND_NANOS);
    }

    private static String padded(String text, int chars) {
        String shown = shortened(text, chars);
        return shown + " ".repeat(chars - shown.length());
    }

    private static String shortened(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        int end = chars - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
