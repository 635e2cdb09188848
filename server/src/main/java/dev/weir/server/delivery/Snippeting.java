package dev.weir.server.delivery;

import dev.weir.matcher.highlight.SnippetOptions;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.error.WeirException;

/** Reads how snippets are to be made: the contract's defaults and limits. */
public final class Snippeting {
    private static final int SNIPPETS_DEFAULT = 2;
    private static final int SNIPPETS_MAX = 20;
    private static final int CHARS_DEFAULT = 160;
    private static final int CHARS_MAX = 10_000;
    private static final int TAG_CHARS_MAX = 64;

    private Snippeting() {}

    /**
     * The options in the matcher's terms.
     *
     * @throws WeirException when a number is out of its range, or a field is unknown or has no text; field paths start
     *     at the options
     */
    public static SnippetOptions of(dev.weir.v1.SnippetOptions options, Schema schema) {
        for (int i = 0; i < options.getFieldsCount(); i++) {
            requireText(options.getFields(i), "fields[" + i + "]", schema);
        }
        return new SnippetOptions(
                options.getFieldsList().stream().distinct().toList(),
                within("max_snippets", options.getMaxSnippets(), SNIPPETS_DEFAULT, SNIPPETS_MAX),
                within("max_chars", options.getMaxChars(), CHARS_DEFAULT, CHARS_MAX),
                tag("pre_tag", options.getPreTag(), SnippetOptions.DEFAULT.preTag()),
                tag("post_tag", options.getPostTag(), SnippetOptions.DEFAULT.postTag()));
    }

    private static void requireText(String name, String path, Schema schema) {
        FieldType type = schema.field(name)
                .orElseThrow(() -> WeirException.invalid(path, "\"" + name + "\" is not a field of the feed's schema"))
                .type();
        if (type != FieldType.TEXT) {
            throw WeirException.invalid(
                    path, "\"" + name + "\" is a " + type + " field: snippets are made of text fields");
        }
    }

    private static int within(String field, int value, int unset, int max) {
        if (value < 0 || value > max) {
            throw WeirException.invalid(field, "is " + value + ": from 1 to " + max + ", or 0 for " + unset);
        }
        return value == 0 ? unset : value;
    }

    private static String tag(String field, String value, String unset) {
        if (value.length() > TAG_CHARS_MAX) {
            throw WeirException.invalid(field, "has " + value.length() + " characters: at most " + TAG_CHARS_MAX);
        }
        return value.isEmpty() ? unset : value;
    }
}
