package dev.weir.client.files;

import dev.weir.v1.QuerySyntax;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Query syntaxes by the names that people write. */
public final class Syntaxes {
    private static final String PREFIX = "QUERY_SYNTAX_";
    private static final List<QuerySyntax> KNOWN = Arrays.stream(QuerySyntax.values())
            .filter(syntax -> syntax != QuerySyntax.UNRECOGNIZED && syntax != QuerySyntax.QUERY_SYNTAX_UNSPECIFIED)
            .toList();

    private Syntaxes() {}

    /**
     * The syntax of that name, {@code boolean} or {@code QUERY_SYNTAX_BOOLEAN}.
     *
     * @throws BadInputException which names those that there are
     */
    public static QuerySyntax read(String text) {
        return KNOWN.stream()
                .filter(syntax -> text.equalsIgnoreCase(name(syntax)) || text.equals(syntax.name()))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "syntax",
                        "\"" + text + "\" is not known; known are "
                                + String.join(
                                        ", ", KNOWN.stream().map(Syntaxes::name).toList())));
    }

    /** As people write it. */
    public static String name(QuerySyntax syntax) {
        return syntax.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }
}
