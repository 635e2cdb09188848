package dev.weir.matcher.index;

import dev.weir.matcher.leaf.Leaves;
import dev.weir.matcher.leaf.Phrase;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of a phrase: one of its pairs of words, or the words of one place, whichever is rarer. For one thread.
 */
final class PhraseAnchors {
    private final Leaves leaves;
    private final Rarity rarity;
    private final Phrase phrase = new Phrase();

    PhraseAnchors(Leaves leaves, Rarity rarity) {
        this.leaves = leaves;
        this.rarity = rarity;
    }

    double cost(int leaf) {
        return cheapest(leaf, null);
    }

    void add(int leaf, IntConsumer anchors) {
        cheapest(leaf, anchors);
    }

    /** What the cheapest anchors cost; gives them, if there is something to give them to. */
    private double cheapest(int leaf, @Nullable IntConsumer anchors) {
        phrase.read(leaves, leaf);
        double least = Filing.EVERY_DOCUMENT;
        int cheapestPair = -1;
        for (int i = 0; i < phrase.pairs(); i++) {
            double cost = rarity.of(phrase.pair(i));
            if (cost < least) {
                least = cost;
                cheapestPair = i;
            }
        }
        int cheapestPlace = -1;
        for (int start = 0; start < phrase.words(); start = phrase.endOfPlace(start)) {
            double cost = costOfPlace(start);
            if (cost < least) {
                least = cost;
                cheapestPlace = start;
            }
        }
        if (anchors != null && cheapestPlace >= 0) {
            for (int i = cheapestPlace; i < phrase.endOfPlace(cheapestPlace); i++) {
                anchors.accept(phrase.term(i));
            }
        } else if (anchors != null) {
            anchors.accept(phrase.pair(cheapestPair));
        }
        return least;
    }

    private double costOfPlace(int start) {
        double cost = 0;
        for (int i = start; i < phrase.endOfPlace(start); i++) {
            cost += rarity.of(phrase.term(i));
        }
        return cost;
    }
}
