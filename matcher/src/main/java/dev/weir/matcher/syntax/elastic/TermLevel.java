package dev.weir.matcher.syntax.elastic;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.syntax.elastic.Values.Bound;
import dev.weir.matcher.tree.QueryTree;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queries that compare terms and values as they stand. */
final class TermLevel {
    /** The operators of regular expressions that flags turn on, each with its characters. */
    private static final Map<String, String> REGEXP_FLAGS = Map.of(
            "COMPLEMENT", "~",
            "INTERVAL", "<>",
            "INTERSECTION", "&",
            "ANYSTRING", "@",
            "EMPTY", "#");

    private final Source source;
    private final Values values;
    private final Patterns patterns;

    TermLevel(Source source, Values values, Patterns patterns) {
        this.source = source;
        this.values = values;
        this.patterns = patterns;
    }

    QueryTree term(Json.Obj body) {
        FieldBody in = FieldBody.of(source, body, "term");
        if (!(in.value() instanceof Json.Obj object)) {
            return values.one(in.value().where(), in.field(), Options.scalar(source, in.value()), Dates.PLAIN);
        }
        Options options = new Options(source, object, "term");
        Json value = options.need(hasTerm(object) ? "term" : "value");
        boolean anyCase = options.truth("case_insensitive", false);
        options.done();
        String text = Options.scalar(source, value);
        return anyCase
                ? patterns.term(value.where(), in.field(), text, values)
                : values.one(value.where(), in.field(), text, Dates.PLAIN);
    }

    private static boolean hasTerm(Json.Obj object) {
        return object.members().stream().anyMatch(member -> member.name().equals("term"));
    }

    QueryTree terms(Json.Obj body) {
        Options options = new Options(source, body, "terms");
        @Nullable Json type = options.take("value_type");
        if (type != null && !Options.scalar(source, type).equals("default")) {
            throw source.refused(type.where(), "only a list of plain values is known here");
        }
        FieldBody in = FieldBody.of(source, body, options, "terms");
        if (in.value() instanceof Json.Arr array) {
            return values.many(array.where(), in.field(), array.items());
        }
        throw source.refused(
                in.value().where(),
                "terms needs a list of values; a lookup in another index is not possible here, since what matches must"
                        + " depend on the document alone");
    }

    QueryTree range(Json.Obj body) {
        FieldBody in = FieldBody.of(source, body, "range");
        Options options = new Options(source, Options.object(source, in.value()), "range");
        Dates dates = dates(options, in.field());
        boolean lowerIn = options.truth("include_lower", true);
        boolean upperIn = options.truth("include_upper", true);
        @Nullable Bound lower = bound(options, "from", lowerIn, "gte", "gt", "ge");
        @Nullable Bound upper = bound(options, "to", upperIn, "lte", "lt", "le");
        options.ignore("relation").done();
        return values.range(in.value().where(), in.field(), lower, upper, dates);
    }

    private Dates dates(Options options, Field field) {
        @Nullable Json format = options.take("format");
        @Nullable Json zone = options.take("time_zone");
        if (field.type() != FieldType.DATE) {
            return Dates.PLAIN;
        }
        return new Dates(
                format == null ? DateFormats.DEFAULT : Options.scalar(source, format),
                zone == null ? ZoneOffset.UTC : zone(source, zone));
    }

