package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.syntax.elastic.MatchSettings.Kind;
import java.util.Map;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** The language of {@code simple_query_string}: Lucene's simple parser, whose clauses become parts of a tree. */
final class SimpleText extends SimpleQueryParser {
    static final int ALL = -1;
    static final int NONE = 0;

    /** Each operator that flags turn on. */
    static final Map<String, Integer> FLAGS = Map.ofEntries(
            Map.entry("ALL", ALL),
            Map.entry("NONE", NONE),
            Map.entry("AND", AND_OPERATOR),
            Map.entry("NOT", NOT_OPERATOR),
            Map.entry("OR", OR_OPERATOR),
            Map.entry("PREFIX", PREFIX_OPERATOR),
            Map.entry("PHRASE", PHRASE_OPERATOR),
            Map.entry("PRECEDENCE", PRECEDENCE_OPERATORS),
            Map.entry("ESCAPE", ESCAPE_OPERATOR),
            Map.entry("WHITESPACE", WHITESPACE_OPERATOR),
            Map.entry("FUZZY", FUZZY_OPERATOR),
            Map.entry("NEAR", NEAR_OPERATOR),
            Map.entry("SLOP", NEAR_OPERATOR));

    private final TextFields in;

    SimpleText(TextFields in, int flags) {
        super(schema(in).analyzer(), Map.of("", 1f), flags);
        this.in = in;
        setDefaultOperator(in.settings().and() ? Occur.MUST : Occur.SHOULD);
    }

    private static Schema schema(TextFields in) {
        return in.source().schema();
    }

    @Override
    protected @Nullable Query newDefaultQuery(String text) {
        return in.text(in.fields(), text, in.settings());
    }

    @Override
    protected @Nullable Query newPhraseQuery(String text, int slop) {
        return in.text(in.fields(), text, in.settings().with(Kind.PHRASE, slop));
    }

    @Override
    protected Query newFuzzyQuery(String text, int edits) {
        return in.fuzzy(in.fields(), text, Math.min(2, edits));
    }

    @Override
    protected Query newPrefixQuery(String text) {
        return in.prefix(in.fields(), text);
    }
}
