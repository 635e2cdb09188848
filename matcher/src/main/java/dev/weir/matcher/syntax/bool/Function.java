package dev.weir.matcher.syntax.bool;

import java.util.Locale;
import java.util.Optional;

/** What has no notation of its own and is written {@code fn:name(...)}. */
enum Function {
    TERM("term", true),
    EXACT("exact", true),
    PHRASE("phrase", true),
    PREFIX("prefix", true),
    WILDCARD("wildcard", true),
    REGEXP("regexp", true),
    FUZZY("fuzzy", true),
    EXISTS("exists", true),
    LIST("list", true),
    RANGE("range", true),
    TERMS("terms", true),
    DISTANCE("distance", true),
    BOX("box", true),
    POLYGON("polygon", true),
    ALL("all", false),
    ANY("any", false),
    AT_LEAST("atLeast", false),
    NEAR("near", false),
    EXTEND("extend", false),
    RELATED("related", false);

    /** What they all begin with. */
    static final String PREFIX_SIGN = "fn:";

    private final String label;
    private final boolean ofValues;

    Function(String label, boolean ofValues) {
        this.label = label;
        this.ofValues = ofValues;
    }

    /** As it is written. */
    String label() {
        return label;
    }

    /** Whether its arguments are values, of a field that stands before; otherwise they are queries. */
    boolean isOfValues() {
        return ofValues;
    }

    /** The one of that name, in capitals or not. */
    static Optional<Function> named(String name) {
        for (Function function : values()) {
            if (function.label.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
