package dev.weir.matcher.query;

/** The language that a query's text is written in. */
public enum QuerySyntax {
    /** Lucene's flexible standard syntax. */
    STANDARD,
    /** What people type in Scopus, Web of Science, Ovid and media tools; also that of canonical texts. */
    BOOLEAN,
    /** The query language of Elasticsearch and OpenSearch, as JSON. */
    ELASTICSEARCH,
    /** For search boxes: never fails. */
    SIMPLE
}
