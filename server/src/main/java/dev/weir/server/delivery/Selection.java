package dev.weir.server.delivery;

import dev.weir.server.error.WeirException;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SearchSelector;
import java.util.Map;
import java.util.Set;

/**
 * Which searches' notifications. Immutable.
 *
 * @param owners only of these; empty for any
 * @param labels only with all of these
 */
record Selection(Set<String> owners, Map<String, String> labels) {
    private static final int OWNERS_MAX = 1_000;
    private static final int OWNER_CHARS_MAX = 256;
    private static final int LABELS_MAX = 32;
    private static final int LABEL_KEY_CHARS_MAX = 63;
    private static final int LABEL_VALUE_CHARS_MAX = 256;

    Selection {
        owners = Set.copyOf(owners);
        labels = Map.copyOf(labels);
    }

    /**
     * Reads a selector.
     *
     * @throws WeirException when it is beyond a limit; field paths start at the selector
     */
    static Selection of(SearchSelector selector) {
        if (selector.getOwnersCount() > OWNERS_MAX) {
            throw WeirException.invalid(
                    "owners", "has " + selector.getOwnersCount() + " owners: at most " + OWNERS_MAX);
        }
        for (int i = 0; i < selector.getOwnersCount(); i++) {
            requireChars("owners[" + i + "]", selector.getOwners(i), OWNER_CHARS_MAX);
        }
        if (selector.getLabelsCount() > LABELS_MAX) {
            throw WeirException.invalid(
                    "labels", "has " + selector.getLabelsCount() + " labels: at most " + LABELS_MAX);
        }
        selector.getLabelsMap().forEach((key, value) -> {
            if (key.isEmpty()) {
                throw WeirException.invalid("labels", "has an empty key, which no search has");
            }
            requireChars("labels", key, LABEL_KEY_CHARS_MAX);
            requireChars("labels." + key, value, LABEL_VALUE_CHARS_MAX);
        });
        return new Selection(Set.copyOf(selector.getOwnersList()), selector.getLabelsMap());
    }

    boolean selects(SavedSearch search) {
        if (!owners.isEmpty() && !owners.contains(search.getOwner())) {
            return false;
        }
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getValue().equals(search.getLabelsMap().get(label.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static void requireChars(String field, String value, int max) {
        if (value.length() > max) {
            throw WeirException.invalid(field, "has " + value.length() + " characters: at most " + max);
        }
    }
}
