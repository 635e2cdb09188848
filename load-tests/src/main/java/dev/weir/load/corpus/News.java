package dev.weir.load.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import dev.weir.server.cli.demo.ParliamentTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Texts as a feed of news has them. */
public final class News {
    private static final Set<String> ENGLISH = Set.of("the", "of", "and", "to", "in", "is", "that");
    private static final double ENGLISH_SHARE_MIN = 0.15;

    private News() {}

    /** The English ones of the parliament texts; a source is a month of sessions. */
    public static List<Article> parliament() {
        try (Stream<ParliamentTexts.Text> texts = ParliamentTexts.open()) {
            return texts.filter(text -> isEnglish(text.body()))
                    .map(text -> new Article(
                            millis(text.date()),
                            String.format(
                                    Locale.ROOT,
                                    "session-%d-%02d",
                                    text.date().getYear(),
                                    text.date().getMonthValue()),
                            text.body()))
                    .toList();
        }
    }

    /**
     * The records of files with JSON lines: {@code body} is needed; {@code time} (ISO-8601) and {@code source} are
     * taken where there are any.
     */
    public static List<Article> read(List<Path> files) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<Article> articles = new ArrayList<>();
        for (Path file : files) {
            try (JsonLines lines = JsonLines.open(file)) {
                for (JsonLine line : lines) {
                    JsonNode record = mapper.readTree(line.text());
                    if (!record.path("body").isTextual()) {
                        throw new IllegalArgumentException(
                                line.place() + ": a text field \"body\" is needed in each line");
                    }
                    articles.add(new Article(
                            record.path("time").isTextual()
                                    ? Instant.parse(record.path("time").textValue())
                                            .toEpochMilli()
                                    : 0,
                            record.path("source").asText("unknown"),
                            record.path("body").textValue()));
                }
            }
        }
        return articles;
    }

    /**
     * The same texts, joined and cut to pieces of so many words, each with the time and the source of the text that it
     * begins in; in a random order, so that the first hundred are a fair sample.
     */
    public static List<Article> pieces(List<Article> articles, int wordsMin, int wordsMax, Random random) {
        List<Article> pieces = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int wanted = random.nextInt(wordsMin, wordsMax + 1);
        Article begun = new Article(0, "", "");
        for (Article article : articles) {
            for (String word : article.body().split("\\s+", -1)) {
                if (words.isEmpty()) {
                    begun = article;
                }
                words.add(word);
                if (words.size() == wanted) {
                    pieces.add(begun.withBody(String.join(" ", words)));
                    words.clear();
                    wanted = random.nextInt(wordsMin, wordsMax + 1);
                }
            }
        }
        Collections.shuffle(pieces, random);
        return pieces;
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static boolean isEnglish(String text) {
        List<String> words = Arrays.asList(text.split("\\s+", -1));
        return words.stream().filter(ENGLISH::contains).count() >= ENGLISH_SHARE_MIN * words.size();
    }
}
