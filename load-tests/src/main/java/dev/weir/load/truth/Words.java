package dev.weir.load.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.Query;

/** A text cut into words, each with its place in the text. */
record Words(List<Word> list) {
    private static final Pattern RUN = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    /** One word. */
    record Word(String text, int from, int to) {}

    /** Runs of letters, digits and underscores, in lower case. */
    static Words runs(String text) {
        List<Word> words = new ArrayList<>();
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            words.add(new Word(run.group().toLowerCase(Locale.ROOT), run.start(), run.end()));
        }
        return new Words(words);
    }

    /** The words that an analyzer makes. */
    static Words of(Analyzer analyzer, String field, String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(words);
    }

    /** Whether a query matches them. */
    boolean match(Query query, String field) {
        MemoryIndex index = new MemoryIndex();
        index.addField(
                field, index.keywordTokenStream(list.stream().map(Word::text).toList()));
        return index.search(query) > 0;
    }

    /** The stretches of text that are cut differently here and there. */
    static List<Spot> differences(Words here, Words there) {
        List<Spot> spots = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < here.list.size() || j < there.list.size()) {
            if (i < here.list.size()
                    && j < there.list.size()
                    && here.list.get(i).equals(there.list.get(j))) {
                i++;
                j++;
                continue;
            }
            int fromHere = i;
            int fromThere = j;
            int end = 0;
            boolean more = true;
            while (more) {
                more = false;
                if (i < here.list.size()
                        && (end == 0 || here.list.get(i).from() < end)
                        && !aligned(here, i, there, j, end)) {
                    end = Math.max(end, here.list.get(i++).to());
                    more = true;
                }
                if (j < there.list.size() && there.list.get(j).from() < end) {
                    end = Math.max(end, there.list.get(j++).to());
                    more = true;
                }
                if (end == 0 && j < there.list.size()) {
                    end = there.list.get(j++).to();
                    more = true;
                }
            }
            spots.add(new Spot(fromHere, i, fromThere, j));
        }
        return spots;
    }

    private static boolean aligned(Words here, int i, Words there, int j, int end) {
        return end == 0
                && j < there.list.size()
                && there.list.get(j).to() <= here.list.get(i).from();
    }

    /** Words of one list that stand where those of another do. */
    record Spot(int fromHere, int toHere, int fromThere, int toThere) {}

    /** These words, but those of the other list at some spots. */
    Words with(Words other, List<Spot> spots) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (Spot spot : spots) {
            words.addAll(list.subList(at, spot.fromHere()));
            words.addAll(other.list.subList(spot.fromThere(), spot.toThere()));
            at = spot.toHere();
        }
        words.addAll(list.subList(at, list.size()));
        return new Words(words);
    }

    /** Some of them, as they are written one behind the other. */
    String shown(int from, int to) {
        StringBuilder shown = new StringBuilder();
        for (Word word : list.subList(from, to)) {
            shown.append(shown.isEmpty() ? "" : " ").append(word.text());
        }
        return shown.toString();
    }
}
