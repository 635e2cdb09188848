package dev.weir.client.cli;

import dev.weir.v1.AnalyzedWord;
import dev.weir.v1.CreateSavedSearchResponse;
import dev.weir.v1.QueryReading;
import dev.weir.v1.QueryWarning;
import java.util.List;
import java.util.Locale;

/** How a query was understood, as a person reads it, or as JSON. */
final class QueryText {
    /** More words than these say nothing to a reader. */
    private static final int WORDS_SHOWN = 40;

    private QueryText() {}

    static void show(String query, CreateSavedSearchResponse checked, boolean tree, Output output) {
        if (output.json()) {
            output.message(checked);
            return;
        }
        QueryReading reading = checked.getReading();
        line(output, "read as", reading.getCanonicalText());
        words(reading.getWordsList(), output);
        String cost = SearchText.cost(checked.getSavedSearch().getCost());
        line(output, "cost", cost.isEmpty() ? "not known" : cost);
        for (QueryWarning warning : reading.getWarningsList()) {
            warning(warning, query, output);
        }
        if (tree) {
            line(output, "tree", reading.hasTree() ? Output.toJson(reading.getTree()) : "nests too deeply to be shown");
        }
    }

    private static void words(List<AnalyzedWord> words, Output output) {
        for (AnalyzedWord word : words.subList(0, Math.min(words.size(), WORDS_SHOWN))) {
            String terms = word.getTermsCount() == 0
                    ? "nothing: it counts as not written"
                    : String.join(" ", word.getTermsList());
            line(output, "word", word.getField() + ": " + word.getText() + " -> " + terms);
        }
        if (words.size() > WORDS_SHOWN) {
            line(output, "", String.format(Locale.ROOT, "and %,d more words", words.size() - WORDS_SHOWN));
        }
    }

    private static void warning(QueryWarning warning, String query, Output output) {
        String place =
                warning.getLine() == 0 ? "" : "line " + warning.getLine() + ", column " + warning.getColumn() + ": ";
        line(output, output.style().yellow("warning"), place + warning.getReason());
        Failures.placed(query, warning.getLine(), warning.getColumn())
                .ifPresent(caret -> output.line(Failures.INDENT + caret));
    }

    private static void line(Output output, String name, String value) {
        output.line(String.format(Locale.ROOT, "%-8s %s", name, Style.harmless(value)));
    }
}
