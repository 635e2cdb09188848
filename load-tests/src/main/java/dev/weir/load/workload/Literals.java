package dev.weir.load.workload;

import dev.weir.load.corpus.Detection;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.RegexpQueryNode;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;

/**
 * The strings that rules ask for, by field: what must not change in an event if the rules are to say the same of it.
 */
final class Literals {
    private static final int LENGTH_MIN = 3;

    private final Map<String, Set<String>> byField = new HashMap<>();

    /**
     * Adds those of a rule.
     *
     * @return whether the rule has regular expressions, of which nothing is known
     * @throws QueryNodeException if it is not in the syntax of Lucene's standard parser
     */
    boolean addAll(String rule) throws QueryNodeException {
        return addAll(new StandardSyntaxParser().parse(rule, Detection.ANYWHERE));
    }

    private boolean addAll(QueryNode node) {
        boolean regexps = node instanceof RegexpQueryNode;
        if (node instanceof FieldQueryNode clause) {
            addParts(
                    clause.getFieldAsString(),
                    clause.getText() instanceof UnescapedCharSequence text
                            ? text
                            : new UnescapedCharSequence(clause.getText()));
        }
        if (node.getChildren() != null) {
            for (QueryNode child : node.getChildren()) {
                regexps |= addAll(child);
            }
        }
        return regexps;
    }

    /** Those between the wildcards. */
    private void addParts(String field, UnescapedCharSequence text) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || (!text.wasEscaped(i) && "*?".indexOf(text.charAt(i)) >= 0)) {
                byField.computeIfAbsent(field, none -> new LinkedHashSet<>())
                        .add(text.subSequence(from, i).toString().toLowerCase(Locale.ROOT));
                from = i + 1;
            }
        }
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
