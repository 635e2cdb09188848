package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.syntax.elastic.MatchSettings.Kind;
import dev.weir.matcher.syntax.elastic.MatchSettings.ZeroTerms;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** {@code query_string} and {@code simple_query_string}: texts with operators inside the JSON. */
final class QueryStrings {
    private final Source source;
    private final Words words;
    private final Values values;
    private final Patterns patterns;
    private final Match match;

    QueryStrings(Source source, Words words, Values values, Patterns patterns, Match match) {
        this.source = source;
        this.words = words;
        this.values = values;
        this.patterns = patterns;
        this.match = match;
    }

    QueryTree classic(Json.Obj body) {
        Options options = new Options(source, body, "query_string");
        Json query = options.need("query");
        @Nullable Json defaultField = options.take("default_field");
        @Nullable Json list = options.take("fields");
        if (defaultField != null && list != null) {
            throw source.refused(defaultField.where(), "default_field and fields exclude each other; keep one");
        }
        FieldList fields = FieldList.of(source, body.where(), defaultField == null ? list : defaultField);
        @Nullable String only = defaultField == null ? null : single(defaultField);
        ClassicText.Options how = classicOptions(options);
        options.ignore("tie_breaker", "fuzzy_max_expansions", "fuzzy_rewrite", "rewrite", "max_determinized_states");
        options.ignore("auto_generate_synonyms_phrase_query", "split_on_whitespace", "auto_generate_phrase_queries");
        boolean across = type(options).equals("cross_fields");
        boolean escape = options.truth("escape", false);
        refuseUnless(options, "enable_position_increments", true);
        @Nullable Json minimum = options.take("minimum_should_match");
        MatchSettings settings = settings(options, fields, "phrase_slop");
        options.done();
        String text = Options.scalar(source, query);
        if (text.isBlank()) {
            source.warn(query.where(), "the text is empty, so that no document matches it");
            return Groups.none();
        }
        requireShallow(query, text);
        TextFields in = new TextFields(
                source, words, values, patterns, match, query.where(), fields.fields(), settings, across);
        try {
            Query read = new ClassicText(in, only, how).parse(escape ? QueryParser.escape(text) : text);
            return finished(read, minimum);
        } catch (ParseException e) {
            throw source.refused(query.where(), "", unreadable(e), e);
        }
    }

    private @Nullable String single(Json defaultField) {
        String name = Options.scalar(source, defaultField);
        return FieldList.isPattern(name) || name.indexOf('^') >= 0 ? null : name;
    }

    private ClassicText.Options classicOptions(Options options) {
        @Nullable Json zone = options.take("time_zone");
        @Nullable Json fuzziness = options.take("fuzziness");
        return new ClassicText.Options(
                fuzziness == null ? Fuzziness.AUTO : FullText.fuzziness(source, fuzziness),
                zone == null ? Dates.PLAIN : new Dates(DateFormats.DEFAULT, TermLevel.zone(source, zone)),
                zone != null,
                options.truth("allow_leading_wildcard", true));
    }

    private String type(Options options) {
        @Nullable Json written = options.take("type");
        if (written == null) {
            return "best_fields";
        }
        String type = Options.scalar(source, written).toLowerCase(Locale.ROOT);
        if (!List.of("best_fields", "most_fields", "cross_fields").contains(type)) {
            throw source.refused(
                    written.where(),
                    "the type is none of best_fields, most_fields and cross_fields; others are not known here");
        }
        return type;
    }

    QueryTree simple(Json.Obj body) {
        Options options = new Options(source, body, "simple_query_string");
        Json query = options.need("query");
        FieldList fields = FieldList.of(source, body.where(), options.take("fields"));
        int flags = flags(options);
        options.ignore(
                "fuzzy_max_expansions", "auto_generate_synonyms_phrase_query", "locale", "lowercase_expanded_terms");
        @Nullable Json minimum = options.take("minimum_should_match");
        MatchSettings settings = settings(options, fields, "");
        options.done();
        String text = Options.scalar(source, query);
        requireShallow(query, text);
        TextFields in =
                new TextFields(source, words, values, patterns, match, query.where(), fields.fields(), settings, false);
        return finished(new SimpleText(in, flags).parse(text), minimum);
    }

