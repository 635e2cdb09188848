package dev.weir.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.Document;
import dev.weir.v1.Field;
import dev.weir.v1.FieldType;
import dev.weir.v1.Schema;
import dev.weir.v1.Value;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentsTest {
    private final JsonDocuments documents = JsonDocuments.builder().build();

    private static Value only(Document document, String field) {
        assertThat(document.getFieldsOrThrow(field).getValuesList()).hasSize(1);
        return document.getFieldsOrThrow(field).getValues(0);
    }

    @Test
    void eachKindOfJsonBecomesItsKindOfValue() {
        Document document = documents.read("""
                {"key":"k1","s":"text","l":42,"min":-9223372036854775808,"d":1.0,"e":1e3,"t":true,
                 "p":{"lat":48.1,"lon":11.6},"many":["a",null,"b"],"none":null,"empty":[],"nulls":[null]}""");
        assertThat(document.getKey()).isEqualTo("k1");
        assertThat(only(document, "s").getStringValue()).isEqualTo("text");
        assertThat(only(document, "l").getLongValue()).isEqualTo(42);
        assertThat(only(document, "min").getLongValue()).isEqualTo(Long.MIN_VALUE);
        assertThat(only(document, "d").hasDoubleValue()).isTrue();
        assertThat(only(document, "e").getDoubleValue()).isEqualTo(1000);
        assertThat(only(document, "t").getBooleanValue()).isTrue();
        assertThat(only(document, "p").getGeoPointValue().getLat()).isEqualTo(48.1);
        assertThat(document.getFieldsOrThrow("many").getValuesList())
                .extracting(Value::getStringValue)
                .containsExactly("a", "b");
        assertThat(document.getFieldsMap()).doesNotContainKeys("key", "none", "empty", "nulls");
        assertThat(document.hasEventTime()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'key':1,'n':9223372036854775808} | field \"n\": 9223372036854775808 does not fit in a whole number of 64 bits",
                "{'key':1,'n':1e999}               | field \"n\": a finite number is needed",
                "{'key':1,'o':{'a':1}}             | field \"o\": an object is only possible as a geo point",
                "{'key':1,'o':{'lat':1,'lon':2,'x':3}} | field \"o\": an object is only possible as a geo point",
                "{'key':1,'p':{'lat':'x','lon':2}} | field \"p\".lat: a finite number is needed, this is the string",
                "{'key':1,'a':[[1]]}               | field \"a\": a list in a list is not possible",
                "{'title':'x'}                     | give it a field \"key\" or \"id\", or name another one with --key-field",
                "{'key':1.5}                       | field \"key\" is the key and must be a string or a whole number",
                "{'key':''}                        | field \"key\" is the key and must be a string or a whole number",
                "{'key':1,'key':2}                 | not JSON: Duplicate field 'key'",
                "{'key':1} {'key':2}               | not JSON:",
                "{'key':1                          | not JSON:",
                "[1]                               | a JSON object {...} is needed, this is a list",
            })
    void whatCannotBeADocumentTellsTheFieldAndWhatIsWrong(String json, String problem) {
        JsonLine line = JsonLine.of("news.jsonl", 17, json.replace('\'', '"'));
        assertThatThrownBy(() -> documents.read(line))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("news.jsonl:17: ")
                .hasMessageContaining(problem.replace("'key'", "'key'"));
    }

    @Test
    void theKeyMayBeAWholeNumberAndIsElseTheId() {
        assertThat(documents.read("{\"id\":12345678901234567890}").getKey()).isEqualTo("12345678901234567890");
        assertThat(documents.read("{\"id\":\"b\",\"key\":\"a\"}").getKey()).isEqualTo("a");
        JsonDocuments byUrl = JsonDocuments.builder().keyField("url").build();
        assertThat(byUrl.read("{\"id\":1,\"url\":\"u\"}").getKey()).isEqualTo("u");
        assertThatThrownBy(() -> byUrl.read("{\"id\":1}")).hasMessageContaining("key field \"url\" is missing");
    }

    @Test
    void keyAndTimeStayAmongTheFieldsOnlyIfTheSchemaHasThem() {
        Schema schema = Schema.newBuilder()
                .addFields(Field.newBuilder().setName("when").setType(FieldType.FIELD_TYPE_DATE))
                .addFields(Field.newBuilder().setName("title").setType(FieldType.FIELD_TYPE_TEXT))
                .build();
        JsonDocuments reader =
                JsonDocuments.builder().schema(schema).timeField("when").build();
        Document document = reader.read("{\"key\":\"k\",\"when\":1000,\"title\":\"x\"}");
        assertThat(document.getFieldsMap()).containsOnlyKeys("when", "title");
        assertThat(only(document, "when").getTimestampValue().getSeconds()).isEqualTo(1);
        assertThat(document.getEventTime().getSeconds()).isEqualTo(1);
        assertThat(JsonDocuments.builder()
                        .timeField("when")
                        .build()
                        .read("{\"key\":\"k\",\"when\":\"2026-03-01\"}")
                        .getFieldsMap())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03-01T09:30:00Z, 2026-03-01T09:30:00Z",
        "2026-03-01T09:30:00+02:00, 2026-03-01T07:30:00Z",
        "2026-03-01T09:30:00.123, 2026-03-01T09:30:00.123Z",
    })
    void timesAreReadAsPeopleWriteThem(String text, String instant) {
        assertThat(Moments.toInstant(Moments.parse(text))).isEqualTo(Instant.parse(instant));
    }

    @Test
    void aTimeThatIsNoneTellsWhatWouldBe() {
        JsonDocuments reader = JsonDocuments.builder().timeField("when").build();
        assertThatThrownBy(() -> reader.read("{\"key\":1,\"when\":\"yesterday\"}"))
                .hasMessageContaining("field \"when\"")
                .hasMessageContaining("2026-03-01T09:30:00Z");
        assertThatThrownBy(() -> reader.read("{\"key\":1,\"when\":true}")).hasMessageContaining("a time is needed");
        assertThat(reader.read("{\"key\":1}").hasEventTime()).isFalse();
    }
}
