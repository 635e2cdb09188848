package dev.weir.server.cli.demo;

import dev.weir.client.Documents;
import dev.weir.client.Feeds;
import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** The feed of parliament texts. Each text is there three times, for three analyzers, as no language is marked. */
final class ParliamentFeed {
    static final String NAME = "parliament";

    private ParliamentFeed() {}

    static Feed feed() {
        return Feeds.feed(NAME)
                .text("title")
                .text("body")
                .text("english", "english")
                .text("german", "german")
                .date("date")
                .defaultFields("title", "body")
                .build();
    }

    /** The texts as documents, in the order of the file; close the stream. */
    static Stream<Document> documents() {
        return ParliamentTexts.open().map(ParliamentFeed::document);
    }

    private static Document document(ParliamentTexts.Text text) {
        Instant day = text.date().atStartOfDay(ZoneOffset.UTC).toInstant();
        return Documents.document("text-" + text.number())
                .eventTime(day)
                .text("title", text.title())
                .text("body", text.body())
                .text("english", text.body())
                .text("german", text.body())
                .date("date", day)
                .build();
    }
}
