package dev.weir.matcher.query;

/** The language that a query's text is written in. */
public enum QuerySyntax {
    /** Lucene's flexible standard syntax, as the package documentation describes it. */
    STANDARD
}