    private int flags(Options options) {
        @Nullable Json written = options.take("flags");
        if (written == null) {
            return SimpleText.ALL;
        }
        if (written instanceof Json.Num) {
            throw source.refused(written.where(), "flags are written by name here, such as OR|AND|PREFIX");
        }
        int flags = SimpleText.NONE;
        for (String flag :
                Options.scalar(source, written).toUpperCase(Locale.ROOT).split("\\|", -1)) {
            @Nullable Integer bits = SimpleText.FLAGS.get(flag.strip());
            if (bits == null && !flag.isBlank()) {
                throw source.refused(
                        written.where(),
                        "the flag " + flag + " is none of "
                                + SimpleText.FLAGS.keySet().stream().sorted().toList());
            }
            flags |= bits == null ? SimpleText.ALL : bits;
        }
        return flags;
    }

    private MatchSettings settings(Options options, FieldList fields, String slop) {
        refuseUnless(options, "analyze_wildcard", false);
        String analyzer = common(fields.fields());
        FullText.onlyAnalyzer(source, options, "analyzer", analyzer);
        FullText.onlyAnalyzer(source, options, "quote_analyzer", analyzer);
        @Nullable Json suffix = options.take("quote_field_suffix");
        if (suffix != null) {
            throw source.refused(
                    suffix.where(), "quote_field_suffix is not known here; name the fields of phrases in the text");
        }
        return new MatchSettings(
                Kind.WORDS,
                options.and("default_operator"),
                null,
                options.whole("fuzzy_prefix_length", 0, 0),
                options.truth("fuzzy_transpositions", true),
                null,
                ZeroTerms.NO_CLAUSE,
                options.truth("lenient", fields.isAll()),
                slop.isEmpty() ? 0 : options.whole(slop, 0, 0));
    }

    private void refuseUnless(Options options, String name, boolean only) {
        if (options.truth(name, only) != only) {
            throw source.refused(options.where(), "the option " + name + " is only known as " + only + " here");
        }
    }

    private static String common(List<Field> fields) {
        String first = fields.get(0).analyzer();
        return fields.stream().allMatch(field -> field.analyzer().equals(first)) ? first : "";
    }

    /** The parsers call themselves for each parenthesis. */
    private void requireShallow(Json query, String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' && depth > 0 ? -1 : 0;
            if (depth > source.limits().maxDepth()) {
                throw source.refused(
                        query.where(),
                        "the text has parentheses deeper than "
                                + source.limits().maxDepth() + " (limit maxDepth); flatten it");
            }
        }
    }

    private QueryTree finished(@Nullable Query read, @Nullable Json minimum) {
        Query query = read == null ? new BooleanQuery.Builder().build() : read;
        while (query instanceof BoostQuery boost) {
            query = boost.getQuery();
        }
        if (minimum == null || !(query instanceof BooleanQuery bool)) {
            return TreeQuery.read(query);
        }
        int optional = (int) bool.clauses().stream()
                .filter(clause -> clause.occur() == BooleanClause.Occur.SHOULD)
                .count();
        BooleanQuery.Builder counted = new BooleanQuery.Builder()
                .setMinimumNumberShouldMatch(MinimumShouldMatch.of(optional, FullText.minimum(source, minimum)));
        bool.clauses().forEach(counted::add);
        return TreeQuery.read(counted.build());
    }

    private static String unreadable(ParseException e) {
        return e.currentToken == null || e.currentToken.next == null
                ? "the text cannot be read: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                : "the text cannot be read: at its line " + e.currentToken.next.beginLine + ", column "
                        + (e.currentToken.next.beginColumn + 1) + " stands '" + e.currentToken.next.image
                        + "', which is not expected there; put a backslash before an operator that is meant as it stands";
    }
}
