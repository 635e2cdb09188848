package dev.weir.load.workload;

import dev.weir.load.contender.Search;
import dev.weir.load.corpus.Article;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Searches as people of the news make them, of words that stand in articles: conjunctions of two or three words 35%,
 * phrases 20%, {@code (a OR b OR c) AND (d OR e) NOT f} 20%, single words 10%, sloppy phrases 5%, prefixes and
 * wildcards 5%, fuzzy words 3% (half of them with one edit, half with two, as a bare {@code ~} means), words of one
 * source 1%, words in a period 1%. People ask for what is rare: about one search in a thousand hits an article.
 */
final class NewsSearches {
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]{3,20}");
    private static final int TRIES = 200;

    private final List<Article> articles;
    private final Vocabulary vocabulary;
    private final Mixture mixture;
    private final Random random;

    NewsSearches(List<Article> articles, Vocabulary vocabulary, Mixture mixture, Random random) {
        this.articles = articles;
        this.vocabulary = vocabulary;
        this.mixture = mixture;
        this.random = random;
    }

    /** A search, numbered so. */
    Search search(int id) {
        int article = random.nextInt(articles.size());
        String[] words = vocabulary.words(article);
        int kind = random.nextInt(mixtureEnd());
        if (kind < 35) {
            return new Search(id, conjunction(words));
        }
        if (kind < 55) {
            return new Search(id, phrase(words));
        }
        if (kind < 75) {
            return new Search(id, groups(words));
        }
        if (kind < 85) {
            return new Search(id, word(words, 0.003));
        }
        if (kind < 90) {
            return new Search(id, sloppy(words));
        }
        if (kind < 95) {
            return new Search(id, pattern(words));
        }
        if (kind < 96) {
            return new Search(
                    id, "source:\"" + articles.get(article).source().replace("\"", "") + "\" AND " + word(words, 0.02));
        }
        if (kind < 97) {
            return period(id, articles.get(article), words);
        }
        return new Search(id, longWord(words, 0.002) + (random.nextBoolean() ? "~" : "~1"));
    }

    // The kinds stand in this order in search().
    private int mixtureEnd() {
        return switch (mixture) {
            case PLAIN -> 85;
            case WITHOUT_FUZZY -> 97;
            case FULL -> 100;
        };
    }

    private String conjunction(String[] words) {
        List<String> two = different(words, 0.04, 0.1);
        return String.join(" AND ", random.nextBoolean() ? two : different(words, 0.05, 0.1, 0.3));
    }

    private String groups(String[] words) {
        List<String> five = different(words, 0.012, 0.012, 0.012, 0.04, 0.04);
        return "(" + String.join(" OR ", five.subList(0, 3)) + ") AND (" + String.join(" OR ", five.subList(3, 5))
                + ") NOT " + word(vocabulary.words(random.nextInt(articles.size())), 0.3);
    }

    private String phrase(String[] words) {
        return '"' + String.join(" ", run(words, 2 + random.nextInt(2), 0.02)) + '"';
    }

    private String sloppy(String[] words) {
        List<String> run = run(words, 2, 0.004);
        return '"' + run.getFirst() + " " + run.getLast() + "\"~" + (2 + random.nextInt(4));
    }

    private String pattern(String[] words) {
        String word = longWord(words, 0.002);
        int keep = Math.max(6, word.length() - 1);
        if (random.nextInt(10) < 6) {
            return word.substring(0, keep) + "*";
        }
        int hole = 2 + random.nextInt(word.length() - 3);
        return random.nextBoolean()
                ? word.substring(0, hole) + "?" + word.substring(hole + 1)
                : word.substring(0, Math.max(5, hole)) + "*" + word.substring(word.length() - 2);
    }

    private Search period(int id, Article article, String[] words) {
        long before = TimeUnit.DAYS.toMillis(random.nextInt(1, 180));
        long after = TimeUnit.DAYS.toMillis(random.nextInt(1, 180));
        return new Search(
                id,
                word(words, 0.02),
                List.of(new Search.Period("time", article.timeMillis() - before, article.timeMillis() + after)));
    }

    /** Different words, each occurring in at most its share of the articles. */
    private List<String> different(String[] words, double... shareMax) {
        Set<String> picked = new LinkedHashSet<>();
        for (double share : shareMax) {
            for (int i = 0; i < TRIES && !picked.add(word(words, share)); i++) {
                // A small text may have few words that are so rare.
                words = i % 5 == 4 ? vocabulary.words(random.nextInt(articles.size())) : words;
            }
        }
        return List.copyOf(picked);
    }

    /** A word of the text that occurs in at most so large a share of the articles. */
    private String word(String[] words, double shareMax) {
        return word(words, shareMax, 3);
    }

    private String longWord(String[] words, double shareMax) {
        return word(words, shareMax, 7);
    }

    private String word(String[] words, double shareMax, int lengthMin) {
        String[] from = words;
        String rarest = "";
        for (int i = 0; i < TRIES; i++) {
            if (i > 0 && i % 20 == 0) {
                from = vocabulary.words(random.nextInt(articles.size()));
            }
            String word = from[random.nextInt(from.length)];
            if (isPlain(word) && word.length() >= lengthMin) {
                if (vocabulary.share(word) <= shareMax) {
                    return word;
                }
                if (rarest.isEmpty() || vocabulary.share(word) < vocabulary.share(rarest)) {
                    rarest = word;
                }
            }
        }
        if (rarest.isEmpty()) {
            throw new IllegalStateException("the articles have no plain words of " + lengthMin + " letters or more");
        }
        return rarest;
    }

    /** Words that follow each other, of which one is as rare as that. */
    private List<String> run(String[] words, int length, double shareMax) {
        String[] from = words;
        List<String> run = List.of();
        for (int i = 0; i < TRIES; i++) {
            if (from.length >= length) {
                int start = random.nextInt(from.length - length + 1);
                List<String> tried = Arrays.asList(from).subList(start, start + length);
                if (tried.stream().allMatch(NewsSearches::isPlain)) {
                    run = tried;
                    if (run.stream().anyMatch(word -> vocabulary.share(word) <= shareMax)) {
                        return run;
                    }
                }
            }
            if (i % 20 == 19) {
                from = vocabulary.words(random.nextInt(articles.size()));
            }
        }
        if (run.isEmpty()) {
            throw new IllegalStateException("the articles have no " + length + " plain words that follow each other");
        }
        return run;
    }

    private static boolean isPlain(String word) {
        return PLAIN_WORD.matcher(word).matches();
    }
}
