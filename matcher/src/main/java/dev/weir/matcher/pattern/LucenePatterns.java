package dev.weir.matcher.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.TopTermsRewrite;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton.AUTOMATON_TYPE;
import org.apache.lucene.util.automaton.Operations;
import org.jspecify.annotations.Nullable;

/** What Lucene's multi-term queries ask of a term. */
final class LucenePatterns {
    private LucenePatterns() {}

    static Optional<Pattern> of(Query query) {
        if (!(query instanceof MultiTermQuery multiTerm) || !keepsEveryTerm(multiTerm)) {
            return Optional.empty();
        }
        return switch (multiTerm) {
            case PrefixQuery prefix ->
                Optional.of(Pattern.prefix(prefix.getPrefix().bytes()));
            case WildcardQuery wildcard ->
                Optional.of(wildcard(wildcard.getTerm().text()));
            case TermRangeQuery range -> Optional.of(range(range));
            case AutomatonQuery automaton -> automaton(automaton.getCompiled());
            case FuzzyQuery fuzzy -> fuzzy(fuzzy);
            default -> Optional.empty();
        };
    }

    /** Others throw where a document has more terms like this than Lucene allows clauses. */
    private static boolean keepsEveryTerm(MultiTermQuery query) {
        MultiTermQuery.RewriteMethod rewrite = query.getRewriteMethod();
        return rewrite.equals(MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE)
                || rewrite.equals(MultiTermQuery.CONSTANT_SCORE_REWRITE)
                // The best terms are as many as one wants, but never none if there are any.
                || (rewrite instanceof TopTermsRewrite<?> top && top.getSize() > 0);
    }

    /**
     * An expression of no characters fits nothing, not even the empty term: for Lucene it is an automaton without
     * states.
     */
    static Pattern wildcard(String expression) {
        if (expression.isEmpty()) {
            return new Pattern.Regexp(ByteAutomaton.nothing());
        }
        BytesRef glob = Glob.parse(expression);
        int end = glob.offset + glob.length;
        for (int i = glob.offset; i < end; i++) {
            if (Glob.isWild(glob.bytes[i])) {
                return glob.bytes[i] == Glob.MANY && i + 1 == end
                        ? new Pattern.Prefix(
                                BytesRef.deepCopyOf(new BytesRef(glob.bytes, glob.offset, glob.length - 1)))
                        : new Pattern.Wildcard(glob);
            }
        }
        return new Pattern.Exact(glob);
    }

    /**
     * A regular expression by what Lucene made of it, so that no flag and no construct of the syntax can be misread.
     */
    private static Optional<Pattern> automaton(CompiledAutomaton compiled) {
        if (compiled.type == AUTOMATON_TYPE.ALL) {
            return Optional.of(new Pattern.Prefix(new BytesRef()));
        }
        if (compiled.type == AUTOMATON_TYPE.SINGLE) {
            return Optional.of(new Pattern.Exact(BytesRef.deepCopyOf(compiled.term)));
        }
        if (compiled.type == AUTOMATON_TYPE.NONE) {
            return Optional.of(new Pattern.Regexp(ByteAutomaton.nothing()));
        }
        // There is none where the expression was not made deterministic.
        return compiled.runAutomaton == null
                ? Optional.empty()
                : AutomatonWriter.write(compiled.runAutomaton).map(Pattern.Regexp::new);
    }

    /** How all terms begin that an automaton accepts: that is known of large ones, too. */
    static Optional<Pattern> needed(Query query) {
        if (!(query instanceof AutomatonQuery large) || large.getCompiled().automaton == null) {
            return Optional.empty();
        }
        BytesRef start = Operations.getCommonPrefixBytesRef(large.getCompiled().automaton);
        return start.length == 0 ? Optional.empty() : Optional.of(Pattern.prefix(start));
    }

    private static Pattern range(TermRangeQuery range) {
        BytesRef lower = range.getLowerTerm();
        BytesRef upper = range.getUpperTerm();
        return new Pattern.Range(
                copy(lower),
                copy(upper),
                lower == null || range.includesLower(),
                upper == null || range.includesUpper());
    }

    private static @Nullable BytesRef copy(@Nullable BytesRef bytes) {
        return bytes == null ? null : BytesRef.deepCopyOf(bytes);
    }

    /**
     * Without edits Lucene compares bytes. Of the empty word it drops all edits, too: it takes those that can only lead
     * to the worst score for not worth while, and to its arithmetic each edit of nothing leads there.
     */
    private static Optional<Pattern> fuzzy(FuzzyQuery fuzzy) {
        String text = fuzzy.getTerm().text();
        int length = text.codePointCount(0, text.length());
        if (fuzzy.getMaxEdits() == 0 || length == 0) {
            return Optional.of(
                    new Pattern.Exact(BytesRef.deepCopyOf(fuzzy.getTerm().bytes())));
        }
        return length > Pattern.MAX_FUZZY_CODE_POINTS
                ? Optional.empty()
                : Optional.of(new Pattern.Fuzzy(
                        new BytesRef(text.getBytes(StandardCharsets.UTF_8)),
                        fuzzy.getMaxEdits(),
                        Math.min(fuzzy.getPrefixLength(), length),
                        fuzzy.getTranspositions()));
    }
}
