package dev.weir.matcher.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * What every term contains that an automaton accepts: one of a few literals, found by walking the automaton and not by
 * reading the expression, so that no construct of the syntax can be misunderstood.
 *
 * <p>From the start forwards: all ways together give all beginnings. And from each of the {@link Cuts} backwards: a
 * term enters it for the first time, and what it has read just before is one of the ways that lead there from the
 * states that can be reached without it.
 */
final class RegexpKeys {
    /** The most literals of which a term must contain one. */
    private static final int MAX_LITERALS = 16;

    /** A place where more bytes may stand than these ends a literal. */
    private static final int MAX_CHOICES = 10;

    /** Literals are extended backwards up to so many bytes, among which there may be a rare key. */
    private static final int MAX_LENGTH = 16;

    /** So many edges are looked at, whatever the automaton; what is found by then counts. */
    private static final int MAX_WORK = 40_000;

    /** Some bytes that an accepted term has read or will read, and the states in which it is then. */
    private record Piece(BitSet states, BytesRef text) {}

    private double cheapest;
    private int work;

    /** Files an automaton under its rarest literals; if there are none, the filing stays as it is. */
    void file(byte[] code, int from, int to, Rarity rarity, Filing filing) {
        AutomatonGraph graph = new AutomatonGraph(code, from, to);
        cheapest = Double.POSITIVE_INFINITY;
        work = 0;
        BitSet start = new BitSet();
        start.set(0);
        List<Piece> pieces = List.of(new Piece(start, new BytesRef()));
        for (int length = 1; length <= Keys.MAX_LENGTH; length++) {
            pieces = extended(pieces, piece -> forwards(graph, piece));
            choose(Keys.HEAD, pieces, rarity, filing);
        }
        for (BitSet cut : Cuts.of(graph)) {
            if (work > MAX_WORK) {
                break;
            }
            BitSet before = graph.reachableOutside(cut);
            work += graph.in.length;
            pieces = List.of(new Piece(cut, new BytesRef()));
            for (int length = 1; length <= MAX_LENGTH && work < MAX_WORK; length++) {
                pieces = extended(pieces, piece -> backwards(graph, before, piece));
                choose(Keys.GRAM, pieces, rarity, filing);
            }
        }
    }

    private interface Extension {
        /** Empty if the piece may be all there is. */
        List<Piece> of(Piece piece);
    }

    /** Replaces pieces by longer ones, while that does not make too many. */
    private static List<Piece> extended(List<Piece> pieces, Extension extension) {
        List<Piece> result = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            List<Piece> longer = extension.of(pieces.get(i));
            int others = pieces.size() - i - 1;
            if (longer.isEmpty() || result.size() + longer.size() + others > MAX_LITERALS) {
                result.add(pieces.get(i));
            } else {
                result.addAll(longer);
            }
        }
        return result;
    }

    private List<Piece> forwards(AutomatonGraph graph, Piece piece) {
        int state = piece.states.nextSetBit(0);
        if (graph.accepting[state]) {
            return List.of();
        }
        Choices choices = new Choices();
        for (int edge = graph.firstOut[state]; edge < graph.firstOut[state + 1]; edge++) {
            choices.add(graph.low[edge], graph.high[edge], graph.target[edge]);
        }
        return choices.pieces(piece.text, true);
    }

    private List<Piece> backwards(AutomatonGraph graph, BitSet before, Piece piece) {
        if (piece.states.get(0) || work > MAX_WORK) {
            return List.of();
        }
        Choices choices = new Choices();
        for (int state = piece.states.nextSetBit(0); state >= 0; state = piece.states.nextSetBit(state + 1)) {
            work += graph.firstIn[state + 1] - graph.firstIn[state];
            for (int i = graph.firstIn[state]; i < graph.firstIn[state + 1]; i++) {
                int edge = graph.in[i];
                if (before.get(graph.source[edge])) {
                    choices.add(graph.low[edge], graph.high[edge], graph.source[edge]);
                }
            }
        }
        return choices.pieces(piece.text, false);
    }

    /** The bytes that may stand in one place, and the states on the other side of each. */
    private static final class Choices {
        private final byte[] bytes = new byte[MAX_CHOICES];
        private final BitSet[] states = new BitSet[MAX_CHOICES];
        private int count;
        private boolean tooMany;

        void add(int low, int high, int state) {
            for (int value = low; value <= high && !tooMany; value++) {
                int at = 0;
                while (at < count && bytes[at] != (byte) value) {
                    at++;
                }
                if (at == MAX_CHOICES) {
                    tooMany = true;
                } else {
                    if (at == count) {
                        bytes[count] = (byte) value;
                        states[count++] = new BitSet();
                    }
                    states[at].set(state);
                }
            }
        }

        List<Piece> pieces(BytesRef text, boolean after) {
            List<Piece> pieces = new ArrayList<>();
            for (int i = 0; i < count && !tooMany; i++) {
                byte[] longer = new byte[text.length + 1];
                System.arraycopy(text.bytes, 0, longer, after ? 0 : 1, text.length);
                longer[after ? text.length : 0] = bytes[i];
                pieces.add(new Piece(states[i], new BytesRef(longer)));
            }
            return pieces;
        }
    }

    /** Files under these literals if a term is less likely to have one of them than what was best so far. */
    private void choose(int kind, List<Piece> pieces, Rarity rarity, Filing filing) {
        double cost = 0;
        int[] hashes = new int[pieces.size()];
        int[] lengths = new int[pieces.size()];
        for (int i = 0; i < hashes.length; i++) {
            BytesRef text = pieces.get(i).text;
            int length = kind == Keys.HEAD ? text.length : Literals.gramLength(text.length);
            if (length == 0) {
                return;
            }
            double least = Double.POSITIVE_INFINITY;
            for (int at = kind == Keys.HEAD ? 0 : text.length - length; at >= 0; at--) {
                int hash = Keys.hash(kind, length, Keys.word(text.bytes, at, length));
                double each = Filer.cost(kind, length, rarity.count(hash));
                if (each < least) {
                    least = each;
                    hashes[i] = hash;
                    lengths[i] = length;
                }
            }
            cost += least;
        }
        if (cost < cheapest) {
            cheapest = cost;
            filing.reset(kind);
            for (int i = 0; i < hashes.length; i++) {
                filing.add(hashes[i], lengths[i]);
            }
        }
    }
}
