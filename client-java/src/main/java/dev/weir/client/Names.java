package dev.weir.client;

import java.util.regex.Pattern;

/**
 * Resource names. Everywhere in this library a resource may be named by its id alone, such as {@code news}, or in full,
 * such as {@code feeds/news}; these methods give the full name.
 */
public final class Names {
    /** What the id of a feed must look like. */
    public static final String FEED_RULE = "1 to 63 of a-z, 0-9 and \"-\", starting with a letter";

    /** What the id of a saved search or a subscription must look like. */
    public static final String ITEM_RULE = "1 to 128 of letters, digits, \"-\", \"_\", \".\" and \"~\"";

    /** What the id of a word list must look like. */
    public static final String WORD_LIST_RULE =
            "1 to 128 of letters, digits, \"-\", \"_\" and \".\", not beginning with a dot";

    private static final Pattern WORD_LIST = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final Pattern FEED = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private Names() {}

    /**
     * {@code feeds/{feed}}.
     *
     * @throws IllegalArgumentException when it is neither such a name nor an id; the message tells the rule
     */
    public static String feed(String feed) {
        String id = feed.startsWith("feeds/") ? feed.substring("feeds/".length()) : feed;
        if (!FEED.matcher(id).matches()) {
            throw new IllegalArgumentException("\"" + feed + "\" cannot name a feed; a feed's name is " + FEED_RULE);
        }
        return "feeds/" + id;
    }

    /**
     * {@code feeds/{feed}/savedSearches/{saved_search}}.
     *
     * @param search the id, or the full name, which must then be of this feed
     * @throws IllegalArgumentException when a name does not fit; the message tells the rule
     */
    public static String search(String feed, String search) {
        return item(feed(feed), "savedSearches", search, "a saved search");
    }

    /**
     * The name of a saved search that is given in full.
     *
     * @throws IllegalArgumentException when it is not {@code feeds/{feed}/savedSearches/{saved_search}}
     */
    public static String search(String name) {
        return full(name, "savedSearches", "a saved search");
    }

    /**
     * {@code feeds/{feed}/wordLists/{word_list}}.
     *
     * @param list the id, or the full name, which must then be of this feed
     * @throws IllegalArgumentException when a name does not fit; the message tells the rule
     */
    public static String wordList(String feed, String list) {
        String prefix = feed(feed) + "/wordLists/";
        String id = list.startsWith(prefix) ? list.substring(prefix.length()) : list;
        if (!WORD_LIST.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "\"" + list + "\" cannot name a word list of " + feed(feed) + "; its name is " + WORD_LIST_RULE);
        }
        return prefix + id;
    }

    /**
     * {@code feeds/{feed}/subscriptions/{subscription}}.
     *
     * @param subscription the id, or the full name, which must then be of this feed
     * @throws IllegalArgumentException when a name does not fit; the message tells the rule
     */
    public static String subscription(String feed, String subscription) {
        return item(feed(feed), "subscriptions", subscription, "a subscription");
    }

    /**
     * The name of a subscription that is given in full.
     *
     * @throws IllegalArgumentException when it is not {@code feeds/{feed}/subscriptions/{subscription}}
     */
    public static String subscription(String name) {
        return full(name, "subscriptions", "a subscription");
    }

    /** The last part of a name: {@code news} of {@code feeds/news}. */
    public static String id(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String full(String name, String collection, String what) {
        String[] parts = name.split("/", -1);
        if (parts.length != 4 || !parts[0].equals("feeds") || !parts[2].equals(collection)) {
            throw new IllegalArgumentException("\"" + name + "\" is not the full name of " + what
                    + ", such as feeds/news/" + collection + "/mine");
        }
        return item(feed(parts[1]), collection, parts[3], what);
    }

    private static String item(String feed, String collection, String item, String what) {
        String prefix = feed + "/" + collection + "/";
        String id = item.startsWith(prefix) ? item.substring(prefix.length()) : item;
        if (!ITEM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "\"" + item + "\" cannot name " + what + " of " + feed + "; its name is " + ITEM_RULE);
        }
        return prefix + id;
    }
}
