package dev.weir.server.feed;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.FieldMaskUtil;
import com.google.protobuf.util.Timestamps;
import dev.weir.server.contract.ResourceName;
import dev.weir.server.contract.Times;
import dev.weir.server.error.WeirException;
import dev.weir.v1.QuerySyntax;
import dev.weir.v1.SavedSearch;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The fields of a saved search that a caller may set, but for the query and the filters. */
final class SearchFields {
    static final int OWNER_CHARS_MAX = 256;
    static final int LABELS_MAX = 32;
    static final int LABEL_KEY_CHARS_MAX = 63;
    static final int LABEL_VALUE_CHARS_MAX = 256;

    private static final List<String> CHANGEABLE =
            List.of("query", "syntax", "tree", "filters", "owner", "labels", "expire_time", "state");

    private final InstantSource clock;

    SearchFields(InstantSource clock) {
        this.clock = clock;
    }

    /** Checks what a caller has set, and leaves out what a caller cannot set. */
    SavedSearch check(SavedSearch search, String feedId) {
        ResourceName name = ResourceName.ofSearch(search.getName(), "name");
        if (!name.feed().equals(feedId)) {
            throw WeirException.invalid("name", "\"" + search.getName() + "\" is not in feed \"" + feedId + "\"");
        }
        requireChars("owner", search.getOwner(), OWNER_CHARS_MAX);
        checkLabels(search.getLabelsMap());
        if (search.hasExpireTime()) {
            checkExpireTime(search);
        }
        SavedSearch.Builder checked = SearchChange.callersPart(search).toBuilder();
        return checked.setState(state(search)).setSyntax(syntax(search)).build();
    }

    private static SavedSearch.State state(SavedSearch search) {
        return switch (search.getState()) {
            case STATE_UNSPECIFIED, STATE_ACTIVE -> SavedSearch.State.STATE_ACTIVE;
            case STATE_PAUSED -> SavedSearch.State.STATE_PAUSED;
            case STATE_ERROR, UNRECOGNIZED ->
                throw WeirException.invalid(
                        "state", "is " + search.getStateValue() + ", which cannot be set: use ACTIVE or PAUSED");
        };
    }

    /** What is not set is stored as what it means, so that a later default never changes a search. */
    private static QuerySyntax syntax(SavedSearch search) {
        return switch (search.getSyntax()) {
            case QUERY_SYNTAX_UNSPECIFIED -> QuerySyntax.QUERY_SYNTAX_STANDARD;
            case QUERY_SYNTAX_STANDARD, QUERY_SYNTAX_BOOLEAN, QUERY_SYNTAX_ELASTICSEARCH, QUERY_SYNTAX_SIMPLE ->
                search.getSyntax();
            case UNRECOGNIZED ->
                throw WeirException.invalid(
                        "syntax",
                        "is the unknown syntax " + search.getSyntaxValue()
                                + ": use STANDARD, BOOLEAN, ELASTICSEARCH or SIMPLE");
        };
    }

    private void checkExpireTime(SavedSearch search) {
        long expireMs = Times.millis(search.getExpireTime(), "expire_time");
        if (expireMs <= clock.millis()) {
            throw WeirException.invalid(
                    "expire_time",
                    "is " + Timestamps.toString(search.getExpireTime())
                            + ", which is past: name a later time, or none");
        }
    }

    private static void checkLabels(Map<String, String> labels) {
        if (labels.size() > LABELS_MAX) {
            throw WeirException.invalid("labels", "has " + labels.size() + " labels: at most " + LABELS_MAX);
        }
        labels.forEach((key, value) -> {
            if (key.isEmpty()) {
                throw WeirException.invalid("labels", "has an empty key");
            }
            requireChars("labels", key, LABEL_KEY_CHARS_MAX);
            requireChars("labels." + key, value, LABEL_VALUE_CHARS_MAX);
        });
    }

    private static void requireChars(String field, String value, int max) {
        if (value.length() > max) {
            throw WeirException.invalid(field, "has " + value.length() + " characters: at most " + max);
        }
    }

    /** The search with the masked fields of the change; a search in state ERROR is tried again by any change. */
    SavedSearch merge(SavedSearch base, SavedSearch change, FieldMask mask) {
        FieldMask paths = mask.getPathsCount() == 0 ? setFields(change) : mask;
        for (String path : paths.getPathsList()) {
            if (!CHANGEABLE.contains(path)) {
                throw WeirException.invalid(
                        "update_mask", "\"" + path + "\" cannot be changed: use " + String.join(", ", CHANGEABLE));
            }
        }
        SavedSearch.State tried =
                base.getState() == SavedSearch.State.STATE_ERROR ? SavedSearch.State.STATE_ACTIVE : base.getState();
        SavedSearch.Builder merged = base.toBuilder().setState(tried);
        FieldMaskUtil.merge(
                paths,
                change,
                merged,
                new FieldMaskUtil.MergeOptions()
                        .setReplaceMessageFields(true)
                        .setReplacePrimitiveFields(true)
                        .setReplaceRepeatedFields(true));
        if (merged.getState() == SavedSearch.State.STATE_UNSPECIFIED) {
            merged.setState(tried);
        }
        // A query is a text or a tree: whoever gives one takes the other away.
        List<String> changed = paths.getPathsList();
        if (changed.contains("query") && !changed.contains("tree")) {
            merged.clearTree();
        } else if (changed.contains("tree") && !changed.contains("query")) {
            merged.clearQuery();
        }
        return merged.build();
    }

    private static FieldMask setFields(SavedSearch change) {
        FieldMask.Builder set = FieldMask.newBuilder();
        change.getAllFields().keySet().stream()
                .map(com.google.protobuf.Descriptors.FieldDescriptor::getName)
                .filter(CHANGEABLE::contains)
                .forEach(set::addPaths);
        return set.build();
    }
}
