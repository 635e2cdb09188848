package dev.weir.matcher.syntax.bool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.matcher.tree.QueryException;

/** A search that has to be refused. */
final class BrokenQuery {
    private BrokenQuery() {}

    /**
     * Checks that it is.
     *
     * @param place line and column with a colon between
     * @param reason a part of what is said
     */
    static void refused(BooleanSyntax syntax, String text, String place, String reason) {
        QueryException e = catchThrowableOfType(QueryException.class, () -> syntax.read(text));
        assertThat(e).as("%s", text.substring(0, Math.min(80, text.length()))).isNotNull();
        assertThat(e.reason()).contains(reason);
        assertThat(e.line() + ":" + e.column()).as("%s", e.reason()).isEqualTo(place);
    }
}
