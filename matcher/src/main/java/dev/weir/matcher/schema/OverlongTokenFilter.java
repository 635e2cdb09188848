package dev.weir.matcher.schema;

import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.UnicodeUtil;

/**
 * Drops tokens that Lucene cannot index, leaving their position empty, so that no document is refused for one of them.
 */
final class OverlongTokenFilter extends FilteringTokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    OverlongTokenFilter(TokenStream in) {
        super(in);
    }

    @Override
    protected boolean accept() {
        int length = term.length();
        return length * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR <= Analyzers.MAX_TOKEN_BYTES
                || UnicodeUtil.calcUTF16toUTF8Length(term, 0, length) <= Analyzers.MAX_TOKEN_BYTES;
    }
}
