package dev.weir.server.contract;

import dev.weir.server.error.WeirException;
import java.util.regex.Pattern;

/**
 * The name of something that belongs to a feed, such as {@code feeds/news/savedSearches/mine}.
 *
 * @param feed the feed's id, {@code news}
 * @param id the thing's own id, {@code mine}
 */
public record ResourceName(String feed, String id) {
    private static final String FEEDS = "feeds/";
    private static final String SEARCHES = "/savedSearches/";
    private static final String WORD_LISTS = "/wordLists/";
    private static final String SUBSCRIPTIONS = "/subscriptions/";
    private static final Pattern FEED_ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern WORD_LIST_ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    /** {@code feeds/{feed}}, read to the feed's id. */
    public static String feedId(String name, String field) {
        if (!name.startsWith(FEEDS)
                || !FEED_ID.matcher(name.substring(FEEDS.length())).matches()) {
            throw WeirException.invalid(
                    field,
                    "\"" + name
                            + "\" is not a feed's name: it has the form feeds/ID, where ID is 1 to 63 of a-z, 0-9 and"
                            + " \"-\" and starts with a letter");
        }
        return name.substring(FEEDS.length());
    }

    public static ResourceName ofSearch(String name, String field) {
        return parse(name, field, SEARCHES, "saved search");
    }

    /** The id is narrower than others: it must be readable behind an {@code @} in a query. */
    public static ResourceName ofWordList(String name, String field) {
        int at = name.indexOf(WORD_LISTS);
        if (at >= 0) {
            String id = name.substring(at + WORD_LISTS.length());
            if (WORD_LIST_ID.matcher(id).matches()) {
                return new ResourceName(feedId(name.substring(0, at), field), id);
            }
        }
        throw WeirException.invalid(
                field,
                "\"" + name + "\" is not a word list's name: it has the form feeds/FEED/wordLists/ID, where ID is 1 to"
                        + " 128 of letters, digits, \"-\", \"_\" and \".\", and does not begin with a dot");
    }

    public static ResourceName ofSubscription(String name, String field) {
        return parse(name, field, SUBSCRIPTIONS, "subscription");
    }

    private static ResourceName parse(String name, String field, String collection, String what) {
        int at = name.indexOf(collection);
        if (at >= 0) {
            String id = name.substring(at + collection.length());
            if (ID.matcher(id).matches()) {
                return new ResourceName(feedId(name.substring(0, at), field), id);
            }
        }
        throw WeirException.invalid(
                field,
                "\"" + name + "\" is not a " + what + "'s name: it has the form feeds/FEED" + collection
                        + "ID, where ID is 1 to 128 of letters, digits, \"-\", \"_\", \".\" and \"~\"");
    }

    public static String feed(String feedId) {
        return FEEDS + feedId;
    }

    public static String search(String feedId, String id) {
        return FEEDS + feedId + SEARCHES + id;
    }

    public static String wordList(String feedId, String id) {
        return FEEDS + feedId + WORD_LISTS + id;
    }

    public static String subscription(String feedId, String id) {
        return FEEDS + feedId + SUBSCRIPTIONS + id;
    }
}
