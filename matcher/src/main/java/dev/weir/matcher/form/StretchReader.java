package dev.weir.matcher.form;

import dev.weir.matcher.lucene.Interval;
import dev.weir.matcher.lucene.TermPatternQuery;
import dev.weir.matcher.pattern.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Takes the stretches from an interval, as Lucene builds its sources. What it finds to depend on what Lucene leaves to
 * chance (the order of a hash set), or on more than can be told from here, is not read, and Lucene decides it. For one
 * thread, and for one interval.
 */
final class StretchReader {
    /** More words before or behind than this may pass the largest position, where Lucene cuts them off. */
    private static final int MAX_EXTENSION = 1 << 30;

    /** For all words before, or behind. */
    private static final int TO_THE_END = Integer.MAX_VALUE;

    private static final int MAX_DEPTH = 200;

    private final Map<Pattern, Query> patterns = new HashMap<>();
    private int depth;

    private StretchReader() {}

    /** Why an interval is left to Lucene. */
    private static final class NotReadException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReadException(String reason) {
            super(reason, null, false, false);
        }
    }

    /** The stretches of an interval; empty if Lucene has to decide it. */
    static Optional<Stretch> read(Interval interval) {
        try {
            Stretch stretch = new StretchReader().of(interval);
            return Gaps.areCertain(stretch) ? Optional.of(stretch) : Optional.empty();
        } catch (NotReadException e) {
            return Optional.empty();
        }
    }

    private Stretch of(Interval interval) {
        if (++depth > MAX_DEPTH) {
            throw new NotReadException("is nested too deeply");
        }
        try {
            return switch (interval) {
                case Interval.None none -> throw new NotReadException("has a part that is nowhere");
                case Interval.One one -> new Stretch.Word(BytesRef.deepCopyOf(one.term()));
                case Interval.Like like -> new Stretch.Like(pattern(like.pattern()));
                case Interval.Or or -> or(all(or.parts()));
                case Interval.Block block -> block(several(block.parts()));
                case Interval.Ordered ordered -> ordered(several(ordered.parts()));
                case Interval.Unordered unordered -> unordered(several(unordered.parts()));
                case Interval.Apart apart -> apart(of(apart.first()), of(apart.second()), apart.maxGaps());
                case Interval.AtLeast atLeast -> atLeast(atLeast.number(), several(atLeast.parts()));
                case Interval.MaxGaps limited -> new Stretch.MaxGaps(of(limited.part()), limited.gaps());
                case Interval.MaxWidth limited -> new Stretch.MaxWidth(of(limited.part()), limited.width());
                case Interval.Extended extended -> extended(of(extended.part()), extended.before(), extended.after());
                case Interval.Filtered filtered -> filtered(filtered);
            };
        } finally {
            depth--;
        }
    }

    private List<Stretch> all(List<Interval> parts) {
        List<Stretch> all = new ArrayList<>();
        for (Interval part : parts) {
            all.add(of(part));
        }
        return all;
    }

    private List<Stretch> several(List<Interval> parts) {
        if (parts.isEmpty()) {
            throw new NotReadException("has no parts");
        }
        return all(parts);
    }

    private Pattern pattern(Query query) {
        Pattern pattern =
                switch (query) {
                    case TermPatternQuery text ->
                        switch (text.kind()) {
                            case PREFIX -> Pattern.prefix(text.text().bytes());
                            case WILDCARD -> Pattern.wildcard(text.text().text());
                        };
                    // As a query it has no edits; as an interval it has.
                    case FuzzyQuery fuzzy
                    when fuzzy.getTerm().text().isEmpty() -> throw new NotReadException("is like nothing");
                    default ->
                        Pattern.of(query).orElseThrow(() -> new NotReadException("has a pattern that is too large"));
                };
        @Nullable Query known = patterns.putIfAbsent(pattern, query);
        if (known != null && !known.equals(query)) {
            // Lucene may take them for the same part or not.
            throw new NotReadException("has one pattern in two spellings");
        }
        return pattern;
    }

    private static Stretch or(List<Stretch> parts) {
        Set<Stretch> distinct = new LinkedHashSet<>();
        for (Stretch part : parts) {
            if (part instanceof Stretch.Or or) {
                distinct.addAll(or.parts());
            } else {
                distinct.add(part);
            }
        }
        if (distinct.stream().map(StretchReader::words).distinct().count() == 1) {
            // If they are all equal to Lucene, it sees no alternatives.
            requireTellable(distinct);
        }
        if (distinct.isEmpty()) {
            throw new NotReadException("has no alternatives");
        }
        return distinct.size() == 1 ? distinct.iterator().next() : new Stretch.Or(distinct);
    }

    /** One before the other, or the other before the one. */
    private static Stretch apart(Stretch first, Stretch second, int maxGaps) {
        List<Stretch> orders = new ArrayList<>();
        orders.add(ordered(List.of(first, second)));
        orders.add(ordered(List.of(second, first)));
        if (maxGaps != Interval.Apart.ANY_GAPS) {
            orders.replaceAll(order -> new Stretch.MaxGaps(order, maxGaps));
        }
        // Of parts with different words no alternative in one order is equal to one in the other.
        return words(first).equals(words(second)) ? or(orders) : new Stretch.Or(new LinkedHashSet<>(orders));
    }

    private static Stretch block(List<Stretch> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<Stretch> flat = new ArrayList<>();
        for (Stretch part : parts) {
            if (part instanceof Stretch.Block inner && Alternatives.of(inner).count() == 1) {
                flat.addAll(inner.parts());
            } else {
                flat.add(part);
            }
        }
        return new Stretch.Block(flat);
    }

    private static Stretch ordered(List<Stretch> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        requireTellable(parts);
        List<Stretch> distinct = new ArrayList<>();
        for (int i = 0; i < parts.size(); ) {
            int end = i + 1;
            while (end < parts.size() && parts.get(end).equals(parts.get(i))) {
                end++;
            }
            distinct.add(repeated(parts.get(i), end - i));
            i = end;
        }
        return distinct.size() == 1 ? distinct.get(0) : new Stretch.Ordered(distinct);
    }

    private static Stretch unordered(List<Stretch> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        requireTellable(parts);
        Map<Stretch, Integer> times = new LinkedHashMap<>();
        for (Stretch part : parts) {
            times.merge(part, 1, Integer::sum);
        }
        List<Stretch> distinct = new ArrayList<>();
        times.forEach((part, number) -> distinct.add(repeated(part, number)));
        return distinct.size() == 1 ? distinct.get(0) : new Stretch.Unordered(distinct);
    }

    private static Stretch repeated(Stretch part, int times) {
        return times == 1 ? part : new Stretch.Repeated(part, times);
    }

    private static Stretch atLeast(int number, List<Stretch> parts) {
        if (number < 1 || number > parts.size()) {
            throw new NotReadException("asks for " + number + " of " + parts.size());
        }
        if (number == parts.size()) {
            return unordered(parts);
        }
        if (parts.stream().anyMatch(Stretch.Repeated.class::isInstance)) {
            // Which of two equal stretches it takes shows in the gaps then.
            throw new NotReadException("has a repeated part among others");
        }
        return new Stretch.AtLeast(number, parts);
    }

    private static Stretch extended(Stretch part, int before, int after) {
        if (before < 0 || after < 0 || before > MAX_EXTENSION || after > MAX_EXTENSION) {
            throw new NotReadException("is extended beyond all documents");
        }
        return new Stretch.Extended(part, before, after);
    }

    private Stretch filtered(Interval.Filtered filtered) {
        Stretch part = of(filtered.part());
        Stretch other = of(filtered.other());
        return switch (filtered.how()) {
            case BEFORE ->
                filtered(
                        part,
                        Stretch.Relation.CONTAINED_BY,
                        new Stretch.Extended(new Stretch.Beside(other, true), TO_THE_END, 0));
            case AFTER ->
                filtered(
                        part,
                        Stretch.Relation.CONTAINED_BY,
                        new Stretch.Extended(new Stretch.Beside(other, false), 0, TO_THE_END));
            case CONTAINED_BY -> filtered(part, Stretch.Relation.CONTAINED_BY, other);
            case NOT_CONTAINED_BY -> filtered(part, Stretch.Relation.NOT_CONTAINED_BY, other);
            case CONTAINING -> filtered(part, Stretch.Relation.CONTAINING, other);
            case NOT_CONTAINING -> filtered(part, Stretch.Relation.NOT_CONTAINING, other);
            case OVERLAPPING -> filtered(part, Stretch.Relation.OVERLAPPING, other);
            case NON_OVERLAPPING -> filtered(part, Stretch.Relation.NON_OVERLAPPING, other);
            case WITHIN ->
                filtered(
                        part, Stretch.Relation.CONTAINED_BY, extended(other, filtered.distance(), filtered.distance()));
            case NOT_WITHIN ->
                filtered(
                        part,
                        Stretch.Relation.NON_OVERLAPPING,
                        extended(other, filtered.distance(), filtered.distance()));
        };
    }

    private static Stretch filtered(Stretch part, Stretch.Relation relation, Stretch other) {
        return new Stretch.Filtered(part, relation, other);
    }

    /**
     * Lucene compares parts after it has multiplied alternatives out. Two of the same words, one of them with
     * alternatives, may be equal then although they are not equal here.
     */
    private static void requireTellable(Iterable<Stretch> parts) {
        Map<Set<Stretch>, Stretch> byWords = new HashMap<>();
        Set<Set<Stretch>> withAlternatives = new HashSet<>();
        for (Stretch part : parts) {
            if (part instanceof Stretch.Word || part instanceof Stretch.Like) {
                continue;
            }
            Set<Stretch> words = new HashSet<>();
            boolean alternatives = addWords(part, words);
            @Nullable Stretch other = byWords.putIfAbsent(words, part);
            if (alternatives) {
                withAlternatives.add(words);
            }
            if (other != null && !other.equals(part) && withAlternatives.contains(words)) {
                throw new NotReadException("has parts of the same words and with alternatives");
            }
        }
    }

    private static Set<Stretch> words(Stretch part) {
        Set<Stretch> words = new HashSet<>();
        addWords(part, words);
        return words;
    }

    /** Adds all words, and tells whether there are alternatives. */
    private static boolean addWords(Stretch part, Set<Stretch> words) {
        if (part instanceof Stretch.Word || part instanceof Stretch.Like) {
            words.add(part);
            return false;
        }
        boolean alternatives = part instanceof Stretch.Or;
        for (Stretch inner : part.inner()) {
            alternatives |= addWords(inner, words);
        }
        return alternatives;
    }
}
