package dev.weir.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.FieldType;
import dev.weir.v1.Normalizer;
import dev.weir.v1.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFileTest {
    private static final String YAML = """
            fields:
              - {name: title,  type: text, analyzer: english}
              - {name: source, type: keyword, normalizer: lowercase}   # a comment
              - {name: price,  type: long}
              - {name: rate,   type: double}
              - {name: listed, type: date}
              - {name: sold,   type: boolean}
              - {name: place,  type: geo_point, repeated: true}
            default_fields: [title]
            ignore_unknown_fields: true
            """;

    @Test
    void aSchemaIsReadFromYaml() {
        Schema schema = FeedFile.parse(YAML, "news.yaml");
        assertThat(schema.getFieldsList()).hasSize(7);
        assertThat(schema.getFields(0).getAnalyzer()).isEqualTo("english");
        assertThat(schema.getFields(1).getNormalizer()).isEqualTo(Normalizer.NORMALIZER_LOWERCASE);
        assertThat(schema.getFields(6).getType()).isEqualTo(FieldType.FIELD_TYPE_GEO_POINT);
        assertThat(schema.getFields(6).getRepeated()).isTrue();
        assertThat(schema.getDefaultFieldsList()).containsExactly("title");
        assertThat(schema.getIgnoreUnknownFields()).isTrue();
    }

    @Test
    void aSchemaIsReadFromJsonAlsoWithTheContractsConstants() {
        Schema schema = FeedFile.parse("{\"fields\":[{\"name\":\"a\",\"type\":\"FIELD_TYPE_LONG\"}]}", "news.json");
        assertThat(schema.getFields(0).getType()).isEqualTo(FieldType.FIELD_TYPE_LONG);
    }

    @Test
    void whatIsWrittenAsYamlIsReadBackEqual() {
        Schema schema = FeedFile.parse(YAML, "news.yaml");
        String written = FeedFile.toYaml(schema);
        assertThat(FeedFile.parse(written, "again")).isEqualTo(schema);
        assertThat(written).contains("type: geo_point").doesNotContain("---");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{fields: [{name: a, type: text, analyser: x}]} | f.yaml: fields[0]: unknown key \"analyser\"; known are name, type, analyzer",
                "{fields: [{name: a, type: texts}]}  | f.yaml: fields[0].type: \"texts\" is not known; known are text, keyword, long, double, date, boolean, geo_point",
                "{fields: [{type: text}]}            | f.yaml: fields[0].name: a string is needed, this is nothing",
                "{fields: [{name: a, type: text, repeated: 1}]} | f.yaml: fields[0].repeated: true or false is needed",
                "{fields: []}                        | f.yaml: fields: a list of at least one field is needed",
                "{feilds: []}                        | f.yaml: unknown key \"feilds\"",
                "{fields: [{name: a, type: text}], default_fields: a} | f.yaml: default_fields: a list of names",
                "{fields: [                          | f.yaml:1: neither YAML nor JSON",
                "just text                           | f.yaml: an object is needed",
            })
    void whatIsWrongIsToldWithItsPlace(String yaml, String problem) {
        assertThatThrownBy(() -> FeedFile.parse(yaml, "f.yaml"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(problem);
    }
}
