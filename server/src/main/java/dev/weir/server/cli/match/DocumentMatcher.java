package dev.weir.server.cli.match;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.client.files.BadInputException;
import dev.weir.client.files.JsonDocuments;
import dev.weir.client.files.JsonLine;
import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.Failure;
import dev.weir.matcher.index.Hits;
import dev.weir.matcher.schema.Schema;
import dev.weir.server.contract.DocumentConverter;
import dev.weir.server.error.WeirException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decides chunks of documents. Safe for any number of threads. */
final class DocumentMatcher {
    /** The searches stand from position 0 on. */
    private static final long DOCUMENT_POSITION = 1;

    private static final byte[] KEY = utf8("{\"key\": \"");
    private static final byte[] SEARCHES = utf8("\", \"searches\": [");
    private static final byte[] COMMA = utf8(", ");
    private static final byte[] END = utf8("]}\n");

    private final StandingSearches searches;
    private final Schema schema;
    private final JsonDocuments reader;
    private final byte[][] quotedNames;

    DocumentMatcher(StandingSearches searches, JsonDocuments reader) {
        this.searches = searches;
        this.schema = searches.index().schema();
        this.reader = reader;
        this.quotedNames = searches.names().stream()
                .map(name ->
                        utf8("\"" + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + "\""))
                .toArray(byte[][]::new);
    }

    /**
     * What came of a chunk.
     *
     * @param lines a line for each document that could be read, ready to be written
     * @param problems the lines that could not be read, and the searches that could not be decided
     * @param tally what it cost
     */
    record Result(ByteArrayOutputStream lines, List<String> problems, Tally tally) {}

    Result match(List<JsonLine> chunk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);
        List<String> problems = new ArrayList<>();
        Tally tally = Tally.NONE;
        for (JsonLine line : chunk) {
            try {
                tally = tally.plus(match(line, out, problems));
            } catch (BadInputException e) {
                problems.add(String.valueOf(e.getMessage()));
                tally = tally.plus(Tally.ofBadDocument());
            } catch (WeirException e) {
                problems.add(line.place() + ": " + e.message());
                tally = tally.plus(Tally.ofBadDocument());
            }
        }
        return new Result(out, problems, tally);
    }

    private Tally match(JsonLine line, ByteArrayOutputStream out, List<String> problems) {
        long started = System.nanoTime();
        dev.weir.v1.Document read = reader.read(line);
        String key = DocumentConverter.requireKey(read.getKey(), "key");
        Document document = DocumentConverter.toMatcher(read, schema);
        long parseNanos = System.nanoTime() - started;
        Hits hits = searches.index().match(document, DOCUMENT_POSITION);
        for (Failure failure : hits.failures()) {
            problems.add(line.place() + ": search \"" + searches.names().get((int) failure.id())
                    + "\" could not be decided on this document: " + failure.reason());
        }
        write(key, hits.ids(), out);
        return Tally.of(hits, parseNanos);
    }

    private void write(String key, long[] ids, ByteArrayOutputStream out) {
        out.writeBytes(KEY);
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(key));
        out.writeBytes(SEARCHES);
        for (int i = 0; i < ids.length; i++) {
            if (i > 0) {
                out.writeBytes(COMMA);
            }
            out.writeBytes(quotedNames[(int) ids[i]]);
        }
        out.writeBytes(END);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
