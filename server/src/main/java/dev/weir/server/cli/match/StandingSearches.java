package dev.weir.server.cli.match;

import dev.weir.matcher.index.QueryIndex;
import java.util.List;

/**
 * Searches that were loaded.
 *
 * @param index has each under the rank of its name
 * @param names sorted
 * @param bad how many lines were left out
 */
record StandingSearches(QueryIndex index, List<String> names, int bad) {}
