package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.schema.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of a record that library databases have codes for.
 *
 * @param label what it is to people
 * @param codes what it is called in the databases, in lower case
 * @param usualNames what a field is called that holds it, the best first; none for several parts together
 */
record FieldPart(String label, List<String> codes, List<String> usualNames) {
    private static final FieldPart EVERYWHERE = new FieldPart(
            "the default fields",
            List.of(
                    "ts",
                    "topic",
                    "tx",
                    "all",
                    "all fields",
                    "af",
                    "mp",
                    "tw",
                    "text word",
                    "title-abs-key",
                    "title-abs-key-auth"),
            List.of());
    private static final FieldPart TITLE_AND_ABSTRACT =
            new FieldPart("title and abstract", List.of("tiab", "title/abstract", "title-abs"), List.of());
    private static final FieldPart TITLE = new FieldPart(
            "the title", List.of("ti", "title", "article title"), List.of("title", "headline", "heading", "name"));
    private static final FieldPart ABSTRACT = new FieldPart(
            "the abstract",
            List.of("ab", "abs", "abstract"),
            List.of("abstract", "summary", "description", "body", "text", "content"));

    /** All of them. */
    static final List<FieldPart> ALL = List.of(
            EVERYWHERE,
            TITLE_AND_ABSTRACT,
            TITLE,
            ABSTRACT,
            new FieldPart(
                    "the text",
                    List.of("body", "text", "fulltext", "ft"),
                    List.of("body", "text", "content", "description")),
            new FieldPart(
                    "the keywords",
                    List.of(
                            "key",
                            "kw",
                            "kf",
                            "ak",
                            "de",
                            "ot",
                            "su",
                            "sh",
                            "mh",
                            "mesh",
                            "mesh terms",
                            "majr",
                            "hw",
                            "zy",
                            "authkey",
                            "indexterms",
                            "keywords",
                            "subject",
                            "filter",
                            "sb"),
                    List.of("keywords", "keyword", "topics", "topic", "tags", "subjects", "subject", "labels")),
            new FieldPart(
                    "the author",
                    List.of("au", "auth", "author", "authors"),
                    List.of("author", "authors", "byline", "creator")),
            new FieldPart(
                    "the source",
                    List.of("so", "srctitle", "exactsrctitle", "jo", "jn", "ta", "journal", "source", "pu"),
                    List.of("source", "journal", "publication", "outlet", "publisher")),
            new FieldPart(
                    "the date",
                    List.of(
                            "py",
                            "dp",
                            "pdat",
                            "pubyear",
                            "yr",
                            "edat",
                            "crdt",
                            "date",
                            "date - publication",
                            "date - create"),
                    List.of("date", "published", "published_at", "publication_date", "time", "year")),
            new FieldPart("the language", List.of("la", "lang", "lg", "language"), List.of("language", "lang")),
            new FieldPart(
                    "the type of document",
                    List.of("dt", "pt", "doctype", "publication type"),
                    List.of("type", "document_type", "publication_type")),
            new FieldPart(
                    "the identifier",
                    List.of("do", "di", "doi", "is", "issn", "pmid", "ui"),
                    List.of("doi", "issn", "id")));

    /** The fields of a schema that hold it; empty if none is known to. */
    List<String> fields(Schema schema) {
        if (equals(EVERYWHERE)) {
            return schema.defaultFields();
        }
        if (equals(TITLE_AND_ABSTRACT)) {
            Set<String> both = new LinkedHashSet<>(TITLE.fields(schema));
            both.addAll(ABSTRACT.fields(schema));
            return List.copyOf(both);
        }
        return usualNames.stream()
                .filter(name -> schema.field(name).isPresent())
                .limit(1)
                .toList();
    }
}
