package dev.weir.client.cli;

import dev.weir.client.Names;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The feed and the names of searches in it. */
final class SearchName {
    @Option(
            names = "--feed",
            paramLabel = "FEED",
            description = "The feed's name. Not needed where a search is named in full.")
    private @Nullable String feed;

    /** The search's name in full. */
    String search(String name, WeirCommand command) {
        return feed == null && !name.contains("/")
                ? Names.search(required(command), name)
                : feed == null ? Names.search(name) : Names.search(feed, name);
    }

    /** The feed's name in full, where the command cannot do without. */
    String required(WeirCommand command) {
        if (feed == null) {
            throw command.usage("name the feed with --feed");
        }
        return Names.feed(feed);
    }

    /** The feed of a search that is named in full. */
    static String feedOf(String search) {
        return search.substring(0, search.indexOf("/savedSearches/"));
    }
}
