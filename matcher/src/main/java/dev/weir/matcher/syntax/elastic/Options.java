package dev.weir.matcher.syntax.elastic;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object, each taken once by its name. What nobody took is refused by {@link #done}, so that no
 * option is overlooked. Names in camel case are those with underscores, as old versions wrote them.
 */
final class Options {
    private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");

    private final Source source;
    private final Where where;
    private final String owner;
    private final Map<String, Json.Member> left = new LinkedHashMap<>();

    /**
     * The options of something.
     *
     * @param owner what they are options of, for messages
     */
    Options(Source source, Json.Obj object, String owner) {
        this.source = source;
        this.where = object.where();
        this.owner = owner;
        object.members().forEach(member -> left.put(underscored(member.name()), member));
    }

    static String underscored(String name) {
        return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    Where where() {
        return where;
    }

    /** The value of that name; null when there is none, or it is null. */
    @Nullable
    Json take(String name) {
        Json.@Nullable Member member = left.remove(name);
        return member == null || member.value() instanceof Json.Nothing ? null : member.value();
    }

    /** The value of that name, which must be there. */
    Json need(String name) {
        @Nullable Json value = take(name);
        if (value == null) {
            throw source.refused(where, owner + " needs \"" + name + "\"");
        }
        return value;
    }

    /** A string, number or boolean as text. */
    @Nullable
    String text(String name) {
        @Nullable Json value = take(name);
        return value == null ? null : scalar(source, value);
    }

    String text(String name, String otherwise) {
        @Nullable String text = text(name);
        return text == null ? otherwise : text;
    }

    boolean truth(String name, boolean otherwise) {
        @Nullable Json value = take(name);
        if (value == null) {
            return otherwise;
        }
        return switch (scalar(source, value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw source.refused(value.where(), "true or false is needed, this is " + value.kind());
        };
    }

    int whole(String name, int otherwise, int min) {
        @Nullable Json value = take(name);
        if (value == null) {
            return otherwise;
        }
        String text = scalar(source, value);
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < min) {
            throw source.refused(
                    value.where(), "a whole number of at least " + min + " is needed, this is " + value.kind());
        }
        return Integer.parseInt(text);
    }

    /** Whether all words are needed: {@code and}; otherwise {@code or}. */
    boolean and(String name) {
        @Nullable Json value = take(name);
        if (value == null) {
            return false;
        }
        return switch (scalar(source, value).toLowerCase(Locale.ROOT)) {
            case "and" -> true;
            case "or" -> false;
            default -> throw source.refused(value.where(), "\"and\" or \"or\" is needed, this is " + value.kind());
        };
    }

    /** Warns of options that change no yes or no. */
    Options ignore(String... names) {
        for (String name : names) {
            Json.@Nullable Member member = left.remove(name);
            if (member != null) {
                source.warn(member.nameAt(), "has no meaning for a yes or no, and is ignored");
            }
        }
        return this;
    }

    /** The first member that nobody took, which is then taken: where the name is a field's. */
    Json.@Nullable Member any() {
        for (Map.Entry<String, Json.Member> entry : left.entrySet()) {
            if (!entry.getKey().equals("boost") && !entry.getKey().equals("_name")) {
                left.remove(entry.getKey());
                return entry.getValue();
            }
        }
        return null;
    }

    /** Refuses what nobody took. */
    void done() {
        ignore("boost", "_name");
        left.values().stream().findFirst().ifPresent(member -> {
            throw source.refused(
                    member.nameAt(), owner + " has no option \"" + member.name() + "\" here; correct or remove it");
        });
    }

    /** A string, number or boolean as text. */
    static String scalar(Source source, Json value) {
        return switch (value) {
            case Json.Text text -> text.value();
            case Json.Num number -> number.text();
            case Json.Truth truth -> Boolean.toString(truth.value());
            case Json.Obj object -> throw notScalar(source, value);
            case Json.Arr array -> throw notScalar(source, value);
            case Json.Nothing nothing -> throw notScalar(source, value);
        };
    }

    private static RuntimeException notScalar(Source source, Json value) {
        return source.refused(value.where(), "a string, number or boolean is needed, this is " + value.kind());
    }

    static Json.Obj object(Source source, Json value) {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw source.refused(value.where(), "an object {...} is needed, this is " + value.kind());
    }
}
