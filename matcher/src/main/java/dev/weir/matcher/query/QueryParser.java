package dev.weir.matcher.query;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.bool.BooleanSyntax;
import dev.weir.matcher.syntax.bool.CanonicalText;
import dev.weir.matcher.syntax.elastic.ElasticSyntax;
import dev.weir.matcher.syntax.simple.SimpleSyntax;
import dev.weir.matcher.syntax.standard.StandardSyntax;
import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import dev.weir.matcher.tree.TextPlace;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** Reads queries against one schema. Safe for any number of threads. */
public final class QueryParser {
    private final Schema schema;
    private final QueryLimits limits;
    private final FilterCompiler filters;
    private final StandardSyntax standard;
    private final BooleanSyntax bool;
    private final ElasticSyntax elastic;
    private final SimpleSyntax simple;
    private final CanonicalText canonical;
    private final TreeCompiler compiler;

    /** A parser with {@link QueryLimits#DEFAULT}. */
    public QueryParser(Schema schema) {
        this(schema, QueryLimits.DEFAULT);
    }

    public QueryParser(Schema schema, QueryLimits limits) {
        ClauseLimit.lift();
        this.schema = schema;
        this.limits = limits;
        this.filters = new FilterCompiler(schema, limits);
        this.standard = new StandardSyntax(schema, limits);
        this.bool = new BooleanSyntax(schema, limits);
        this.canonical = new CanonicalText(schema);
        this.elastic = new ElasticSyntax(schema, limits);
        this.simple = new SimpleSyntax(schema, limits);
        this.compiler = new TreeCompiler(schema, limits);
    }

    /**
     * Reads a query that refers to no word lists.
     *
     * @throws QueryException if it has no meaning: it cannot be read, asks an unknown field or a field for what its
     *     type cannot answer, or is beyond a limit
     */
    public ParsedQuery parse(QuerySource source) {
        return parse(source, WordLists.NONE);
    }

    /**
     * Reads a query.
     *
     * @param lists the word lists as they stand now
     * @throws QueryException as {@link #parse(QuerySource)}, and if there is no such list
     */
    public ParsedQuery parse(QuerySource source, WordLists lists) {
        List<Query> conditions = filters.compile(source.filters());
        boolean blank = source.tree() == null && source.text().isBlank();
        if (blank && !(conditions.isEmpty() && source.syntax() == QuerySyntax.SIMPLE)) {
            if (conditions.isEmpty()) {
                throw QueryException.of("the query is empty; write a text, or *:* for every document, or add a filter");
            }
            ReadQuery nothing = new ReadQuery(new QueryTree.Everything(), new LeafPlaces(source.text()), List.of());
            return new ParsedQuery(source, nothing, Set.of(), MatchAllDocsQuery.INSTANCE, conditions);
        }
        ReadQuery read = read(source);
        ListEntries entries = new ListEntries(lists);
        try {
            Query query = compiler.compile(entries.resolved(read.tree()));
            return new ParsedQuery(source, read, WordLists.namesIn(read.tree()), query, conditions);
        } catch (TreeFault found) {
            TreeFault e = entries.inQuery(found);
            throw QueryException.in(e.part(), read.places().of(e.part()), e.field(), e.reason(), e);
        } catch (StackOverflowError e) {
            throw nestedTooDeeply(e);
        }
    }

    /** What a query was read as, as a text in the syntax BOOLEAN; that text is read as an equal tree. */
    public String canonicalText(ParsedQuery query) {
        return canonical.print(query.tree());
    }

    /**
     * What the words of a query become, each leaf once, in the order in which they are written.
     *
     * @param max of so many leaves at most
     */
    public List<AnalyzedLeaf> words(ParsedQuery query, int max) {
        return LeafWords.of(query.tree(), schema, max);
    }

    private ReadQuery read(QuerySource source) {
        QueryTree tree = source.tree();
        if (tree != null) {
            if (!source.text().isBlank()) {
                throw QueryException.of("the query is given as a text and as a tree; give one of them");
            }
            return new ReadQuery(tree, new LeafPlaces(""), List.of());
        }
        String text = source.text();
        if (text.length() > limits.maxChars() && source.syntax() != QuerySyntax.SIMPLE) {
            throw QueryException.of("the text has " + text.length() + " characters, at most " + limits.maxChars()
                    + " are allowed (limit maxChars); split it into several queries");
        }
        try {
            return switch (source.syntax()) {
                case STANDARD -> standard.read(text);
                case BOOLEAN -> bool.read(text);
                case ELASTICSEARCH -> elastic.read(text);
                case SIMPLE -> simple.read(text);
            };
        } catch (StackOverflowError e) {
            throw nestedTooDeeply(e);
        }
    }

    private static QueryException nestedTooDeeply(StackOverflowError e) {
        return QueryException.at(
                TextPlace.UNKNOWN, "", "the query is nested too deeply to be read on this thread; flatten it", e);
    }
}
