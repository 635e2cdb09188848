package dev.weir.load.corpus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions as Perl reads them and as a value is searched for them, written as Lucene reads them, to whom the
 * whole value must match. Converters of detection rules leave them as their authors wrote them.
 */
final class SearchedExpression {
    // A slash behind the colon of a field, up to the next one that is not escaped.
    private static final Pattern LITERAL = Pattern.compile("(?<=[A-Za-z0-9_]:)/((?:[^/\\\\]|\\\\+.)*)/(?=$|[ )])");

    // What means something else to Lucene, and what it does not know: flags, groups that capture nothing, laziness.
    private static final Pattern TOKEN = Pattern.compile(
            "\\\\.|\\[(?:\\^?\\]?)(?:[^\\]\\\\]|\\\\.)*\\]|\\(\\?i\\)|\\(\\?:|[*+?}]\\?|[\"<>~&@#]", Pattern.DOTALL);

    // The beginning of the value, or something before what follows.
    private static final Pattern START_OR = Pattern.compile("\\(\\^\\|([^()]*)\\)");

    // Lucene has no empty alternative; a sign that is escaped is none.
    private static final Pattern EMPTY_ALTERNATIVE = Pattern.compile("((?:\\\\.)|[^\\\\|(])\\|\\)");

    private static final String WORD_END = "\\b";

    private SearchedExpression() {}

    /** A rule with all of its expressions so written. */
    static String allIn(String rule) {
        return LITERAL.matcher(rule)
                .replaceAll(literal -> Matcher.quoteReplacement("/" + ofWholeValue(literal.group(1)) + "/"));
    }

    private static String ofWholeValue(String searched) {
        String inner = searched.startsWith("(?i)") ? searched.substring("(?i)".length()) : searched;
        boolean fromStart = inner.startsWith("^");
        boolean toEnd = inner.endsWith("$") && !inner.endsWith("\\$");
        boolean toEndOfWord = inner.endsWith(WORD_END);
        inner = inner.substring(
                fromStart ? 1 : 0, inner.length() - (toEnd ? 1 : 0) - (toEndOfWord ? WORD_END.length() : 0));
        Matcher startOr = START_OR.matcher(inner);
        if (startOr.lookingAt()) {
            fromStart = true;
            inner = "(.*(" + startOr.group(1) + "))?(?:" + inner.substring(startOr.end()) + ")";
        }
        String behind = toEndOfWord ? "(\\W.*)?" : ".*";
        return (fromStart ? "" : ".*") + "(" + translated(inner) + ")" + (toEnd ? "" : behind);
    }

    private static String translated(String expression) {
        String translated =
                TOKEN.matcher(expression).replaceAll(token -> Matcher.quoteReplacement(translatedToken(token.group())));
        return EMPTY_ALTERNATIVE.matcher(translated).replaceAll("$1)?");
    }

    private static String translatedToken(String token) {
        return switch (token) {
            // Within, Lucene cannot ask for a boundary; without, a little more is found.
            case "(?i)", WORD_END -> "";
            case "(?:" -> "(";
            case "\\n" -> "\n";
            case "\\r" -> "\r";
            case "\\t" -> "\t";
            default ->
                switch (token.charAt(0)) {
                    case '\\', '[' -> token;
                    case '*', '+', '?', '}' -> token.substring(0, 1);
                    default -> "\\" + token;
                };
        };
    }
}
