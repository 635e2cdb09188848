package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.syntax.elastic.MatchSettings.Kind;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a text in one or several fields: what all of {@code match} and its relatives come down to. */
final class Match {
    private final Source source;
    private final Words words;
    private final Values values;
    private final Patterns patterns;

    Match(Source source, Words words, Values values, Patterns patterns) {
        this.source = source;
        this.words = words;
        this.values = values;
        this.patterns = patterns;
    }

    /** In one field; null when nothing is left of the text and the clause counts as not written. */
    @Nullable
    QueryTree inField(Where where, Field field, String text, MatchSettings settings) {
        if (field.type() != FieldType.TEXT) {
            return leniently(where, settings, () -> whole(where, field, text, settings));
        }
        List<Words.Word> cut = words.cut(field, text);
        if (cut.isEmpty()) {
            return zeroTerms(settings);
        }
        return switch (settings.kind()) {
            case WORDS, WORDS_AND_PREFIX ->
                Groups.words(each(where, field, text, cut, settings), settings.and(), settings.minimum());
            case PHRASE -> phrase(where, field, text, cut, settings.slop());
            case PHRASE_AND_PREFIX -> phraseAndPrefix(where, field, cut, settings.slop());
        };
    }

    /** In the field that suits best: each field on its own; null as for one field. */
    @Nullable
    QueryTree inEach(Where where, List<Field> fields, String text, MatchSettings settings) {
        List<QueryTree> parts = new ArrayList<>();
        for (Field field : fields) {
            @Nullable QueryTree part = inField(where, field, text, settings);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? zeroTerms(settings) : Groups.any(parts);
    }

    /**
     * As if the fields were one: each word may be in any of those that are analysed alike. Fields that are analysed
     * differently are groups, any of which may match.
     */
    @Nullable
    QueryTree acrossFields(Where where, List<Field> fields, String text, MatchSettings settings) {
        Map<String, List<Field>> alike = new LinkedHashMap<>();
        fields.forEach(field -> alike.computeIfAbsent(analysis(field), analysis -> new ArrayList<>())
                .add(field));
        List<QueryTree> groups = new ArrayList<>();
        for (List<Field> group : alike.values()) {
            @Nullable
            QueryTree part = group.size() == 1
                    ? inField(where, group.get(0), text, settings)
                    : blended(where, group, text, settings);
            if (part != null) {
                groups.add(part);
            }
        }
        return groups.isEmpty() ? zeroTerms(settings) : Groups.any(groups);
    }

    private @Nullable QueryTree blended(Where where, List<Field> group, String text, MatchSettings settings) {
        List<Words.Word> cut = words.cut(group.get(0), text);
        if (cut.isEmpty()) {
            return zeroTerms(settings);
        }
        List<QueryTree> terms = new ArrayList<>();
        for (Words.Word word : cut) {
            List<QueryTree> anywhere = new ArrayList<>();
            for (Field field : group) {
                anywhere.add(leniently(where, settings, () -> values.one(where, field, word.text(), Dates.PLAIN)));
            }
            terms.add(Groups.any(anywhere));
        }
        return Groups.words(terms, settings.and(), settings.minimum());
    }

    private static String analysis(Field field) {
        return field.type() == FieldType.TEXT ? "text " + field.analyzer() : "whole " + field.normalizer();
    }

    /** A field that is not cut into words: its only word is the whole text. */
    private QueryTree whole(Where where, Field field, String text, MatchSettings settings) {
        if (field.type() == FieldType.GEO_POINT) {
            throw source.unfit(where, field, "words", "use geo_distance, geo_bounding_box or geo_polygon");
        }
        if (settings.kind() == Kind.PHRASE_AND_PREFIX) {
            throw source.unfit(where, field, "the beginning of a phrase", "name a text field, or use prefix");
        }
        boolean isWord = settings.kind() == Kind.WORDS;
        if (field.type() == FieldType.KEYWORD) {
            if (settings.kind() == Kind.WORDS_AND_PREFIX) {
                return patterns.prefix(where, field, text, false);
            }
            return isWord && settings.fuzziness() != null
                    ? fuzzy(where, field, words.normal(field, text), settings, settings.fuzziness())
                    : values.keyword(where, field, text);
        }
        if (settings.fuzziness() != null && settings.kind() != Kind.PHRASE) {
            throw source.unfit(where, field, "a fuzzy word", "only text and keyword fields can");
        }
        return values.one(where, field, text, Dates.PLAIN);
    }

    private List<QueryTree> each(Where where, Field field, String text, List<Words.Word> cut, MatchSettings settings) {
        List<QueryTree> parts = new ArrayList<>(cut.size());
        boolean hasBeginning = settings.kind() == Kind.WORDS_AND_PREFIX && words.endsWithAWord(field, text);
        for (int i = 0; i < cut.size(); i++) {
            String word = cut.get(i).text();
            boolean isBeginning = hasBeginning && i == cut.size() - 1;
            parts.add(
                    isBeginning
                            ? patterns.prefix(where, field, word, false)
                            : settings.fuzziness() == null
                                    ? exact(where, field, word)
                                    : fuzzy(where, field, word, settings, settings.fuzziness()));
        }
        return parts;
    }

    private QueryTree fuzzy(Where where, Field field, String word, MatchSettings settings, Fuzziness fuzziness) {
        int edits = fuzziness.edits(word);
        return edits == 0
                ? exact(where, field, word)
                : patterns.fuzzy(where, field, word, edits, settings.prefixLength(), settings.transpositions());
    }

    private QueryTree exact(Where where, Field field, String word) {
        return source.leaf(where, QueryTree.Term.exact(field.name(), word));
    }

    private QueryTree phrase(Where where, Field field, String text, List<Words.Word> cut, int slop) {
        return cut.size() == 1
                ? exact(where, field, cut.get(0).text())
                : source.leaf(where, new QueryTree.Phrase(field.name(), text, slop));
    }

    private QueryTree phraseAndPrefix(Where where, Field field, List<Words.Word> cut, int slop) {
        int last = cut.size() - 1;
        QueryTree beginning = patterns.prefix(where, field, cut.get(last).text(), false);
        if (last == 0) {
            return beginning;
        }
        if (slop > 0) {
            throw source.refused(
                    where,
                    field.name(),
                    "a phrase that ends with the beginning of a word has no slop here; leave slop out, or use intervals",
                    null);
        }
        List<QueryTree> parts = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            QueryTree part =
                    i == last ? beginning : exact(where, field, cut.get(i).text());
            int holes = i == 0 ? 0 : cut.get(i).holesBefore();
            parts.add(holes == 0 ? part : new QueryTree.Extended(part, holes, 0));
        }
        return QueryTree.Near.inOrder(0, parts);
    }

    private static @Nullable QueryTree zeroTerms(MatchSettings settings) {
        return switch (settings.zeroTerms()) {
            case NO_DOCUMENT -> Groups.none();
            case EVERY_DOCUMENT -> new QueryTree.Everything();
            case NO_CLAUSE -> null;
        };
    }

    /** What makes a part of a query. */
    interface Reading {
        QueryTree read();
    }

    /** What a field cannot be asked matches nothing, if that was wished for. */
    QueryTree leniently(Where where, MatchSettings settings, Reading reading) {
        if (!settings.lenient()) {
            return reading.read();
        }
        try {
            return reading.read();
        } catch (QueryException e) {
            source.warn(where, "lenient, so that this matches no document: " + e.reason());
            return Groups.none();
        }
    }
}
