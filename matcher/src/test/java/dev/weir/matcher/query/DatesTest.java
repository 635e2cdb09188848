package dev.weir.matcher.query;

import static dev.weir.matcher.query.Fixture.document;
import static dev.weir.matcher.query.Fixture.matches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.matcher.document.Value;
import dev.weir.matcher.tree.Filter;
import dev.weir.matcher.tree.QueryException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "listed:2024-03-01, 2024-03-01T00:00:00.000Z, true",
        "listed:2024-03-01, 2024-03-01T23:59:59.999Z, true",
        "listed:2024-03-01, 2024-03-02T00:00:00.000Z, false",
        "listed:2024-03, 2024-03-31T23:59:59.999Z, true",
        "listed:2024-02, 2024-02-29, true",
        "listed:2024, 2024-12-31T23:59:59.999Z, true",
        "listed:2024, 2025-01-01, false",
        "listed:[2024-01-01 TO 2024-01-31], 2024-01-31T23:59:59.999Z, true",
        "listed:[2024-01-01 TO 2024-01-31], 2024-02-01, false",
        "listed:[2024-01-01 TO 2024-01-31}, 2024-01-30T23:59:59.999Z, true",
        "listed:[2024-01-01 TO 2024-01-31}, 2024-01-31T00:00:00.000Z, false",
        "listed:{2024-01-01 TO *], 2024-01-01T23:59:59.999Z, false",
        "listed:{2024-01-01 TO *], 2024-01-02, true",
        "listed:>2024-01-01, 2024-01-01T12:00Z, false",
        "listed:>=2024-01-01, 2024-01-01T00:00Z, true",
        "listed<=2024-01-01, 2024-01-01T23:59Z, true",
        "listed<2024-01-01, 2023-12-31T23:59:59.999Z, true",
        "listed:\"2024-03-01T10:00\", 2024-03-01T10:00:59.999Z, true",
        "listed:\"2024-03-01T10:00:00\", 2024-03-01T10:00:00.999Z, true",
        "listed:\"2024-03-01T10:00:00.5\", 2024-03-01T10:00:00.599Z, true",
        "listed:\"2024-03-01T10:00:00.500\", 2024-03-01T10:00:00.501Z, false",
        "listed:\"2024-03-01T10:00+02:00\", 2024-03-01T08:00:30Z, true",
        "listed:[2024-03-01T10:00+02:00 TO 2024-03-01T11:00+02:00], 2024-03-01T09:00:30Z, true",
        "listed:2024-03-01T10\\:00, 2024-03-01T10:00:01Z, true",
        "listed:\\-0044\\-03\\-15, -0044-03-15, true",
        "listed:*, 1969-07-20T20:17:40Z, true",
    })
    void aDateIsTheWholeSpanThatIsWritten(String query, String listed, boolean expected) {
        assertThat(matches(query, document().add("listed", listed))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "listed:[2024-01-31||+1M TO 2024-01-31||+1M], 2024-02-29T23:59:59.999Z, true",
        "listed:[2024-01-31||+1M TO 2024-01-31||+1M], 2024-03-01, false",
        "listed:\"2024-02||+1M\", 2024-03-31T23:59:59.999Z, true",
        "listed:\"2024-02||+1M\", 2024-04-01, false",
        "listed:\"2024-03-15||/M\", 2024-03-01, true",
        "listed:\"2024-03-15||/M\", 2024-03-31T23:59:59.999Z, true",
        "listed:\"2024-03-15||/M\", 2024-04-01, false",
        "listed:\"2024-03-13||/w\", 2024-03-11, true",
        "listed:\"2024-03-13||/w\", 2024-03-18, false",
        "listed:\"2024-03-15||-1y+2d/d\", 2023-03-17T12:00Z, true",
        "listed:{2024-03-15||/M TO *], 2024-03-31T12:00Z, false",
        "listed:[2024-03-01T10:00+02:00||+90m TO *], 2024-03-01T09:30Z, true",
        "listed:[2024-03-01T10:00+02:00||+90m TO *], 2024-03-01T09:29Z, false",
    })
    void aDateIsMovedByWhatStandsBehindIt(String query, String listed, boolean expected) {
        assertThat(matches(query, document().add("listed", listed))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listed:[now-7d TO *]",
                "listed:\"2024||+1x\"",
                "listed:\"2024||+1\"",
                "listed:\"2024||/2d\"",
                "listed:\"||+1d\"",
                "listed:\"2024||+999999999y\""
            })
    void dateMathsWithoutMeaningIsRefused(String query) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> Fixture.parse(query))
                .satisfies(e -> assertThat(e.field()).isEqualTo("listed"));
    }

    @Test
    void filtersReadDatesAsTheTextDoes() {
        Filter january = Filter.Range.between("listed", Value.of("2024-01-01"), Value.of("2024-01-31"));
        assertThat(matches(january, document().add("listed", "2024-01-31T23:59:59.999Z")))
                .isTrue();
        assertThat(matches(january, document().add("listed", "2024-02-01"))).isFalse();
        Filter days = new Filter.Terms(
                "listed", List.of(Value.of("2024-01-01"), Value.of(Instant.parse("2024-03-01T00:00:00Z"))));
        assertThat(matches(days, document().add("listed", "2024-01-01T15:00"))).isTrue();
        assertThat(matches(days, document().add("listed", "2024-03-01T00:00:00.001")))
                .isFalse();
        Filter later = Filter.Range.above("listed", Value.of(Instant.parse("2024-03-01T00:00:00Z")));
        assertThat(matches(later, document().add("listed", "2024-03-01T00:00:00.001")))
                .isTrue();
    }

    @Test
    void theMachinesLocaleAndZoneChangeNothing() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("en-US", "de-DE", "th-TH-u-ca-buddhist", "tr-TR", "ar-EG")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(matches("listed:2024-03-01", document().add("listed", "2024-03-01T23:59Z")))
                        .isTrue();
                assertThat(matches("code:[1/1/20 TO 2/2/20]", document().add("code", "1/5/20")))
                        .isTrue();
                assertThat(matches("title:TITLE", document().add("title", "title")))
                        .isTrue();
                assertThat(matches("price:5", document().add("price", 5))).isTrue();
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
