package dev.weir.load.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.files.JsonLine;
import dev.weir.client.files.JsonLines;
import dev.weir.server.cli.demo.ParliamentTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts, in two halves: searches are made of the one and matched with the other.
 *
 * @param forSearches every second text
 * @param forDocuments the others
 */
record Corpus(List<String> forSearches, List<String> forDocuments) {
    private static final Set<String> ENGLISH = Set.of("the", "of", "and", "to", "in", "is", "that");
    private static final double ENGLISH_SHARE_MIN = 0.15;

    Corpus {
        forSearches = List.copyOf(forSearches);
        forDocuments = List.copyOf(forDocuments);
    }

    /** The English ones of the parliament texts, joined and cut to this many words each. */
    static Corpus parliament(int words) {
        try (Stream<ParliamentTexts.Text> texts = ParliamentTexts.open()) {
            return halves(
                    texts.map(ParliamentTexts.Text::body)
                            .filter(Corpus::isEnglish)
                            .toList(),
                    words);
        }
    }

    /** The {@code body} of each line of a file, joined and cut to this many words each. */
    static Corpus of(Path file, int words) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        try (JsonLines lines = JsonLines.open(file)) {
            for (JsonLine line : lines) {
                JsonNode body = mapper.readTree(line.text()).path("body");
                if (!body.isTextual()) {
                    throw new IllegalArgumentException(line.place() + ": a text field \"body\" is needed in each line");
                }
                texts.add(body.textValue());
            }
        }
        return halves(texts, words);
    }

    private static Corpus halves(List<String> texts, int words) {
        List<String> joined = joined(texts, words);
        return new Corpus(every(joined, 0), every(joined, 1));
    }

    private static List<String> every(List<String> texts, int remainder) {
        return IntStream.range(0, texts.size())
                .filter(i -> i % 2 == remainder)
                .mapToObj(texts::get)
                .toList();
    }

    private static List<String> joined(List<String> texts, int words) {
        List<String> joined = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (String text : texts) {
            current.addAll(Arrays.asList(text.split("\\s+", -1)));
            if (current.size() >= words) {
                joined.add(String.join(" ", current.subList(0, words)));
                current.clear();
            }
        }
        return joined;
    }

    private static boolean isEnglish(String text) {
        List<String> words = Arrays.asList(text.split("\\s+", -1));
        return words.stream().filter(ENGLISH::contains).count() >= ENGLISH_SHARE_MIN * words.size();
    }
}
