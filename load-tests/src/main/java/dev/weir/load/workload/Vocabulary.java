package dev.weir.load.workload;

import dev.weir.load.corpus.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of articles, in their order, and in how many articles each occurs. */
final class Vocabulary {
    private final List<String[]> tokens = new ArrayList<>();
    private final Map<String, Integer> documentCounts = new HashMap<>();

    Vocabulary(List<Article> articles) {
        Map<String, String> interned = new HashMap<>();
        try (Analyzer analyzer = new StandardAnalyzer()) {
            for (Article article : articles) {
                List<String> words = words(analyzer, article.body());
                words.replaceAll(word -> interned.computeIfAbsent(word, same -> same));
                new HashSet<>(words).forEach(word -> documentCounts.merge(word, 1, Integer::sum));
                tokens.add(words.toArray(String[]::new));
            }
        }
    }

    private static List<String> words(Analyzer analyzer, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return words;
    }

    int articles() {
        return tokens.size();
    }

    /** The words of an article. */
    String[] words(int article) {
        return tokens.get(article);
    }

    /** All words, in no order. */
    Set<String> words() {
        return Set.copyOf(documentCounts.keySet());
    }

    /** In how many articles the word occurs. */
    int count(String word) {
        return documentCounts.getOrDefault(word, 0);
    }

    /** In which share of the articles the word occurs. */
    double share(String word) {
        return (double) documentCounts.getOrDefault(word, 0) / tokens.size();
    }
}
