package dev.weir.matcher.syntax.bool;

import dev.weir.matcher.syntax.bool.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a query into tokens. What an operator is the {@link Parser} decides; here only signs count.
 *
 * <p>A backslash makes the next character plain, outside of regular expressions.
 */
final class Lexer {
    private static final Pattern FUNCTION = Pattern.compile("fn:([A-Za-z]+)\\(");
    private static final Pattern SUFFIX = Pattern.compile("\\.([A-Za-z]{2}(?:,[A-Za-z]{2})*)\\.?");
    private static final Pattern SPAN_OF_NUMBERS = Pattern.compile("\\d[\\d/.-]*:\\d");
    private static final Pattern BOOST = Pattern.compile("\\^\\d+(\\.\\d+)?");

    private final Notes notes;
    private final String text;
    private final int end;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean inValues;

    private Lexer(Notes notes, int from, int end) {
        this.notes = notes;
        this.text = notes.text();
        this.at = from;
        this.end = end;
    }

    /** The tokens of a part of the text; the last is {@link Kind#END}. */
    static List<Token> tokens(Notes notes, int from, int to) {
        Lexer lexer = new Lexer(notes, from, to);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        skipBlanks();
        while (at < end) {
            if (inValues) {
                value();
            } else {
                token();
            }
            skipBlanks();
        }
        add(Kind.END, end, end);
    }

    private void token() {
        char c = text.charAt(at);
        switch (c) {
            case '(' -> sign(Kind.OPEN, 1);
            case ')' -> sign(Kind.CLOSE, 1);
            case '|' -> sign(Kind.OR_SIGN, startsWith("||") ? 2 : 1);
            case '[' -> bracket();
            case '{' -> curly();
            case ']', '}' ->
                throw notes.error(
                        at,
                        at + 1,
                        "this bracket closes nothing; remove it, or write \\" + c + " if it is meant literally");
            case ':', '=', '<', '>' -> fieldSign(c);
            default -> {
                if (Signs.isQuote(c)) {
                    quoted();
                } else if (startsWith("*:*")) {
                    sign(Kind.EVERYTHING, 3);
                } else if (!behindOperand(c) && !loneSign(c)) {
                    function();
                }
            }
        }
    }

    private void fieldSign(char c) {
        if (c == ':' || c == '=') {
            sign(c == ':' ? Kind.COLON : Kind.EQUALS, 1);
        } else {
            sign(Kind.COMPARISON, at + 1 < end && text.charAt(at + 1) == '=' ? 2 : 1);
        }
    }

    /** What belongs to an operand if it follows directly. */
    private boolean behindOperand(char c) {
        if (!isGluedToOperand()) {
            return false;
        }
        if (c == '~') {
            int to = at + 1;
            while (to < end && Character.isDigit(text.charAt(to))) {
                to++;
            }
            add(Kind.TILDE, at, to);
            return true;
        }
        Matcher boost = BOOST.matcher(text).region(at, end);
        if (boost.lookingAt()) {
            add(Kind.BOOST, at, boost.end());
            return true;
        }
        int suffix = suffixEnd(at);
        if (suffix > 0) {
            add(Kind.SUFFIX, at, suffix);
            return true;
        }
        return false;
    }

    private boolean isGluedToOperand() {
        if (tokens.isEmpty() || last().end() != at) {
            return false;
        }
        return switch (last().kind()) {
            case WORD, QUOTED, LITERALLY, REGEXP, CLOSE, TILDE, TAG -> true;
            default -> false;
        };
    }

    /** Signs that are something only when nothing else stands beside them; and what is left behind by mistake. */
    private boolean loneSign(char c) {
        int length = startsWith("&&") ? 2 : 1;
        if (c == '&' && isDelimited(at + length)) {
            sign(Kind.AND_SIGN, length);
            return true;
        }
        if (c == ',' && isDelimited(at + 1)) {
            sign(Kind.COMMA, 1);
            return true;
        }
        if (Signs.isStray(c) || c == '~') {
            notes.warn(at, at + 1, "this sign means nothing here and is left out");
            at++;
            return true;
        }
        return false;
    }

    private void function() {
        Matcher name = FUNCTION.matcher(text).region(at, end);
        if (name.lookingAt()) {
            Function function = Function.named(name.group(1))
                    .orElseThrow(() -> notes.error(
                            at,
                            name.end(),
                            "there is no function fn:" + name.group(1) + "; see the description of the syntax"));
            inValues = function.isOfValues();
            add(Kind.FUNCTION, at, name.end());
        } else if (!regexp()) {
            word();
        }
    }

