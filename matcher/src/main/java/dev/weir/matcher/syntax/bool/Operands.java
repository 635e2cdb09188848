package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.syntax.bool.Operators.Logic;
import dev.weir.matcher.syntax.bool.Operators.Proximity;
import dev.weir.matcher.syntax.bool.Token.Kind;
import dev.weir.matcher.tree.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what stands between operators: words, phrases and brackets, with fields before and behind them. */
final class Operands {
    /** What to say where no operator stands between two operands. */
    static final String NO_OPERATOR =
            "no operator stands before this; it is read as AND, as in Scopus and Web of Science (elsewhere the words"
                    + " would have to follow each other): write AND, or put words that belong together in quotes";

    private final Notes notes;
    private final Tokens tokens;
    private final Parser parser;
    private final Prefixes prefixes;
    private final Atoms atoms;

    Operands(Notes notes, FieldCodes codes, Tokens tokens, Parser parser, List<Written> lines) {
        this.notes = notes;
        this.tokens = tokens;
        this.parser = parser;
        this.prefixes = new Prefixes(notes, codes, tokens);
        this.atoms = new Atoms(notes, tokens, parser, lines);
    }

    /** An operand, and the words that follow it without an operator. */
    Written read() {
        Token first = tokens.peek();
        if (!isStart(first)) {
            throw unexpected(first);
        }
        List<Written> parts = new ArrayList<>();
        boolean wordsGoOn = one(parts);
        while (wordsGoOn && isFollowedByProximity().isEmpty() && isWordLike(tokens.peek())) {
            notes.warn(tokens.peek().offset(), tokens.peek().end(), NO_OPERATOR);
            wordsGoOn = one(parts);
        }
        return joined(parts);
    }

    /** Reads one; tells whether it was a word, which others may follow. */
    private boolean one(List<Written> parts) {
        Token start = tokens.peek();
        Optional<Prefixes.Prefix> prefix = prefixes.take();
        if (prefix.isEmpty()) {
            boolean group = start.is(Kind.OPEN) || start.is(Kind.FUNCTION);
            parts.add(atoms.read());
            behind(parts, start.is(Kind.WORD));
            return !group;
        }
        List<Written> inner = new ArrayList<>();
        boolean group = tokens.peek().is(Kind.OPEN) || tokens.peek().is(Kind.FUNCTION);
        inner.add(atoms.readBehindField(start));
        behind(inner, false);
        while (!group && prefix.get().ofAllWords() && isNextWordOfSameField()) {
            notes.warn(tokens.peek().offset(), tokens.peek().end(), NO_OPERATOR);
            inner.add(atoms.read());
            behind(inner, true);
        }
        Written part = joined(inner);
        parts.add(new Written.In(start.offset(), part.end(), prefix.get().fields(), part));
        return !group;
    }

    private boolean isNextWordOfSameField() {
        return isFollowedByProximity().isEmpty() && isWordLike(tokens.peek()) && !prefixes.isNext();
    }

    /** Fields behind the last part; if that is a word, they hold for the words before it too. */
    private void behind(List<Written> parts, boolean word) {
        while (true) {
            Optional<Prefixes.Tag> tag = prefixes.takeBehind();
            if (tag.isEmpty()) {
                return;
            }
            int from = parts.size() - 1;
            while (word && from > 0 && parts.get(from - 1) instanceof Written.Word) {
                from--;
            }
            List<Written> tagged = parts.subList(from, parts.size());
            Written part = joined(List.copyOf(tagged));
            Written near = tag.get().gaps().isEmpty()
                    ? part
                    : atoms.nearEachOther(part, tag.get().gaps().getAsInt());
            tagged.clear();
            Written.In in =
                    new Written.In(part.offset(), tag.get().end(), tag.get().fields(), near);
            parts.add(tokens.peek().is(Kind.COLON) ? upTo(in) : in);
        }
    }

    /** The other end of a range of which each end has its field behind it, as PubMed writes dates. */
    private Written upTo(Written.In lower) {
        Token colon = tokens.next();
        Token value = tokens.peek();
        if (!(value.is(Kind.QUOTED) || value.is(Kind.WORD)) || !isPlain(lower.part())) {
            throw unexpected(colon);
        }
        Written upper = atoms.read();
        Optional<Prefixes.Tag> tag = prefixes.takeBehind();
        if (tag.isEmpty() || !tag.get().fields().equals(lower.fields())) {
            throw notes.error(
                    lower.offset(),
                    upper.end(),
                    "both ends of a range need the same field behind them, as 2001[dp] : 2005[dp]");
        }
        Span span = new Span(plain(lower.part()), true, plain(upper), true);
        int end = tag.get().end();
        return new Written.In(lower.offset(), end, lower.fields(), new Written.Between(lower.offset(), end, span));
    }

