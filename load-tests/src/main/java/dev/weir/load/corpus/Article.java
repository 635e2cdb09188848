package dev.weir.load.corpus;

/**
 * A text with what a feed of news knows about it.
 *
 * @param timeMillis when it appeared, since 1970
 * @param source who published it
 * @param body the text
 */
public record Article(long timeMillis, String source, String body) {
    Article withBody(String other) {
        return new Article(timeMillis, source, other);
    }
}
