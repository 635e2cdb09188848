package dev.weir.matcher.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final Schema OLD = Schema.builder()
            .field(Field.text("title"))
            .field(Field.longs("price"))
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", ".a", "a b", "a-b", "a:b", "ä"})
    void aMalformedNameIsRefused(String name) {
        assertThatThrownBy(() -> Field.longs(name))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("field name");
    }

    @Test
    void namesHaveALargestLength() {
        assertThat(Field.longs("a".repeat(128)).name()).hasSize(128);
        assertThatThrownBy(() -> Field.longs("a".repeat(129))).hasMessageContaining("128");
    }

    @Test
    void settingsOfAnotherTypeAreRefused() {
        assertThatThrownBy(() -> Field.text("a", "klingon"))
                .hasMessageContaining("klingon")
                .hasMessageContaining("english");
        assertThatThrownBy(() -> new Field("a", FieldType.LONG, "english", Normalizer.NONE, false))
                .hasMessageContaining("text");
        assertThatThrownBy(() -> new Field("a", FieldType.TEXT, "", Normalizer.LOWERCASE, false))
                .hasMessageContaining("keyword");
        assertThat(new Field("a", FieldType.TEXT, "", Normalizer.NONE, false).analyzer())
                .isEqualTo("standard");
    }

    @Test
    void defaultFieldsAreTextOrKeywordAndAllTextFieldsWhenNotNamed() {
        assertThat(OLD.defaultFields()).containsExactly("title");
        assertThatThrownBy(() -> Schema.builder()
                        .field(Field.longs("a"))
                        .defaultFields("a")
                        .build())
                .hasMessageContaining("text or keyword");
        assertThatThrownBy(() -> Schema.builder().defaultFields("a").build()).hasMessageContaining("'a'");
        assertThatThrownBy(() -> Schema.builder().field(Field.text("a")).field(Field.text("a")))
                .hasMessageContaining("twice");
    }

    @Test
    void aSchemaHasALargestSize() {
        Schema.Builder builder = Schema.builder();
        for (int i = 0; i < Schema.MAX_FIELDS; i++) {
            builder.field(Field.longs("f" + i));
        }
        assertThatThrownBy(() -> builder.field(Field.longs("more"))).hasMessageContaining("1000");
        assertThat(builder.build().fields()).hasSize(1_000);
    }

    @Test
    void aSchemaOnlyGrows() {
        Schema.Builder more = Schema.builder()
                .field(Field.text("title"))
                .field(Field.longs("price"))
                .field(Field.keyword("tag"));
        assertThat(more.ignoreUnknownFields(true).build().requireExtends(OLD).fields())
                .hasSize(3);
        assertThatThrownBy(() ->
                        Schema.builder().field(Field.text("title")).build().requireExtends(OLD))
                .hasMessageContaining("'price' cannot be removed");
        assertThatThrownBy(() -> Schema.builder()
                        .field(Field.text("title", "english"))
                        .field(Field.longs("price"))
                        .build()
                        .requireExtends(OLD))
                .hasMessageContaining("'title' cannot change");
        assertThatThrownBy(() -> Schema.builder()
                        .field(Field.text("title"))
                        .field(Field.longs("price"))
                        .field(Field.text("body"))
                        .build()
                        .requireExtends(OLD))
                .hasMessageContaining("default fields");
    }

    @Test
    void aSchemaWithoutTextMayGetSomeAndWithItDefaultFields() {
        Schema numbers = Schema.builder().field(Field.longs("price")).build();
        Schema more = Schema.builder()
                .field(Field.longs("price"))
                .field(Field.text("title"))
                .build();
        assertThat(more.requireExtends(numbers).defaultFields()).containsExactly("title");
    }

    static List<String> analyzers() {
        return Analyzers.names();
    }

    @ParameterizedTest
    @MethodSource("analyzers")
    void eachAnalyzerAnalyses(String name) throws IOException {
        Schema schema = Schema.builder().field(Field.text("a", name)).build();
        assertThat(tokens(schema, "Zwölf 12 Brücken, rivières, реки, ποτάμια, 川の水, แม่น้ำ, أنهار"))
                .isNotEmpty();
        assertThat(schema.analyzer().normalize("a", "Wat").length).isPositive();
        assertThat(schema.analyzer().getPositionIncrementGap("a")).isEqualTo(Analyzers.POSITION_GAP);
    }

    @Test
    void tokensLongerThanLuceneCanHoldAreDroppedAndTheOthersKept() throws IOException {
        Schema schema = Schema.builder().field(Field.text("a", "keyword")).build();
        assertThat(tokens(schema, "x".repeat(32_766))).hasSize(1);
        assertThat(tokens(schema, "x".repeat(32_767))).isEmpty();
        assertThat(tokens(schema, "é".repeat(16_383))).hasSize(1);
        assertThat(tokens(schema, "é".repeat(16_384))).isEmpty();
    }

    private static List<String> tokens(Schema schema, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = schema.analyzer().tokenStream("a", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        }
        return tokens;
    }
}
