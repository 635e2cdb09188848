package dev.weir.server.cli.match;

import dev.weir.client.files.JsonDocuments;
import dev.weir.client.files.JsonLine;
import dev.weir.matcher.query.WordLists;
import dev.weir.matcher.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * One run over searches and documents.
 *
 * @param schema of the documents
 * @param lists to which the searches may refer
 * @param reader of the documents
 * @param threads that work, beside the calling one, which reads and writes; at least 1
 * @param out where the documents' lines go
 * @param problems told of each line that could not be used, in order
 */
record MatchRun(
        Schema schema,
        WordLists lists,
        JsonDocuments reader,
        int threads,
        OutputStream out,
        Consumer<String> problems) {

    /**
     * Reads all searches, then matches all documents.
     *
     * @throws IOException when the output cannot be written
     * @throws java.io.UncheckedIOException when an input cannot be read
     */
    MatchReport run(Iterator<JsonLine> searchLines, Iterator<JsonLine> documentLines)
            throws IOException, InterruptedException {
        OrderedChunks chunks = new OrderedChunks(threads);
        long started = System.nanoTime();
        StandingSearches searches = new SearchLoader(schema, lists, problems).load(searchLines, chunks);
        long loaded = System.nanoTime();
        DocumentMatcher matcher = new DocumentMatcher(searches, reader);
        TimedLines timed = new TimedLines(documentLines);
        Total total = new Total();
        chunks.run(timed, matcher::match, result -> {
            result.problems().forEach(problems);
            result.lines().writeTo(out);
            total.tally = total.tally.plus(result.tally());
        });
        out.flush();
        return new MatchReport(
                searches.names().size(),
                searches.bad(),
                total.tally,
                loaded - started,
                System.nanoTime() - loaded,
                timed.nanos());
    }

    private static final class Total {
        private Tally tally = Tally.NONE;
    }
}
