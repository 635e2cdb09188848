package dev.weir.client.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Timestamp;
import dev.weir.v1.Filter;
import dev.weir.v1.SavedSearch;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Saved searches as lines of JSON:
 *
 * <pre>
 * {"name":"weirs", "query":"title:weir AND NOT football", "owner":"me", "labels":{"team":"river"},
 *  "filters":[{"field":"price","range":{"lower":1,"upper":5,"lower_exclusive":true}}], "expire_time":"2027-01-01"}
 * </pre>
 *
 * <p>Known keys are {@code name} (required), {@code query}, {@code syntax} (see {@link Syntaxes}), {@code owner},
 * {@code labels}, {@code filters} (see {@link #filter}) and {@code expire_time}; any other is an error. The name may
 * stand alone, or as the end of a full resource name.
 */
public final class SearchLines {
    /** What a search's name must look like. */
    public static final String NAME_RULE = "1 to 128 of letters, digits, \"-\", \"_\", \".\" and \"~\"";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
    private static final Pattern RESOURCE_PREFIX = Pattern.compile("^feeds/[^/]+/savedSearches/");
    private static final List<String> KEYS =
            List.of("name", "query", "syntax", "owner", "labels", "filters", "expire_time");

    private SearchLines() {}

    /**
     * Makes a search of a line. Its name is as in the line.
     *
     * @throws BadInputException which names the line, and the key where one is wrong
     */
    public static SavedSearch read(JsonLine line) {
        try {
            return read(line.text());
        } catch (BadInputException e) {
            throw e.at(
                    e.place().isEmpty() || e.place().equals(line.place())
                            ? line.place()
                            : line.place() + ": " + e.place());
        }
    }

    /**
     * Makes a search of one JSON object. Its name is as in the object.
     *
     * @throws BadInputException which names the key where one is wrong
     */
    public static SavedSearch read(String json) {
        ObjectNode object = Json.object(json);
        Json.onlyKnown(object, "", KEYS);
        SavedSearch.Builder search = SavedSearch.newBuilder();
        search.setName(name(Json.string(object.path("name"), "name")));
        if (object.hasNonNull("query")) {
            search.setQuery(Json.string(object.path("query"), "query"));
        }
        if (object.hasNonNull("syntax")) {
            search.setSyntax(Syntaxes.read(Json.string(object.path("syntax"), "syntax")));
        }
        if (object.hasNonNull("owner")) {
            search.setOwner(Json.string(object.path("owner"), "owner"));
        }
        if (object.hasNonNull("labels")) {
            for (Map.Entry<String, JsonNode> label :
                    Json.object(object.path("labels"), "labels").properties()) {
                search.putLabels(label.getKey(), Json.string(label.getValue(), "labels." + label.getKey()));
            }
        }
        if (object.hasNonNull("expire_time")) {
            search.setExpireTime(expireTime(object.path("expire_time")));
        }
        addFilters(search, object.path("filters"));
        if (search.getQuery().isBlank() && search.getFiltersCount() == 0) {
            throw new BadInputException("", "the search has neither a \"query\" nor \"filters\": give it at least one");
        }
        return search.build();
    }

    /**
     * Makes a filter of one JSON object: {@code field} and one of
     *
     * <pre>
     * {"field":"price",  "range":{"lower":1, "upper":5, "lower_exclusive":true, "upper_exclusive":false}}
     * {"field":"source", "terms":["a","b"]}
     * {"field":"place",  "geo_distance":{"center":{"lat":48.1,"lon":11.6}, "radius_meters":500}}
     * {"field":"place",  "geo_box":{"top":49, "left":11, "bottom":48, "right":12}}
     * {"field":"place",  "geo_polygon":{"points":[{"lat":48,"lon":11}, ...]}}
     * </pre>
     *
     * @throws BadInputException which names the key where one is wrong
     */
    public static Filter filter(String json) {
        return Filters.read(Json.object(json), "filter");
    }

    private static String name(String text) {
        if (!NAME.matcher(RESOURCE_PREFIX.matcher(text).replaceFirst("")).matches()) {
            throw new BadInputException("name", "\"" + text + "\" cannot be a name; a name is " + NAME_RULE);
        }
        return text;
    }

    private static Timestamp expireTime(JsonNode node) {
        return Json.moment(node, "expire_time");
    }

    private static void addFilters(SavedSearch.Builder search, JsonNode filters) {
        if (filters.isMissingNode() || filters.isNull()) {
            return;
        }
        if (!filters.isArray()) {
            throw new BadInputException("filters", "a list of filters is needed, this is " + Json.kind(filters));
        }
        for (int i = 0; i < filters.size(); i++) {
            search.addFilters(Filters.read(filters.get(i), "filters[" + i + "]"));
        }
    }
}
