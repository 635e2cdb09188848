package dev.weir.matcher.index;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.leaf.Described;
import org.jspecify.annotations.Nullable;

/** The anchors of a phrase: one of its pairs of words, or the words of one place, whichever is rarer. */
final class PhraseAnchors {
    private PhraseAnchors() {}

    static double cost(Described.OfPhrase phrase, Rarity rarity) {
        return cheapest(phrase, rarity, null);
    }

    static void add(Described.OfPhrase phrase, Rarity rarity, Ints anchors) {
        cheapest(phrase, rarity, anchors);
    }

    /** What the cheapest anchors cost; adds them, if there is something to add them to. */
    private static double cheapest(Described.OfPhrase phrase, Rarity rarity, @Nullable Ints anchors) {
        double least = Filing.EVERY_DOCUMENT;
        int cheapestPair = -1;
        for (int i = 0; i < phrase.pairs().length; i++) {
            double cost = rarity.of(phrase.pairs()[i]);
            if (cost < least) {
                least = cost;
                cheapestPair = i;
            }
        }
        int cheapestPlace = -1;
        int[] places = phrase.shape().places();
        for (int start = 0; start < places.length; start = endOfPlace(places, start)) {
            double cost = costOfPlace(phrase, start, rarity);
            if (cost < least) {
                least = cost;
                cheapestPlace = start;
            }
        }
        if (anchors != null && cheapestPlace >= 0) {
            for (int i = cheapestPlace; i < endOfPlace(places, cheapestPlace); i++) {
                anchors.add(phrase.terms()[i]);
            }
        } else if (anchors != null) {
            anchors.add(phrase.pairs()[cheapestPair]);
        }
        return least;
    }

    private static double costOfPlace(Described.OfPhrase phrase, int start, Rarity rarity) {
        double cost = 0;
        for (int i = start; i < endOfPlace(phrase.shape().places(), start); i++) {
            cost += rarity.of(phrase.terms()[i]);
        }
        return cost;
    }

    private static int endOfPlace(int[] places, int start) {
        int end = start + 1;
        while (end < places.length && places[end] == places[start]) {
            end++;
        }
        return end;
    }
}
