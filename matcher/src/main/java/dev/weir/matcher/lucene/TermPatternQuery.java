package dev.weir.matcher.lucene;

import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.flexible.standard.nodes.PrefixWildcardQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.WildcardQueryNode;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * A prefix or a wildcard expression, which becomes Lucene's {@link PrefixQuery} or {@link WildcardQuery} as soon as it
 * is searched. Those compile an automaton when they are made, which takes milliseconds and megabytes for what detection
 * rules ask; the query index never needs it. Immutable and safe for any number of threads.
 */
public final class TermPatternQuery extends Query {
    /** How the text is to be read. */
    public enum Kind {
        /** Terms that begin with the text. */
        PREFIX,
        /** Terms like the text, in which {@code *}, {@code ?} and {@code \} mean what they do to Lucene. */
        WILDCARD
    }

    private final Kind kind;
    private final Term text;

    /** Asks for terms like the text of a term, in its field. */
    public TermPatternQuery(Kind kind, Term text) {
        this.kind = kind;
        this.text = text;
    }

    /** What the node means to Lucene's own builder of prefixes. */
    public static TermPatternQuery of(PrefixWildcardQueryNode node) {
        String expression = node.getTextAsString();
        String start = expression.substring(0, expression.length() - 1);
        return new TermPatternQuery(Kind.PREFIX, new Term(node.getFieldAsString(), start));
    }

    /** What the node means to Lucene's own builder of wildcards. */
    public static TermPatternQuery of(WildcardQueryNode node) {
        return new TermPatternQuery(Kind.WILDCARD, new Term(node.getFieldAsString(), node.getTextAsString()));
    }

    /** How the text is to be read. */
    public Kind kind() {
        return kind;
    }

    /** The field, and the prefix or the expression. */
    public Term text() {
        return text;
    }

    /**
     * Lucene's query.
     *
     * @throws TooComplexToDeterminizeException if the expression is, for Lucene
     */
    public MultiTermQuery compiled() {
        return switch (kind) {
            case PREFIX -> new PrefixQuery(text);
            case WILDCARD -> new WildcardQuery(text);
        };
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return compiled();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (!visitor.acceptField(text.field())) {
            return;
        }
        try {
            compiled().visit(visitor);
        } catch (TooComplexToDeterminizeException e) {
            // Nobody learns its terms then; the query index decides it all the same.
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String defaultField) {
        String field = text.field().equals(defaultField) ? "" : text.field() + ":";
        return field + text.text() + (kind == Kind.PREFIX ? "*" : "");
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other)
                && kind == ((TermPatternQuery) other).kind
                && text.equals(((TermPatternQuery) other).text);
    }

    @Override
    public int hashCode() {
        return (31 * classHash() + kind.hashCode()) * 31 + text.hashCode();
    }
}
