package dev.weir.matcher.pattern;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Patterns as people write them, to be read and not to be parsed. */
public final class PatternText {
    private PatternText() {}

    /** The text of a pattern. A regular expression has been compiled, so that its text is not known any more. */
    public static String of(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Exact exact -> exact.term().utf8ToString();
            case Pattern.Prefix prefix -> prefix.start().utf8ToString() + '*';
            case Pattern.Wildcard wildcard -> wildcard(wildcard.glob());
            case Pattern.Regexp regexp -> "/.../";
            case Pattern.Fuzzy fuzzy -> fuzzy.text().utf8ToString() + '~' + fuzzy.maxEdits();
            case Pattern.Range range ->
                (range.lowerInclusive() ? '[' : '{')
                        + end(range.lower()) + " TO "
                        + end(range.upper())
                        + (range.upperInclusive() ? ']' : '}');
        };
    }

    private static String end(@Nullable BytesRef term) {
        return term == null ? "*" : term.utf8ToString();
    }

    private static String wildcard(BytesRef glob) {
        StringBuilder text = new StringBuilder();
        int from = glob.offset;
        int end = glob.offset + glob.length;
        for (int i = from; i <= end; i++) {
            if (i == end || Glob.isWild(glob.bytes[i])) {
                text.append(new String(glob.bytes, from, i - from, StandardCharsets.UTF_8));
                if (i < end) {
                    text.append(glob.bytes[i] == Glob.ANY ? '?' : '*');
                }
                from = i + 1;
            }
        }
        return text.toString();
    }
}
