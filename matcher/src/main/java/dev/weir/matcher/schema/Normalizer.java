package dev.weir.matcher.schema;

/** How the values of a keyword field are made comparable; applied alike to documents and to queries. */
public enum Normalizer {
    /** The value stays as it is. */
    NONE,
    /** Each code point becomes its lower case, independent of any locale. */
    LOWERCASE;

    /** The value as it is compared. */
    public String apply(String value) {
        return switch (this) {
            case NONE -> value;
            case LOWERCASE ->
                value.codePoints()
                        .map(Character::toLowerCase)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }
}
