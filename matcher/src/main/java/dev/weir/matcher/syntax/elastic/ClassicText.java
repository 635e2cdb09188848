package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.syntax.elastic.MatchSettings.Kind;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The language of {@code query_string}: Lucene's classic parser, whose clauses become parts of a tree. Operators,
 * precedence and escapes are Lucene's own.
 */
final class ClassicText extends QueryParser {
    /** For a clause that names no field; no field is called so. */
    private static final String NO_FIELD = "";

    /** What the parser gives for {@code word~} without a number. */
    private static final float BARE_FUZZY = 77;

    private static final String EXISTS = "_exists_";

    private final TextFields in;
    private final Options how;

    /**
     * What is set beside the text.
     *
     * @param fuzziness of {@code word~}
     * @param dates how dates of ranges are read
     * @param hasZone whether a zone was given, which also concerns single dates
     * @param leadingWildcard whether a word may begin with one
     */
    record Options(Fuzziness fuzziness, Dates dates, boolean hasZone, boolean leadingWildcard) {}

    /**
     * A parser for one text.
     *
     * @param defaultField the only field of clauses that name none; null for all of the fields
     */
    ClassicText(TextFields in, @Nullable String defaultField, Options how) {
        super(
                defaultField == null ? NO_FIELD : defaultField,
                in.source().schema().analyzer());
        this.in = in;
        this.how = how;
        setFuzzyMinSim(BARE_FUZZY);
        setPhraseSlop(in.settings().slop());
        setDefaultOperator(in.settings().and() ? Operator.AND : Operator.OR);
    }

    private List<Field> fields(String name) {
        if (name.equals(NO_FIELD)) {
            return in.fields();
        }
        return FieldList.isPattern(name)
                ? FieldList.matching(in.source(), name).stream()
                        .filter(field -> field.type() != FieldType.GEO_POINT)
                        .toList()
                : List.of(in.source().field(in.where(), name));
    }

    @Override
    protected @Nullable Query getFieldQuery(String field, String text, boolean quoted) {
        if (field.equals(EXISTS)) {
            return in.exists(fields(text));
        }
        if (quoted) {
            return getFieldQuery(field, text, getPhraseSlop());
        }
        List<Field> fields = fields(field);
        if (!field.equals(NO_FIELD) && text.length() > 1) {
            char sign = text.charAt(0);
            if (sign == '>' || sign == '<') {
                boolean equal = text.length() > 2 && text.charAt(1) == '=';
                String bound = text.substring(equal ? 2 : 1);
                return sign == '>'
                        ? in.range(fields, bound, equal, null, true, how.dates())
                        : in.range(fields, null, true, bound, equal, how.dates());
            }
            if (how.hasZone() && fields.size() == 1 && fields.get(0).type() == FieldType.DATE) {
                return in.range(fields, text, true, text, true, how.dates());
            }
        }
        return fields.isEmpty() ? new TreeQuery(Groups.none()) : in.text(fields, text, in.settings());
    }

    @Override
    protected @Nullable Query getFieldQuery(String field, String text, int slop) {
        if (field.equals(EXISTS)) {
            return in.exists(fields(text));
        }
        List<Field> fields = fields(field);
        return fields.isEmpty()
                ? new TreeQuery(Groups.none())
                : in.text(fields, text, in.settings().with(Kind.PHRASE, slop));
    }

    @Override
    protected Query getRangeQuery(
            String field, @Nullable String lower, @Nullable String upper, boolean lowerIn, boolean upperIn) {
        return in.range(fields(field), open(lower), lowerIn, open(upper), upperIn, how.dates());
    }

    private static @Nullable String open(@Nullable String bound) {
        return "*".equals(bound) ? null : bound;
    }

    @Override
    protected Query getFuzzyQuery(String field, String text, float similarity) {
        int edits = similarity == BARE_FUZZY ? how.fuzziness().edits(text) : Math.min(2, (int) similarity);
        return in.fuzzy(fields(field), text, edits);
    }

    @Override
    protected Query getPrefixQuery(String field, String text) {
        return in.prefix(fields(field), text);
    }

    @Override
    protected Query getWildcardQuery(String field, String expression) throws ParseException {
        if (expression.equals("*")) {
            return field.equals("*") ? new TreeQuery(new QueryTree.Everything()) : in.exists(fields(field));
        }
        if (!how.leadingWildcard() && (expression.startsWith("*") || expression.startsWith("?"))) {
            throw new ParseException("a word begins with a wildcard, and allow_leading_wildcard is false");
        }
        return in.wildcard(fields(field), expression);
    }

    @Override
    protected Query getRegexpQuery(String field, String expression) {
        return in.each(fields(field), name -> in.patterns().normalRegexp(in.where(), name, expression));
    }
}
