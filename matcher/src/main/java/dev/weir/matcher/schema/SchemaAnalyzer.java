package dev.weir.matcher.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.KeywordTokenizer;

/**
 * Each field's analyzer by its name, with the gap between values and the limit on token length that hold for all of
 * them.
 */
final class SchemaAnalyzer extends AnalyzerWrapper {
    private final Map<String, Analyzer> byField = new HashMap<>();
    private final Analyzer wholeValue = new KeywordAnalyzer();

    SchemaAnalyzer(List<Field> fields) {
        super(PER_FIELD_REUSE_STRATEGY);
        Map<String, Analyzer> byAnalyzerName = new HashMap<>();
        Analyzer lowercased = new LowercasedWhole();
        for (Field field : fields) {
            if (field.type() == FieldType.TEXT) {
                byField.put(field.name(), byAnalyzerName.computeIfAbsent(field.analyzer(), Analyzers::create));
            } else if (field.normalizer() == Normalizer.LOWERCASE) {
                byField.put(field.name(), lowercased);
            }
        }
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return byField.getOrDefault(field, wholeValue);
    }

    @Override
    protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
        return new TokenStreamComponents(components.getSource(), new OverlongTokenFilter(components.getTokenStream()));
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return Analyzers.POSITION_GAP;
    }

    /** The whole value as one token, in lower case. */
    private static final class LowercasedWhole extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer whole = new KeywordTokenizer();
            return new TokenStreamComponents(whole, new LowerCaseFilter(whole));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new LowerCaseFilter(in);
        }
    }
}
