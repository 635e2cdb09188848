package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.syntax.bool.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the fields that stand before and behind what is to be found in them. */
final class Prefixes {
    private static final String GAPS = ":~";

    private final Notes notes;
    private final FieldCodes codes;
    private final Tokens tokens;

    /**
     * Fields before an operand.
     *
     * @param ofAllWords whether they hold for all words up to the next operator, not only for the next
     */
    record Prefix(List<String> fields, boolean ofAllWords) {}

    /**
     * Fields behind an operand.
     *
     * @param gaps how far apart its words may be, if that is said
     */
    record Tag(int end, List<String> fields, OptionalInt gaps) {}

    Prefixes(Notes notes, FieldCodes codes, Tokens tokens) {
        this.notes = notes;
        this.codes = codes;
        this.tokens = tokens;
    }

    boolean isNext() {
        return sign() != Sign.NONE;
    }

    /** The fields that stand here, and the sign behind them, but for a comparison. */
    Optional<Prefix> take() {
        Sign sign = sign();
        if (sign == Sign.NONE) {
            return Optional.empty();
        }
        Token name = tokens.next();
        if (sign == Sign.COLON || sign == Sign.EQUALS) {
            tokens.next();
        }
        List<String> fields = fields(name, tokens.text(name));
        return Optional.of(new Prefix(fields, sign == Sign.EQUALS || sign == Sign.BLANK));
    }

    private enum Sign {
        NONE,
        COLON,
        EQUALS,
        COMPARISON,
        BRACKET,
        BLANK
    }

    private Sign sign() {
        Token name = tokens.peek();
        Token next = tokens.peek(1);
        if (name.is(Kind.NAME)) {
            return next.is(Kind.COLON) ? Sign.COLON : next.is(Kind.EQUALS) ? Sign.EQUALS : Sign.COMPARISON;
        }
        if (!name.is(Kind.WORD)) {
            return Sign.NONE;
        }
        return switch (next.kind()) {
            case OPEN -> {
                if (next.glued()) {
                    yield isGluedName(tokens.text(name)) ? Sign.BRACKET : Sign.NONE;
                }
                yield codes.isBeforeGroup(tokens.text(name)) ? Sign.BLANK : Sign.NONE;
            }
            case QUOTED, LITERALLY -> codes.isBeforeGroup(tokens.text(name)) ? Sign.BLANK : Sign.NONE;
            case WORD ->
                FieldCodes.isBeforeWord(tokens.text(name)) && !Operators.isOperator(tokens.text(next))
                        ? Sign.BLANK
                        : Sign.NONE;
            default -> Sign.NONE;
        };
    }

    /** {@code TITLE(}, {@code AFFIL(}: in capitals it is a field, known or not. */
    private boolean isGluedName(String name) {
        boolean capitals = name.length() > 2
                && name.equals(name.toUpperCase(Locale.ROOT))
                && name.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '_');
        return capitals || codes.isKnown(name);
    }

    /** The fields behind the operand that has just been read; boosts are left out. */
    Optional<Tag> takeBehind() {
        while (tokens.peek().is(Kind.BOOST)) {
            Token boost = tokens.next();
            notes.warn(
                    boost.offset(), boost.end(), "a weight means nothing where only yes or no counts, and is left out");
        }
        Token token = tokens.peek();
        if (token.is(Kind.TAG)) {
            tokens.next();
            return Optional.of(tag(token));
        }
        if (token.is(Kind.SUFFIX)) {
            tokens.next();
            Set<String> fields = new LinkedHashSet<>();
            for (String code : tokens.inner(token).split(",", -1)) {
                fields.addAll(fields(token, code));
            }
            return Optional.of(new Tag(token.end(), List.copyOf(fields), OptionalInt.empty()));
        }
        return Optional.empty();
    }

    private Tag tag(Token token) {
        String written = tokens.inner(token).strip();
        int colon = written.indexOf(':');
        if (colon < 0) {
            return new Tag(token.end(), fields(token, written), OptionalInt.empty());
        }
        List<String> fields = fields(token, written.substring(0, colon).strip());
        if (!written.startsWith(GAPS, colon)) {
            notes.warn(token.offset(), token.end(), "what stands behind the colon means nothing here and is left out");
            return new Tag(token.end(), fields, OptionalInt.empty());
        }
        String gaps = written.substring(colon + GAPS.length()).strip();
        if (gaps.isEmpty() || gaps.length() > 4 || !gaps.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw notes.error(
                    token.offset(), token.end(), "'" + gaps + "' is not a number of words; write one as in [tiab:~3]");
        }
        return new Tag(token.end(), fields, OptionalInt.of(Integer.parseInt(gaps)));
    }

    private List<String> fields(Token at, String name) {
        try {
            List<String> fields = codes.of(name);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException(
                        "'" + name + "' asks for the default fields, and the schema has none; name a field");
            }
            return fields;
        } catch (IllegalArgumentException e) {
            throw notes.error(at.offset(), at.end(), name, e);
        }
    }
}
