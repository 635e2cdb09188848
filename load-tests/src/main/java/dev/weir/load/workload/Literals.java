package dev.weir.load.workload;

import dev.weir.load.corpus.Detection;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.WildcardQuery;

/**
 * The strings that rules ask for, by field: what must not change in an event if the rules are to say the same of it.
 */
final class Literals {
    private static final int LENGTH_MIN = 3;

    private final Map<String, Set<String>> byField = new HashMap<>();

    Literals(List<Query> rules) {
        rules.forEach(rule -> rule.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query query, Term... terms) {
                for (Term term : terms) {
                    add(term.field(), term.text());
                }
            }

            @Override
            public void visitLeaf(Query query) {
                switch (query) {
                    case WildcardQuery wildcard -> addWildcard(wildcard.getTerm());
                    case PrefixQuery prefix ->
                        add(prefix.getPrefix().field(), prefix.getPrefix().text());
                    default -> {}
                }
            }

            @Override
            public QueryVisitor getSubVisitor(Occur occur, Query parent) {
                // Also what must not match.
                return this;
            }
        }));
    }

    private void addWildcard(Term pattern) {
        StringBuilder literal = new StringBuilder();
        String text = pattern.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == WildcardQuery.WILDCARD_STRING || c == WildcardQuery.WILDCARD_CHAR) {
                add(pattern.field(), literal.toString());
                literal.setLength(0);
            } else if (c == WildcardQuery.WILDCARD_ESCAPE && i + 1 < text.length()) {
                i++;
                literal.append(text.charAt(i));
            } else {
                literal.append(c);
            }
        }
        add(pattern.field(), literal.toString());
    }

    private void add(String field, String literal) {
        byField.computeIfAbsent(field, none -> new LinkedHashSet<>()).add(literal);
    }

    /** Which characters of a value some rule asks for. */
    BitSet asked(String field, String value) {
        BitSet asked = new BitSet();
        String folded = value.toLowerCase(Locale.ROOT);
        mark(byField.getOrDefault(field, Set.of()), folded, asked);
        mark(byField.getOrDefault(Detection.ANYWHERE, Set.of()), folded, asked);
        return asked;
    }

    private static void mark(Set<String> literals, String value, BitSet asked) {
        for (String literal : literals) {
            if (literal.length() >= LENGTH_MIN || literal.equals(value)) {
                for (int at = value.indexOf(literal);
                        at >= 0 && !literal.isEmpty();
                        at = value.indexOf(literal, at + 1)) {
                    asked.set(at, at + literal.length());
                }
            }
        }
    }
}
