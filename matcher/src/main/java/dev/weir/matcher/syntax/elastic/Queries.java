package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.syntax.elastic.MatchSettings.Kind;
import dev.weir.matcher.tree.QueryTree;

/** Gives each query of a text to who reads it. Not for several threads. */
final class Queries {
    private final Source source;
    private final Compounds compounds;
    private final FullText fullText;
    private final TermLevel terms;
    private final IntervalRules intervals;
    private final Spans spans;
    private final Geo geo;
    private final QueryStrings strings;
    private int clauses;

    Queries(Source source, Words words) {
        this.source = source;
        Values values = new Values(source, words);
        Patterns patterns = new Patterns(source, words);
        Match match = new Match(source, words, values, patterns);
        this.compounds = new Compounds(source, this);
        this.fullText = new FullText(source, match);
        this.terms = new TermLevel(source, values, patterns);
        this.intervals = new IntervalRules(source, words, terms, patterns);
        this.spans = new Spans(source, terms);
        this.geo = new Geo(source);
        this.strings = new QueryStrings(source, words, values, patterns, match);
    }

    /**
     * A query: an object with the query's name and nothing else.
     *
     * @param depth how many queries it is in
     */
    QueryTree read(Json written, int depth) {
        if (depth > source.limits().maxDepth()) {
            throw source.refused(
                    written.where(),
                    "the query is nested deeper than " + source.limits().maxDepth() + " (limit maxDepth); flatten it");
        }
        Json.Obj object = Options.object(source, written);
        if (object.members().isEmpty()) {
            throw source.refused(object.where(), "the query is empty; write {\"match_all\": {}} for every document");
        }
        Json.Member query = object.members().get(0);
        if (object.members().size() > 1) {
            Json.Member second = object.members().get(1);
            throw source.refused(
                    second.nameAt(),
                    "a query has one name, and here are '" + query.name() + "' and '" + second.name()
                            + "'; put several queries into a bool");
        }
        return read(Options.underscored(query.name()), query, depth);
    }

    private QueryTree read(String name, Json.Member query, int depth) {
        if (++clauses > source.limits().maxClauses()) {
            throw source.refused(
                    query.nameAt(),
                    "the text has more than " + source.limits().maxClauses()
                            + " queries (limit maxClauses); split it into several");
        }
        if (name.startsWith("span_") && !name.equals("span_gap")) {
            return spans.span(name, query);
        }
        String unknown = Refusals.of(name, "");
        if (!unknown.isEmpty()) {
            throw source.refused(query.nameAt(), unknown);
        }
        Json.Obj body = Options.object(source, query.value());
        return switch (name) {
            case "bool" -> compounds.bool(body, depth);
            case "dis_max" -> compounds.disMax(body, depth);
            case "constant_score" -> compounds.constantScore(body, depth);
            case "boosting" -> compounds.boosting(body, depth);
            case "function_score" -> compounds.functionScore(body, depth);
            case "script_score" -> compounds.scriptScore(body, depth);
            case "match_all" -> everything(body);
            case "match_none" -> nothing(body);
            case "ids" -> ids(body);
            case "match" -> fullText.oneField(body, name, Kind.WORDS);
            case "match_phrase" -> fullText.oneField(body, name, Kind.PHRASE);
            case "match_phrase_prefix" -> fullText.oneField(body, name, Kind.PHRASE_AND_PREFIX);
            case "match_bool_prefix" -> fullText.oneField(body, name, Kind.WORDS_AND_PREFIX);
            case "multi_match" -> fullText.multiMatch(body);
            case "combined_fields" -> fullText.combinedFields(body);
            case "query_string" -> strings.classic(body);
            case "simple_query_string" -> strings.simple(body);
            case "term" -> terms.term(body);
            case "terms" -> terms.terms(body);
            case "range" -> terms.range(body);
            case "exists" -> terms.exists(body);
            case "prefix" -> terms.prefix(body);
            case "wildcard" -> terms.wildcard(body);
            case "regexp" -> terms.regexp(body);
            case "fuzzy" -> terms.fuzzy(body);
            case "intervals" -> intervals.query(body);
            case "geo_distance" -> geo.distance(body);
            case "geo_bounding_box" -> geo.box(body);
            case "geo_polygon" -> geo.polygon(body);
            default ->
                throw source.refused(
                        query.nameAt(),
                        "there is no query '" + query.name() + "'; write one such as match, term, range or bool");
        };
    }

    private QueryTree everything(Json.Obj body) {
        new Options(source, body, "match_all").done();
        return source.leaf(body.where(), new QueryTree.Everything());
    }

    /** To a percolator, too, the id of a document is unknown: it decides before the document is stored. */
    private QueryTree ids(Json.Obj body) {
        Options options = new Options(source, body, "ids");
        Json values = options.need("values");
        if (values instanceof Json.Obj) {
            throw source.refused(values.where(), "a list of ids is needed, this is " + values.kind());
        }
        options.done();
        source.warn(
                body.where(),
                "the id of a document is not known to a percolator, nor here: no document matches; publish it as a"
                        + " keyword field, and ask that with terms");
        return Groups.none();
    }

    private QueryTree nothing(Json.Obj body) {
        new Options(source, body, "match_none").done();
        return Groups.none();
    }
}
