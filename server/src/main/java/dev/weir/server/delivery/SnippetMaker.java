package dev.weir.server.delivery;

import dev.weir.matcher.document.Document;
import dev.weir.matcher.highlight.Highlighter;
import dev.weir.matcher.highlight.SnippetOptions;
import dev.weir.server.feed.Feed;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.Snippet;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows why a search matches a document. A query that cannot be read or shown gives no snippet. Safe for many threads.
 */
public final class SnippetMaker {
    private final QueryCache queries;
    private final Highlighter highlighter = new Highlighter();

    public SnippetMaker(Feed feed) {
        this.queries = new QueryCache(feed);
    }

    /**
     * The snippets of a document, by field.
     *
     * @param position of the document
     * @param search as it stood for the document
     */
    public List<Snippet> snippets(Document document, long position, SavedSearch search, SnippetOptions options) {
        List<Snippet> snippets = new ArrayList<>();
        queries.parsed(search, position)
                .ifPresent(
                        query -> highlighter.snippets(document, query, options).forEach((field, texts) -> {
                            for (String text : texts) {
                                snippets.add(Snippet.newBuilder()
                                        .setField(field)
                                        .setText(text)
                                        .build());
                            }
                        }));
        return snippets;
    }
}
