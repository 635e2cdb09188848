package dev.weir.matcher.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("text"))
            .field(Field.keyword("key", Normalizer.LOWERCASE).asRepeated())
            .field(Field.longs("whole"))
            .field(Field.doubles("number"))
            .field(Field.dates("date"))
            .field(Field.booleans("truth"))
            .field(Field.geoPoints("place"))
            .build();

    @Test
    void valuesAreKeptInTheTypeOfTheirField() {
        Document document = Document.builder(SCHEMA)
                .add("place", "51.5,-0.12")
                .add("date", "2024-03-01T10:00+02:00")
                .add("number", 3)
                .add("whole", 3)
                .add("truth", true)
                .add("key", "B")
                .add("key", "a")
                .add("text", "")
                .build();
        assertThat(document.fields()).containsExactly("text", "key", "whole", "number", "date", "truth", "place");
        assertThat(document.values("place")).containsExactly(Value.of(new GeoPoint(51.5, -0.12)));
        assertThat(document.values("date")).containsExactly(Value.of(Instant.parse("2024-03-01T08:00:00Z")));
        assertThat(document.values("number")).containsExactly(Value.of(3.0));
        assertThat(document.values("whole")).containsExactly(Value.of(3));
        assertThat(document.values("key")).containsExactly(Value.of("B"), Value.of("a"));
        assertThat(document.values("absent")).isEmpty();
    }

    static Stream<Consumer<Document.Builder>> misfits() {
        return Stream.of(
                builder -> builder.add("unknown", 1),
                builder -> builder.add("text", 1),
                builder -> builder.add("key", true),
                builder -> builder.add("whole", 1.0),
                builder -> builder.add("whole", "1"),
                builder -> builder.add("number", "1"),
                builder -> builder.add("number", Double.NaN),
                builder -> builder.add("number", Double.POSITIVE_INFINITY),
                builder -> builder.add("number", (1L << 53) + 1),
                builder -> builder.add("number", Long.MAX_VALUE),
                builder -> builder.add("date", 1),
                builder -> builder.add("date", "yesterday"),
                builder -> builder.add("date", "2024-02-30"),
                builder -> builder.add("date", "2024-03-01T10:00[Europe/Berlin]"),
                builder -> builder.add("date", Instant.MAX),
                builder -> builder.add("truth", "true"),
                builder -> builder.add("place", "91,0"),
                builder -> builder.add("place", "1"),
                builder -> builder.add("place", "1,2,3"),
                builder -> builder.add("place", "NaN,0"),
                builder -> builder.add("text", "half a pair \ud800"),
                builder -> builder.add("key", "\udc00"),
                builder -> builder.add("key", "x".repeat(32_767)),
                // Lower case is longer than upper case here.
                builder -> builder.add("key", "\u023a".repeat(16_383)),
                builder -> builder.add("text", "a").add("text", "b"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aValueThatDoesNotFitIsRefusedAndItsFieldNamed(Consumer<Document.Builder> misfit) {
        DocumentException e =
                catchThrowableOfType(DocumentException.class, () -> misfit.accept(Document.builder(SCHEMA)));
        assertThat(e.getMessage()).contains("'" + e.field() + "'");
    }

    @Test
    void unknownFieldsAreDroppedWhereTheSchemaSaysSo() {
        Schema lenient = Schema.builder()
                .field(Field.text("text"))
                .ignoreUnknownFields(true)
                .build();
        assertThat(Document.builder(lenient)
                        .add("unknown", 1)
                        .add("text", "a")
                        .build()
                        .fields())
                .containsExactly("text");
    }

    @Test
    void dateSpansAreAsLongAsTheyAreWritten() {
        assertThat(DateSpan.parse("2024-02")).isEqualTo(new DateSpan(1_706_745_600_000L, 1_709_251_199_999L));
        assertThat(DateSpan.parse("1970-01-01T00:00:00.0001Z")).isEqualTo(new DateSpan(0, 0));
        assertThat(DateSpan.parse("1969-12-31T23:59:59,9")).isEqualTo(new DateSpan(-100, -1));
        assertThat(DateSpan.parse("1970-01-01T01+01")).isEqualTo(new DateSpan(0, 3_599_999));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24",
                "2024-",
                "2024-1",
                "2024-01-01T",
                "2024-01-01T24:00",
                "2024-01-01T10:00:60",
                "2024-01-01T10:00+25:00",
                "20240101",
                "٢٠٢٤"
            })
    void whatIsNoDateIsRefused(String text) {
        assertThatThrownBy(() -> DateSpan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISO-8601");
    }
}
