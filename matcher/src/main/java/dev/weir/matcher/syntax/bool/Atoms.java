package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.syntax.bool.Token.Kind;
import dev.weir.matcher.tree.QueryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one word, phrase, pattern, range, bracket or function, without its fields. */
final class Atoms {
    private static final Pattern OPERATOR_IN_QUOTES = Pattern.compile("(^|\\s)(AND|OR|NOT)(\\s|$)");
    private static final Pattern BRACKET = Pattern.compile("[()\\[\\]]");
    private static final Pattern ANY_LOWER_CASE = Pattern.compile("\\p{Ll}");
    private static final int DEFAULT_EDITS = 2;

    private final Notes notes;
    private final Tokens tokens;
    private final Parser parser;
    private final List<Written> lines;
    private final Functions functions;

    Atoms(Notes notes, Tokens tokens, Parser parser, List<Written> lines) {
        this.notes = notes;
        this.tokens = tokens;
        this.parser = parser;
        this.lines = lines;
        this.functions = new Functions(notes, tokens, parser);
    }

    /** Reads one, which begins here. */
    Written read() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case OPEN -> bracket(token);
            case FUNCTION -> functions.read(token);
            case EVERYTHING -> counted(new Written.Everything(token.offset(), token.end()));
            case WORD -> word(token);
            case QUOTED -> quoted(token);
            case LITERALLY ->
                counted(new Written.Literally(
                        token.offset(),
                        token.end(),
                        Spelled.of(tokens.inner(token)).text()));
            case REGEXP -> counted(regexp(token));
            case COMPARISON -> comparison(token);
            case RANGE -> counted(new Written.Between(token.offset(), token.end(), Span.of(tokens.text(token))));
            default -> throw new IllegalStateException(token + " does not begin an operand");
        };
    }

    /** Reads what stands behind a field's name. */
    Written readBehindField(Token name) {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case OPEN, FUNCTION, QUOTED, LITERALLY, REGEXP, COMPARISON, RANGE -> read();
            case WORD -> {
                if (Operators.logic(tokens.text(token)).isPresent() && !token.glued()) {
                    throw missing(name, token);
                }
                yield read();
            }
            default -> throw missing(name, token);
        };
    }

    private RuntimeException missing(Token name, Token found) {
        return notes.error(
                name.offset(),
                found.is(Kind.END) ? name.end() : found.end(),
                "behind '" + tokens.text(name)
                        + "' a word, a phrase, a range or a bracket should stand; write \\: or put it in quotes if the"
                        + " sign is part of a word");
    }

    private Written comparison(Token sign) {
        Token value = tokens.peek();
        if (!value.is(Kind.WORD) && !value.is(Kind.QUOTED)) {
            throw notes.error(
                    sign.offset(), sign.end(), "behind " + tokens.text(sign) + " a value should stand, as in price>=5");
        }
        tokens.next();
        String bound = Spelled.of(value.is(Kind.QUOTED) ? tokens.inner(value) : tokens.text(value))
                .text();
        boolean in = sign.length() == 2;
        boolean lower = tokens.text(sign).charAt(0) == '>';
        Span span = lower ? new Span(bound, in, null, true) : new Span(null, true, bound, in);
        return counted(new Written.Between(sign.offset(), value.end(), span));
    }

    private Written bracket(Token open) {
        if (tokens.peek().is(Kind.CLOSE)) {
            throw notes.error(
                    open.offset(), tokens.peek().end(), "there is nothing in these brackets; remove them or fill them");
        }
        Written inner = parser.inBrackets(open, false);
        if (!tokens.take(Kind.CLOSE)) {
            throw notes.error(open.offset(), inner.end(), "this bracket is opened and not closed; close it with )");
        }
        return inner;
    }

    private Written word(Token token) {
        String written = tokens.text(token);
        if (Operators.isReference(written) && (written.charAt(0) == '#' || !lines.isEmpty())) {
            return line(token, Integer.parseInt(written.substring(1)));
        }
        if (written.length() > 1 && written.charAt(0) == '@') {
            return counted(new Written.ListName(
                    token.offset(),
                    token.end(),
                    Spelled.of(written.substring(1)).text()));
        }
        if (Operators.lacksNumber(written)) {
            throw notes.error(
                    token.offset(),
                    token.end(),
                    "directly behind the slash the number of words between should stand, as in NEAR/5; put it in quotes"
                            + " if it is a word");
        }
        Spelled text = Spelled.of(written);
        if (tokens.peek().is(Kind.TILDE)) {
            return fuzzy(token, text);
        }
        if (!token.glued() && (written.charAt(0) == '-' || written.charAt(0) == '+')) {
            notes.warn(
                    token.offset(),
                    token.end(),
                    "a sign before a word is no operator here; write NOT, or AND, before it");
        }
        return counted(new Written.Word(token.offset(), token.end(), text));
    }

    /** Another line of a set of numbered ones, in full. */
    private Written line(Token token, int number) {
        if (lines.isEmpty()) {
            throw notes.error(
                    token.offset(),
                    token.end(),
                    "this refers to another search; write that in full, or give all searches as numbered lines");
        }
        if (number < 1 || number > lines.size()) {
            throw notes.error(
                    token.offset(),
                    token.end(),
                    "there is no line " + number + " before this one; the lines are numbered from 1 to "
                            + lines.size());
        }
        Written line = lines.get(number - 1);
        Sizes sizes = Sizes.of(line);
        notes.countClauses(sizes.leaves(), token.offset(), token.end());
        parser.requireRoom(sizes.depth(), token);
        return line;
    }

    private Written fuzzy(Token token, Spelled text) {
        Token tilde = tokens.next();
        if (text.hasWildcard()) {
            throw notes.error(
                    token.offset(),
                    tilde.end(),
                    "a word with wildcards cannot be fuzzy too; remove the ~ or the wildcards");
        }
        String edits = tokens.text(tilde).substring(1);
        if (edits.length() > 1 || (!edits.isEmpty() && edits.charAt(0) > '2')) {
            throw notes.error(tilde.offset(), tilde.end(), "at most 2 edits are possible; write ~1 or ~2");
        }
        notes.requirePattern(text.length(), token.offset(), token.end());
        return counted(new Written.Fuzzy(
                token.offset(), tilde.end(), text.text(), edits.isEmpty() ? DEFAULT_EDITS : edits.charAt(0) - '0'));
    }

    private Written quoted(Token token) {
        Spelled text = Spelled.of(tokens.inner(token));
        if (text.text().isBlank() && !text.hasPlain()) {
            throw notes.error(
                    token.offset(), token.end(), "there is nothing between the quotation marks; remove or fill them");
        }
        boolean operator = OPERATOR_IN_QUOTES.matcher(text.text()).find();
        if (operator && BRACKET.matcher(text.text()).find()) {
            throw notes.error(
                    token.offset(),
                    token.end(),
                    "operators and brackets stand in quotes, where they would be words of a phrase; remove the"
                            + " quotation marks around the whole, or close the first earlier");
        }
        if (operator && ANY_LOWER_CASE.matcher(text.text()).find()) {
            notes.warn(
                    token.offset(),
                    token.end(),
                    "an operator in quotes is a word of the phrase; is a quotation mark missing, or one too many?");
        }
        @Nullable Integer slop = null;
        int end = token.end();
        if (tokens.peek().is(Kind.TILDE)) {
            Token tilde = tokens.next();
            String digits = tokens.text(tilde).substring(1);
            if (digits.isEmpty() || digits.length() > 5) {
                throw notes.error(
                        tilde.offset(), tilde.end(), "behind a phrase ~ needs a number of words, as in \"a b\"~3");
            }
            slop = Integer.valueOf(digits);
            end = tilde.end();
        }
        return counted(new Written.Quoted(token.offset(), end, text, slop));
    }

    /** The words of a part near each other in any order. */
    Written nearEachOther(Written part, int gaps) {
        List<Written> words = new ArrayList<>();
        if (part instanceof Written.Quoted quoted) {
            for (Spelled word : WildWords.pieces(quoted.text())) {
                words.add(new Written.Word(part.offset(), part.end(), word));
            }
        } else {
            words.addAll(part.children());
        }
        QueryTree.Order order = words.size() == 2 ? QueryTree.Order.ANY_WITHOUT_OVERLAP : QueryTree.Order.ANY;
        return words.size() < 2
                ? part
                : new Written.Near(part.offset(), part.end(), order, gaps, QueryTree.Near.NO_LIMIT, words);
    }

    private Written regexp(Token token) {
        notes.requirePattern(token.length() - 2, token.offset(), token.end());
        String inner = tokens.inner(token);
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                i++;
                expression.append(inner.charAt(i) == '/' ? "/" : inner.substring(i - 1, i + 1));
            } else {
                expression.append(c);
            }
        }
        return new Written.Regexp(token.offset(), token.end(), expression.toString());
    }

    private Written counted(Written leaf) {
        notes.countClauses(1, leaf.offset(), leaf.end());
        return leaf;
    }
}