    private static boolean isPlain(Written part) {
        return part instanceof Written.Word || part instanceof Written.Quoted;
    }

    private static String plain(Written leaf) {
        return switch (leaf) {
            case Written.Word word -> word.text().text();
            case Written.Quoted quoted -> quoted.text().text();
            default -> throw new IllegalStateException(leaf + " is no word");
        };
    }

    /** Whether an operand may begin with it. */
    boolean isStart(Token token) {
        return token.is(Kind.OPEN) || isWordLike(token) || token.is(Kind.FUNCTION);
    }

    private boolean isWordLike(Token token) {
        return switch (token.kind()) {
            case WORD -> logic(token).isEmpty() && !isOperatorHere(token);
            case NAME, QUOTED, LITERALLY, REGEXP, EVERYTHING, RANGE, COMPARISON -> true;
            default -> false;
        };
    }

    /** Whether it is AND, OR or NOT. */
    Optional<Logic> logic(Token token) {
        if (!token.is(Kind.WORD)) {
            return Optional.empty();
        }
        String word = tokens.text(token);
        Optional<Logic> logic = Operators.logic(word);
        if (logic.isPresent() && token.equals(tokens.peek()) && !word.equals(word.toUpperCase(Locale.ROOT))) {
            notes.warnOnce(
                    token.offset(),
                    token.end(),
                    "read as the operator " + Parser.shown(word) + "; the word itself is written in quotes");
        }
        return logic;
    }

    private boolean isOperatorHere(Token token) {
        return Operators.proximity(tokens.text(token)).isPresent() && !Operators.isWordAlone(tokens.text(token));
    }

    /** The operator of proximity that stands next, with an operand behind it if it could be a word. */
    Optional<Proximity> isFollowedByProximity() {
        Token token = tokens.peek();
        if (!token.is(Kind.WORD)) {
            return Optional.empty();
        }
        String word = tokens.text(token);
        return Operators.isWordAlone(word) && !isStart(tokens.peek(1)) ? Optional.empty() : Operators.proximity(word);
    }

    /** Whether a number stands next, and something that it can be the distance to. */
    boolean isNumberBeforeOperand() {
        Token number = tokens.peek();
        return number.is(Kind.WORD)
                && number.length() <= 3
                && tokens.text(number).chars().allMatch(c -> c >= '0' && c <= '9')
                && isStart(tokens.peek(1));
    }

    private static Written joined(List<Written> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new Written.All(
                        parts.get(0).offset(), parts.get(parts.size() - 1).end(), parts);
    }

    void requireDepth(int depth, int offset, int end) {
        if (depth > notes.limits().maxDepth()) {
            throw notes.error(
                    offset,
                    end,
                    "brackets, or operators of proximity behind each other, are nested deeper than "
                            + notes.limits().maxDepth() + " (limit maxDepth); flatten the query");
        }
    }

    /** Why a token cannot stand where it does. */
    QueryException unexpected(Token token) {
        return notes.error(token.offset(), token.end(), reason(token));
    }

    private String reason(Token token) {
        return switch (token.kind()) {
            case END -> "the query ends where a word, a phrase or a bracket should follow; complete it";
            case CLOSE ->
                parser.depth() > 0
                        ? "the bracket is closed where a word, a phrase or a bracket should stand; complete what is in"
                                + " it"
                        : "this bracket closes nothing; remove it, or open one before";
            case WORD, AND_SIGN, OR_SIGN ->
                "the operator " + Parser.shown(tokens.text(token))
                        + " stands where a word should; write something on both sides of it, or put it in quotes";
            case TAG, SUFFIX -> "fields stand here without anything before them that they could be of";
            case COLON, EQUALS ->
                "a field's name should stand before this sign; write \\" + tokens.text(token)
                        + " if it is meant literally";
            case COMMA -> "a comma stands where a word should; remove it";
            case TILDE, BOOST -> "this belongs directly behind a word or a phrase; remove it";
            case RANGE, COMPARISON, VALUE, NAME, FUNCTION, OPEN, QUOTED, LITERALLY, REGEXP, EVERYTHING ->
                "this cannot stand here; write an operator before it";
        };
    }
}
