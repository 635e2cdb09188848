package dev.weir.client.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.v1.SavedSearch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The saved searches in a dump of a percolator's index, one at a time. The dump may be
 *
 * <ul>
 *   <li>what is sent to {@code _bulk}: lines of actions, {@code {"index":{"_id":"1"}}}, each with the line of its
 *       source;
 *   <li>what dump tools write: a line for each document, {@code {"_id":"1","_source":{...}}};
 *   <li>answers to searches, {@code {"hits":{"hits":[...]}}}, on one line each or over many lines.
 * </ul>
 *
 * <p>What cannot be read fails alone. To be used by one thread, and to be iterated once.
 */
public final class ElasticDump implements Iterable<ElasticDump.Entry> {
    private static final ObjectReader READER = Json.strict(new JsonMapper());
    private static final Set<String> WRITES = Set.of("index", "create");
    private static final Set<String> OTHER_ACTIONS = Set.of("update", "delete");

    /** How much of a JSON text over several lines is held: 256 MiB. */
    private static final int MAX_TEXT_CHARS = 1 << 28;

    private final Iterator<JsonLine> lines;
    private final ElasticSources sources;

    /**
     * One document of the dump: a search, or why it is none.
     *
     * @param place the line that it is from
     * @param id its id there; empty when it is not known
     */
    public record Entry(
            String place,
            String id,
            @Nullable SavedSearch search,
            @Nullable BadInputException problem) {}

    /** The searches in these lines, whose iterator is used. */
    public ElasticDump(JsonLines lines, ElasticFields fields) {
        this.lines = lines.iterator();
        this.sources = new ElasticSources(fields);
    }

    @Override
    public Iterator<Entry> iterator() {
        return new Entries();
    }

    private final class Entries implements Iterator<Entry> {
        private final Deque<Entry> ready = new ArrayDeque<>();
        private boolean hasAction;
        private String actionId = "";

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && lines.hasNext()) {
                JsonLine line = lines.next();
                try {
                    take(line.place(), object(line));
                } catch (BadInputException e) {
                    hasAction = false;
                    ready.add(new Entry(line.place(), actionId, null, e));
                }
            }
            if (ready.isEmpty() && hasAction) {
                hasAction = false;
                ready.add(failed("", actionId, "the file ends where the source of this action is expected"));
            }
            return !ready.isEmpty();
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException("nothing is left of the dump");
            }
            return ready.remove();
        }

        /** An object, which takes more lines than one if it is not closed on the first. */
        private ObjectNode object(JsonLine first) {
            StringBuilder text = new StringBuilder(first.text());
            boolean complete = false;
            while (!complete) {
                try {
                    return Json.object(READER.readTree(text.toString()), "");
                } catch (JsonEOFException e) {
                    complete = !append(text);
                } catch (JsonProcessingException e) {
                    throw new BadInputException(first.place(), "not JSON: " + Json.message(e));
                }
            }
            throw new BadInputException(first.place(), "the file ends inside of the JSON that begins here");
        }

        /** The rest of the file, since JSON over several lines is read as a whole; false when there is none. */
        private boolean append(StringBuilder text) {
            boolean any = false;
            while (lines.hasNext() && text.length() < MAX_TEXT_CHARS) {
                text.append('\n').append(lines.next().text());
                any = true;
            }
            return any;
        }

        private void take(String place, ObjectNode object) {
            if (hasAction) {
                hasAction = false;
                ready.add(entry(place, actionId, object));
                return;
            }
            JsonNode hits = object.path("hits").path("hits");
            if (hits.isArray()) {
                hits.forEach(hit -> ready.add(entry(place, hit.path("_id").asText(""), hit.path("_source"))));
                return;
            }
            if (object.has("_source")) {
                ready.add(entry(place, object.path("_id").asText(""), object.path("_source")));
                return;
            }
            String only = object.size() == 1 ? object.fieldNames().next() : "";
            if (WRITES.contains(only) && object.path(only).isObject()) {
                hasAction = true;
                actionId = object.path(only).path("_id").asText("");
                return;
            }
            if (OTHER_ACTIONS.contains(only)) {
                ready.add(failed(
                        place,
                        object.path(only).path("_id").asText(""),
                        "the action " + only + " is no document; dump the index itself"));
                return;
            }
            ready.add(
                    failed(
                            place,
                            "",
                            "this is neither an action of _bulk, nor a document with \"_source\", nor an answer with \"hits\""));
        }

        private Entry entry(String place, String id, JsonNode source) {
            try {
                return new Entry(place, id, sources.search(id, source), null);
            } catch (BadInputException e) {
                return new Entry(place, id, null, e.at(place + ": " + e.place()));
            }
        }

        private Entry failed(String place, String id, String problem) {
            return new Entry(place, id, null, new BadInputException(place, problem));
        }
    }
}
