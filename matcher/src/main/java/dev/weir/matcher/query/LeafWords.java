package dev.weir.matcher.query;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.AnalyzedText;
import dev.weir.matcher.tree.QueryTree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what analysis makes of the leaves of one tree, each once. */
final class LeafWords {
    private final Schema schema;
    private final Normalization normalization;
    private final int max;
    private final Set<AnalyzedLeaf> leaves = new LinkedHashSet<>();

    private LeafWords(Schema schema, int max) {
        this.schema = schema;
        this.normalization = new Normalization(schema.analyzer());
        this.max = max;
    }

    static List<AnalyzedLeaf> of(QueryTree tree, Schema schema, int max) {
        LeafWords words = new LeafWords(schema, max);
        new TreeMapping(words::visit).map(tree);
        return List.copyOf(words.leaves);
    }

    private QueryTree visit(QueryTree leaf) {
        if (leaves.size() < max) {
            switch (leaf) {
                case QueryTree.Term(String field, String text, boolean exact) ->
                    leaves.add(exact ? new AnalyzedLeaf(field, text, List.of(text)) : analyzed(field, text));
                case QueryTree.Phrase(String field, String text, int slop) -> leaves.add(analyzed(field, text));
                case QueryTree.Prefix(String field, String text) ->
                    leaves.add(new AnalyzedLeaf(field, text + "*", List.of(normalization.plain(field, text) + "*")));
                case QueryTree.Wildcard(String field, String expression) ->
                    leaves.add(new AnalyzedLeaf(field, expression, List.of(normalization.wildcard(field, expression))));
                case QueryTree.Regexp(String field, String expression) ->
                    leaves.add(new AnalyzedLeaf(
                            field,
                            "/" + expression + "/",
                            List.of("/" + normalization.regexp(field, expression) + "/")));
                case QueryTree.Fuzzy fuzzy ->
                    leaves.add(new AnalyzedLeaf(
                            fuzzy.field(),
                            fuzzy.text() + "~" + fuzzy.maxEdits(),
                            List.of(normalization.plain(fuzzy.field(), fuzzy.text()) + "~" + fuzzy.maxEdits())));
                default -> {}
            }
        }
        return leaf;
    }

    private AnalyzedLeaf analyzed(String field, String text) {
        AnalyzedText analyzed = AnalyzedText.of(schema.analyzer(), field, text);
        return new AnalyzedLeaf(
                field,
                text,
                analyzed.tokens().stream()
                        .map(token -> token.term().utf8ToString())
                        .toList());
    }
}