    static ZoneOffset zone(Source source, Json written) {
        try {
            return Dates.zone(Options.scalar(source, written));
        } catch (IllegalArgumentException e) {
            throw source.refused(written.where(), "", String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable Bound bound(
            Options options, String plain, boolean plainIn, String including, String excluding, String old) {
        List<Bound> bounds = new ArrayList<>();
        add(bounds, options.take(plain), plainIn);
        add(bounds, options.take(including), true);
        add(bounds, options.take(old), true);
        add(bounds, options.take(excluding), false);
        if (bounds.size() > 1) {
            throw source.refused(
                    bounds.get(1).where(),
                    "one end of a range is given twice; keep one of " + including + " and " + excluding);
        }
        return bounds.isEmpty() ? null : bounds.get(0);
    }

    private void add(List<Bound> bounds, @Nullable Json value, boolean included) {
        if (value != null) {
            bounds.add(new Bound(value.where(), Options.scalar(source, value), included));
        }
    }

    QueryTree exists(Json.Obj body) {
        Options options = new Options(source, body, "exists");
        Json written = options.need("field");
        options.done();
        String name = Options.scalar(source, written);
        if (source.schema().field(name).isPresent()) {
            return values.exists(written.where(), source.field(written.where(), name));
        }
        // An object is there when one of its fields is.
        List<Field> fields = FieldList.matching(source, FieldList.isPattern(name) ? name : name + ".*");
        if (fields.isEmpty()) {
            throw notThere(written, name);
        }
        return Groups.any(fields.stream()
                .map(field -> values.exists(written.where(), field))
                .toList());
    }

    private RuntimeException notThere(Json written, String name) {
        source.field(written.where(), name);
        return new IllegalStateException(name + " is a field");
    }

    QueryTree prefix(Json.Obj body) {
        FieldBody in = FieldBody.of(source, body, "prefix");
        Pattern pattern = pattern(in, "prefix", "prefix");
        return patterns.prefix(pattern.where(), in.field(), pattern.text(), pattern.anyCase());
    }

    QueryTree wildcard(Json.Obj body) {
        FieldBody in = FieldBody.of(source, body, "wildcard");
        Pattern pattern = pattern(in, "wildcard", "wildcard");
        return patterns.wildcard(pattern.where(), in.field(), pattern.text(), pattern.anyCase());
    }

    /** What a prefix or a wildcard is written as. */
    private record Pattern(Where where, String text, boolean anyCase) {}

    private Pattern pattern(FieldBody in, String name, String oldKey) {
        if (!(in.value() instanceof Json.Obj object)) {
            return new Pattern(in.value().where(), Options.scalar(source, in.value()), false);
        }
        Options options = new Options(source, object, name);
        options.ignore("rewrite");
        boolean isOld =
                object.members().stream().anyMatch(member -> member.name().equals(oldKey));
        Json value = options.need(isOld ? oldKey : "value");
        boolean anyCase = options.truth("case_insensitive", false);
        options.done();
        return new Pattern(value.where(), Options.scalar(source, value), anyCase);
    }

    QueryTree regexp(Json.Obj body) {
        FieldBody in = FieldBody.of(source, body, "regexp");
        if (!(in.value() instanceof Json.Obj object)) {
            return patterns.regexp(in.value().where(), in.field(), Options.scalar(source, in.value()), "", false);
        }
        Options options = new Options(source, object, "regexp");
        options.ignore("rewrite", "max_determinized_states");
        Json value = options.need("value");
        String off = turnedOff(options);
        boolean anyCase = options.truth("case_insensitive", false);
        options.done();
        return patterns.regexp(value.where(), in.field(), Options.scalar(source, value), off, anyCase);
    }

    /** The characters that flags make plain. */
    String turnedOff(Options options) {
        @Nullable Json flags = options.take("flags");
        if (flags == null) {
            return "";
        }
        StringBuilder off = new StringBuilder();
        List<String> on =
                List.of(Options.scalar(source, flags).toUpperCase(Locale.ROOT).split("\\|", -1));
        for (String flag : on) {
            if (!REGEXP_FLAGS.containsKey(flag) && !List.of("ALL", "NONE", "").contains(flag)) {
                throw source.refused(
                        flags.where(), "the flag " + flag + " is none of ALL, NONE, " + REGEXP_FLAGS.keySet());
            }
        }
        if (!on.contains("ALL")) {
            REGEXP_FLAGS.forEach((flag, characters) -> off.append(on.contains(flag) ? "" : characters));
        }
        return off.toString();
    }

    QueryTree fuzzy(Json.Obj body) {
        FieldBody in = FieldBody.of(source, body, "fuzzy");
        if (!(in.value() instanceof Json.Obj object)) {
            String text = Options.scalar(source, in.value());
            return patterns.fuzzy(in.value().where(), in.field(), text, Fuzziness.AUTO.edits(text), 0, true);
        }
        Options options = new Options(source, object, "fuzzy");
        options.ignore("rewrite", "max_expansions");
        Json value = options.need("value");
        @Nullable Json fuzziness = options.take("fuzziness");
        int prefixLength = options.whole("prefix_length", 0, 0);
        boolean transpositions = options.truth("transpositions", true);
        options.done();
        String text = Options.scalar(source, value);
        int edits = (fuzziness == null ? Fuzziness.AUTO : FullText.fuzziness(source, fuzziness)).edits(text);
        return patterns.fuzzy(value.where(), in.field(), text, edits, prefixLength, transpositions);
    }
}