    private boolean regexp() {
        if (text.charAt(at) != '/') {
            return false;
        }
        for (int i = at + 1; i < end && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '/' && i > at + 1 && isBehindPattern(i + 1)) {
                add(Kind.REGEXP, at, i + 1);
                return true;
            }
        }
        return false;
    }

    private boolean isBehindPattern(int index) {
        return isDelimited(index) || text.charAt(index) == '[' || text.charAt(index) == '.';
    }

    private void word() {
        int from = at;
        boolean inValue = isValueOfField()
                || SPAN_OF_NUMBERS.matcher(text).region(from, end).lookingAt();
        int i = from;
        while (i < end && !endsWord(i, from, inValue)) {
            i += text.charAt(i) == '\\' && i + 1 < end ? 2 : 1;
        }
        add(Kind.WORD, from, Math.max(i, from + 1));
    }

    private boolean isValueOfField() {
        if (tokens.isEmpty() || last().end() != at) {
            return false;
        }
        return last().is(Kind.COLON) || last().is(Kind.EQUALS) || last().is(Kind.COMPARISON);
    }

    private boolean endsWord(int i, int from, boolean inValue) {
        char c = text.charAt(i);
        if (Signs.endsWord(c)) {
            return true;
        }
        return switch (c) {
            case ':', '=', '<', '>' -> !inValue;
            case ',' -> isDelimited(i + 1);
            case '~' -> i > from && isTilde(i);
            case '^' -> i > from && BOOST.matcher(text).region(i, end).lookingAt();
            case '.' -> i > from && suffixEnd(i) > 0;
            case '/' -> i + 1 < end && text.charAt(i + 1) == '*';
            default -> false;
        };
    }

    private boolean isTilde(int index) {
        int i = index + 1;
        while (i < end && Character.isDigit(text.charAt(i))) {
            i++;
        }
        return isDelimited(i) || text.charAt(i) == '[' || text.charAt(i) == '.';
    }

    /** Where the fields between dots end that begin here; 0 when there are none. */
    private int suffixEnd(int from) {
        if (text.charAt(from) != '.') {
            return 0;
        }
        Matcher suffix = SUFFIX.matcher(text).region(from, end);
        boolean found = suffix.lookingAt()
                && isDelimited(suffix.end())
                && text.charAt(suffix.end() - 1) == '.'
                && FieldCodes.areBetweenDots(suffix.group(1));
        return found ? suffix.end() : 0;
    }

    private void quoted() {
        int from = at;
        int i = from + 1;
        while (i < end && !Signs.isQuote(text.charAt(i))) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= end) {
            throw notes.error(from, end, "the quotation mark is opened and not closed; close it, or remove it");
        }
        add(Kind.QUOTED, from, i + 1);
    }

    private void bracket() {
        if (range()) {
            return;
        }
        if (isBehindFieldSign()) {
            throw notes.error(at, end, "this is not a range; write one as [1 TO 5], with * for an open end");
        }
        add(Kind.TAG, at, closing(']') + 1);
    }

    private void curly() {
        if (!range()) {
            add(Kind.LITERALLY, at, closing('}') + 1);
        }
    }

    private boolean isBehindFieldSign() {
        return !tokens.isEmpty() && (last().is(Kind.COLON) || last().is(Kind.EQUALS));
    }

    private int closing(char sign) {
        for (int i = at + 1; i < end; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == sign) {
                return i;
            }
        }
        throw notes.error(at, end, "this bracket is opened and not closed; close it with " + sign);
    }

    /** A range, if it is one. */
    private boolean range() {
        int to = Span.end(text, at, end);
        if (to > 0) {
            add(Kind.RANGE, at, to);
            return true;
        }
        return false;
    }

    /** A token among the arguments of a function of values. */
    private void value() {
        char c = text.charAt(at);
        if (c == ')') {
            inValues = false;
            sign(Kind.CLOSE, 1);
        } else if (c == ',') {
            sign(Kind.COMMA, 1);
        } else if (c == '<' || c == '>') {
            fieldSign(c);
        } else if (Signs.isQuote(c)) {
            quoted();
        } else {
            int to = at + 1;
            while (to < end && text.charAt(to) != ',' && !Signs.endsWord(text.charAt(to))) {
                to++;
            }
            add(Kind.VALUE, at, to);
        }
    }

    private void skipBlanks() {
        int before;
        do {
            before = at;
            while (at < end && Signs.isBlank(text.charAt(at))) {
                at++;
            }
            skipComment("/*", "*/");
            skipComment("<<<", ">>>");
            if (isLineStart() && (startsWith("//") || startsWith("# "))) {
                int line = text.indexOf('\n', at);
                at = line < 0 || line > end ? end : line;
            }
        } while (at > before);
    }

    private void skipComment(String open, String close) {
        if (!startsWith(open)) {
            return;
        }
        int to = text.indexOf(close, at + open.length());
        if (to < 0 || to + close.length() > end) {
            throw notes.error(at, end, "the comment is opened and not closed; close it with " + close);
        }
        at = to + close.length();
    }

    private boolean isLineStart() {
        int i = at - 1;
        while (i >= 0 && text.charAt(i) != '\n') {
            if (!Signs.isBlank(text.charAt(i))) {
                return false;
            }
            i--;
        }
        return true;
    }

    private boolean isDelimited(int index) {
        return index >= end || Signs.endsWord(text.charAt(index)) || text.charAt(index) == ',';
    }

    private boolean startsWith(String start) {
        return at + start.length() <= end && text.startsWith(start, at);
    }

    private void sign(Kind kind, int length) {
        add(kind, at, at + length);
    }

    private void add(Kind kind, int from, int to) {
        boolean glued = !tokens.isEmpty() && last().end() == from;
        tokens.add(new Token(kind, from, to, glued));
        at = to;
    }

    private Token last() {
        return tokens.get(tokens.size() - 1);
    }
}
