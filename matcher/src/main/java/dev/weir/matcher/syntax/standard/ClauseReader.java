package dev.weir.matcher.syntax.standard;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.AnalyzedText;
import dev.weir.matcher.syntax.TypedLeaves;
import dev.weir.matcher.syntax.UnknownField;
import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.Warning;
import java.util.List;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldableNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FuzzyQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.SlopQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.RegexpQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.apache.lucene.search.FuzzyQuery;
import org.jspecify.annotations.Nullable;

/** Turns one clause into leaves, one for each default field where it names none. */
final class ClauseReader {
    private final QueryText text;
    private final Schema schema;
    private final QueryLimits limits;
    private final TypedLeaves leaves;
    private final LeafPlaces places;
    private final List<Warning> warnings;
    private int clauses;

    ClauseReader(QueryText text, Schema schema, QueryLimits limits, List<Warning> warnings) {
        this.text = text;
        this.schema = schema;
        this.limits = limits;
        this.warnings = warnings;
        this.leaves = new TypedLeaves(schema);
        this.places = new LeafPlaces(text.written());
    }

    LeafPlaces places() {
        return places;
    }

    QueryTree read(QueryNode clause) {
        if (++clauses > limits.maxClauses()) {
            throw new Fault(
                    -1,
                    "",
                    "the query has more than " + limits.maxClauses()
                            + " clauses (limit maxClauses); split it into several");
        }
        int offset = Written.offset(clause);
        if (!(clause instanceof FieldableNode fieldable)) {
            throw new Fault(offset, "", "this kind of clause is not supported");
        }
        if (isMatchAll(clause)) {
            return new QueryTree.Everything();
        }
        @Nullable CharSequence field = fieldable.getField();
        String name = field == null ? "" : field.toString();
        try {
            return field == null
                    ? leaves.overDefaultFields(each -> leaf(each, clause, offset))
                    : leaf(name, clause, offset);
        } catch (IllegalArgumentException e) {
            throw new Fault(offset, name, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isMatchAll(QueryNode node) {
        return node instanceof FieldQueryNode value
                && "*".contentEquals(String.valueOf(value.getField()))
                && Written.isOpen(value);
    }

    private QueryTree leaf(String field, QueryNode clause, int offset) {
        if (schema.field(field).isEmpty()) {
            throw new IllegalArgumentException(UnknownField.reason(field, schema));
        }
        QueryTree leaf =
                switch (clause) {
                    case TermRangeQueryNode range -> range(field, range);
                    case RegexpQueryNode regexp ->
                        new QueryTree.Regexp(field, regexp.getText().toString());
                    case SlopQueryNode slop -> phrase(field, slop);
                    case FuzzyQueryNode fuzzy -> fuzzy(field, fuzzy);
                    case QuotedFieldQueryNode quoted -> quoted(field, quoted);
                    case FieldQueryNode word -> word(field, word, offset);
                    default -> throw new IllegalArgumentException("this kind of clause is not supported");
                };
        return places.at(offset, length(clause), leaf);
    }

    private static int length(QueryNode clause) {
        return clause instanceof FieldQueryNode word ? Math.max(1, word.getEnd() - word.getBegin()) : 1;
    }

    private QueryTree range(String field, TermRangeQueryNode range) {
        return leaves.range(
                field,
                bound(range.getLowerBound()),
                range.isLowerInclusive(),
                bound(range.getUpperBound()),
                range.isUpperInclusive());
    }

    private static @Nullable String bound(FieldQueryNode bound) {
        return Written.isOpen(bound) ? null : bound.getTextAsString();
    }

    private QueryTree phrase(String field, SlopQueryNode slop) {
        if (!(slop.getChild() instanceof FieldQueryNode quoted)) {
            throw new IllegalArgumentException("a proximity (~) must follow a phrase in quotes");
        }
        return new QueryTree.Phrase(field, quoted.getTextAsString(), slop.getValue());
    }

    private QueryTree fuzzy(String field, FuzzyQueryNode fuzzy) {
        requireWord(fuzzy);
        String word = fuzzy.getTextAsString();
        int edits = FuzzyQuery.floatToEdits(fuzzy.getSimilarity(), word.codePointCount(0, word.length()));
        return QueryTree.Fuzzy.of(field, word, edits);
    }

    private QueryTree quoted(String field, QuotedFieldQueryNode quoted) {
        String phrase = quoted.getTextAsString();
        return switch (leaves.field(field).type()) {
            case TEXT, KEYWORD -> new QueryTree.Phrase(field, phrase, 0);
            case LONG, DOUBLE, DATE, BOOLEAN, GEO_POINT -> leaves.value(field, phrase);
        };
    }

    private QueryTree word(String field, FieldQueryNode word, int offset) {
        switch (text.kept(word.getText())) {
            case QueryText.Function function -> {
                return new FunctionReader(function, field, places, this::vanishes).read();
            }
            case QueryText.ListName list -> {
                return leaves.wordList(field, list.name());
            }
            case null -> {}
        }
        if (Written.isOpen(word)) {
            return leaves.exists(field);
        }
        if (Written.hasWildcard(word)) {
            return Written.pattern(field, word.getText());
        }
        QueryTree value = leaves.value(field, word.getTextAsString());
        return value instanceof QueryTree.Term term ? cut(term, offset) : value;
    }

    /** A word that analysis takes for several is any of them, as in Lucene's parsers. */
    private QueryTree cut(QueryTree.Term term, int offset) {
        if (isLetters(term.text())) {
            return term;
        }
        AnalyzedText analyzed = AnalyzedText.of(schema.analyzer(), term.field(), term.text());
        if (analyzed.isEmpty() || analyzed.isOneWord()) {
            return term;
        }
        List<QueryTree> words = analyzed.tokens().stream()
                .map(token -> token.term().utf8ToString())
                .<QueryTree>map(
                        word -> places.at(offset, term.text().length(), QueryTree.Term.exact(term.field(), word)))
                .toList();
        warnings.add(new Warning(
                text.placeOf(offset, term.text().length()),
                "this is cut into several words in field '" + term.field()
                        + "', any of which is enough; put it in quotes if they are to follow each other"));
        return new QueryTree.Any(words);
    }

    /** No analyzer makes several words of ASCII letters; asking it takes longer than all the rest of a clause. */
    private static boolean isLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = (char) (text.charAt(i) | 0x20);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    private void requireWord(FieldQueryNode node) {
        switch (text.kept(node.getText())) {
            case QueryText.Function function ->
                throw new IllegalArgumentException("an interval function (fn:) cannot be fuzzy (~)");
            case QueryText.ListName list ->
                throw new IllegalArgumentException("the word list '" + list.name() + "' cannot be fuzzy (~)");
            case null -> {}
        }
    }

    /** Whether analysis leaves nothing of a clause. */
    boolean vanishes(QueryTree tree) {
        return switch (tree) {
            case QueryTree.Term term -> !term.exact() && isEmpty(term.field(), term.text());
            case QueryTree.Phrase phrase -> isEmpty(phrase.field(), phrase.text());
            case QueryTree.Not not -> vanishes(not.part());
            case QueryTree.All all ->
                !all.parts().isEmpty() && all.parts().stream().allMatch(this::vanishes);
            case QueryTree.Any any ->
                !any.parts().isEmpty() && any.parts().stream().allMatch(this::vanishes);
            case QueryTree.AtLeast some ->
                !some.parts().isEmpty() && some.parts().stream().allMatch(this::vanishes);
            case QueryTree.Near near -> near.parts().stream().allMatch(this::vanishes);
            default -> false;
        };
    }

    private boolean isEmpty(String field, String words) {
        return AnalyzedText.of(schema.analyzer(), field, words).isEmpty();
    }
}
