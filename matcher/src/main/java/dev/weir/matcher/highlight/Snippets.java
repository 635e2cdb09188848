package dev.weir.matcher.highlight;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/** Makes each passage a string of at most so many characters around its first match, tags not counted. */
final class Snippets extends PassageFormatter {
    private final SnippetOptions options;

    Snippets(SnippetOptions options) {
        this.options = options;
    }

    @Override
    public List<String> format(Passage[] passages, String content) {
        List<String> snippets = new ArrayList<>();
        for (Passage passage : passages) {
            if (passage.getNumMatches() > 0) {
                snippets.add(snippet(passage, content));
            }
        }
        return snippets;
    }

    private String snippet(Passage passage, String content) {
        int from = start(passage, content);
        int to = end(passage, content, from);
        StringBuilder snippet = new StringBuilder();
        int done = from;
        for (int i = 0; i < passage.getNumMatches(); i++) {
            int start = Math.max(passage.getMatchStarts()[i], done);
            int end = Math.min(passage.getMatchEnds()[i], to);
            while (i + 1 < passage.getNumMatches() && passage.getMatchStarts()[i + 1] < end) {
                end = Math.min(to, Math.max(end, passage.getMatchEnds()[++i]));
            }
            if (start < end) {
                snippet.append(content, done, start).append(options.preTag());
                snippet.append(content, start, end).append(options.postTag());
                done = end;
            }
        }
        return snippet.append(content, done, to).toString().strip();
    }

    /** The passage's own start if its first match fits, else a little before that match. */
    private int start(Passage passage, String content) {
        int from = passage.getStartOffset();
        int firstEnd = passage.getMatchEnds()[0];
        if (firstEnd - from <= options.maxChars()) {
            return from;
        }
        int matchStart = passage.getMatchStarts()[0];
        int spare = Math.max(0, options.maxChars() - (firstEnd - matchStart)) / 2;
        return afterBlank(content, Math.max(from, matchStart - spare), matchStart);
    }

    private int end(Passage passage, String content, int from) {
        int to = Math.min(passage.getEndOffset(), content.length());
        if (to - from <= options.maxChars()) {
            return to;
        }
        int cut = from + options.maxChars();
        int keep = Math.min(cut, passage.getMatchEnds()[0]);
        int blank = cut;
        while (blank > keep && !Character.isWhitespace(content.charAt(blank))) {
            blank--;
        }
        return wholeCharacter(content, blank > keep ? blank : cut);
    }

    private static int afterBlank(String content, int at, int before) {
        for (int i = at; i < before; i++) {
            if (Character.isWhitespace(content.charAt(i))) {
                return i + 1;
            }
        }
        return wholeCharacter(content, at);
    }

    private static int wholeCharacter(String content, int at) {
        boolean insidePair = at > 0
                && at < content.length()
                && Character.isLowSurrogate(content.charAt(at))
                && Character.isHighSurrogate(content.charAt(at - 1));
        return insidePair ? at - 1 : at;
    }
}
