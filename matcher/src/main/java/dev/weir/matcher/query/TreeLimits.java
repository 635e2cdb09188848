package dev.weir.matcher.query;

import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;

/** Refuses a tree with too many leaves, that is nested too deeply, or with too long a pattern. */
final class TreeLimits {
    private final QueryLimits limits;
    private int leaves;

    private TreeLimits(QueryLimits limits) {
        this.limits = limits;
    }

    static void check(QueryTree tree, QueryLimits limits) {
        new TreeLimits(limits).check(tree, 0);
    }

    private void check(QueryTree tree, int depth) {
        // A front end may put groups of its own around each that was written.
        if (depth > 4 * limits.maxDepth()) {
            throw new TreeFault(
                    tree, "", "the query is nested deeper than " + limits.maxDepth() + " (limit maxDepth); flatten it");
        }
        switch (tree) {
            case QueryTree.All all -> check(all.parts(), depth);
            case QueryTree.Any any -> check(any.parts(), depth);
            case QueryTree.AtLeast atLeast -> check(atLeast.parts(), depth);
            case QueryTree.Not not -> check(not.part(), depth + 1);
            case QueryTree.Near near -> check(near.parts(), depth);
            case QueryTree.Extended extended -> check(extended.part(), depth + 1);
            case QueryTree.Related related -> {
                check(related.part(), depth + 1);
                check(related.other(), depth + 1);
            }
            case QueryTree.Wildcard wildcard -> pattern(wildcard, wildcard.field(), wildcard.expression());
            case QueryTree.Prefix prefix -> pattern(prefix, prefix.field(), prefix.text());
            case QueryTree.Regexp regexp -> pattern(regexp, regexp.field(), regexp.expression());
            case QueryTree.Fuzzy fuzzy -> pattern(fuzzy, fuzzy.field(), fuzzy.text());
            case QueryTree.Term term -> count(term);
            case QueryTree.Phrase phrase -> count(phrase);
            case QueryTree.Exists exists -> count(exists);
            case QueryTree.Condition condition -> count(condition);
            case QueryTree.WordList list -> count(list);
            case QueryTree.Everything everything -> count(everything);
        }
    }

    private void check(List<QueryTree> parts, int depth) {
        for (QueryTree part : parts) {
            check(part, depth + 1);
        }
    }

    private void pattern(QueryTree leaf, String field, String text) {
        count(leaf);
        if (text.length() > limits.maxPatternChars()) {
            throw new TreeFault(
                    leaf,
                    field,
                    "a wildcard, regular expression or fuzzy word has " + text.length() + " characters, at most "
                            + limits.maxPatternChars() + " are allowed (limit maxPatternChars); shorten it");
        }
    }

    private void count(QueryTree leaf) {
        if (++leaves > limits.maxExpandedClauses()) {
            throw new TreeFault(
                    leaf,
                    "",
                    "the query has more than " + limits.maxExpandedClauses()
                            + " clauses (limit maxExpandedClauses); split it into several");
        }
    }
}
