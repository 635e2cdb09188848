package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.syntax.elastic.MatchSettings.Kind;
import dev.weir.matcher.syntax.elastic.MatchSettings.ZeroTerms;
import dev.weir.matcher.tree.QueryTree;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code match}, its relatives, and {@code multi_match}. */
final class FullText {
    private final Source source;
    private final Match match;

    FullText(Source source, Match match) {
        this.source = source;
        this.match = match;
    }

    /** {@code {"field": "text"}} or {@code {"field": {"query": "text", ...}}}. */
    QueryTree oneField(Json.Obj body, String name, Kind kind) {
        FieldBody in = FieldBody.of(source, body, name);
        Where where = in.value().where();
        if (!(in.value() instanceof Json.Obj object)) {
            return required(
                    match.inField(where, in.field(), Options.scalar(source, in.value()), MatchSettings.plain(kind)));
        }
        Options options = new Options(source, object, name);
        Json query = options.need("query");
        MatchSettings settings = settings(options, in.field().analyzer(), kind);
        options.done();
        return required(match.inField(query.where(), in.field(), Options.scalar(source, query), settings));
    }

    QueryTree multiMatch(Json.Obj body) {
        Options options = new Options(source, body, "multi_match");
        Json query = options.need("query");
        String text = Options.scalar(source, query);
        FieldList list = FieldList.of(source, body.where(), options.take("fields"));
        List<Field> fields = list.fields();
        @Nullable Json typeAt = options.take("type");
        String type =
                typeAt == null ? "best_fields" : Options.scalar(source, typeAt).toLowerCase(Locale.ROOT);
        MatchSettings read = settings(options, commonAnalyzer(fields), Kind.WORDS, list.isAll());
        options.ignore("tie_breaker", "use_dis_max").done();
        boolean isPhrase = type.equals("phrase") || type.equals("phrase_prefix");
        if (read.fuzziness() != null && (isPhrase || type.equals("cross_fields"))) {
            throw source.refused(
                    body.where(), "the type " + type + " knows no fuzziness; leave it out, or use best_fields");
        }
        @Nullable
        QueryTree tree =
                switch (type) {
                    case "best_fields", "most_fields" -> match.inEach(query.where(), fields, text, read);
                    case "cross_fields" -> match.acrossFields(query.where(), fields, text, read);
                    case "phrase" -> match.inEach(query.where(), fields, text, read.with(Kind.PHRASE, read.slop()));
                    case "phrase_prefix" ->
                        match.inEach(query.where(), fields, text, read.with(Kind.PHRASE_AND_PREFIX, read.slop()));
                    case "bool_prefix" ->
                        match.inEach(query.where(), fields, text, read.with(Kind.WORDS_AND_PREFIX, 0));
                    default ->
                        throw source.refused(
                                typeAt == null ? body.where() : typeAt.where(),
                                "the type '" + type + "' is none of best_fields, most_fields, cross_fields, phrase,"
                                        + " phrase_prefix and bool_prefix");
                };
        return required(tree);
    }

    QueryTree combinedFields(Json.Obj body) {
        Options options = new Options(source, body, "combined_fields");
        Json query = options.need("query");
        List<Field> fields =
                FieldList.of(source, body.where(), options.need("fields")).fields();
        for (Field field : fields) {
            if (field.type() != FieldType.TEXT
                    || !field.analyzer().equals(fields.get(0).analyzer())) {
                throw source.refused(
                        body.where(),
                        field.name(),
                        "combined_fields needs text fields of one analyzer, and '" + field.name()
                                + "' is none; use multi_match with the type cross_fields",
                        null);
            }
        }
        MatchSettings settings = settings(options, fields.get(0).analyzer(), Kind.WORDS);
        options.done();
        return required(match.acrossFields(query.where(), fields, Options.scalar(source, query), settings));
    }

    private static String commonAnalyzer(List<Field> fields) {
        String first = fields.get(0).analyzer();
        return fields.stream().allMatch(field -> field.analyzer().equals(first)) ? first : "";
    }

    private MatchSettings settings(Options options, String analyzer, Kind kind) {
        return settings(options, analyzer, kind, false);
    }

    private MatchSettings settings(Options options, String analyzer, Kind kind, boolean lenient) {
        onlyAnalyzer(source, options, "analyzer", analyzer);
        options.ignore(
                "max_expansions", "fuzzy_rewrite", "rewrite", "auto_generate_synonyms_phrase_query", "boost", "_name");
        @Nullable Json minimum = options.take("minimum_should_match");
        @Nullable Json fuzziness = options.take("fuzziness");
        return new MatchSettings(
                kind,
                options.and("operator"),
                fuzziness == null ? null : fuzziness(source, fuzziness),
                options.whole("prefix_length", 0, 0),
                options.truth("fuzzy_transpositions", true),
                minimum == null ? null : minimum(source, minimum),
                zeroTerms(options),
                options.truth("lenient", lenient),
                options.whole("slop", 0, 0));
    }

    private ZeroTerms zeroTerms(Options options) {
        @Nullable Json value = options.take("zero_terms_query");
        if (value == null) {
            return ZeroTerms.NO_DOCUMENT;
        }
        return switch (Options.scalar(source, value).toLowerCase(Locale.ROOT)) {
            case "none" -> ZeroTerms.NO_DOCUMENT;
            case "all" -> ZeroTerms.EVERY_DOCUMENT;
            default -> throw source.refused(value.where(), "\"none\" or \"all\" is needed, this is " + value.kind());
        };
    }

    /** Texts of queries are analysed as documents are; another analyzer would need another field. */
    static void onlyAnalyzer(Source source, Options options, String name, String own) {
        @Nullable Json written = options.take(name);
        if (written != null && !Options.scalar(source, written).equals(own)) {
            throw source.refused(
                    written.where(),
                    "a query is analysed as the documents of its field are"
                            + (own.isEmpty() ? "" : ", here by '" + own + "'")
                            + "; leave the analyzer out, or ask a field that has it");
        }
    }

    static Fuzziness fuzziness(Source source, Json written) {
        try {
            return Fuzziness.parse(Options.scalar(source, written));
        } catch (IllegalArgumentException e) {
            throw source.refused(written.where(), "", String.valueOf(e.getMessage()), e);
        }
    }

    /** Checked, since a text of one word would never look at it. */
    static String minimum(Source source, Json written) {
        String text = Options.scalar(source, written);
        try {
            MinimumShouldMatch.of(1, text);
            return text;
        } catch (IllegalArgumentException e) {
            throw source.refused(written.where(), "", String.valueOf(e.getMessage()), e);
        }
    }

    private static QueryTree required(@Nullable QueryTree tree) {
        return tree == null ? Groups.none() : tree;
    }
}
