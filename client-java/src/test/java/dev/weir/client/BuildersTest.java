package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.Document;
import dev.weir.v1.Feed;
import dev.weir.v1.FieldType;
import dev.weir.v1.Normalizer;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.Subscription;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BuildersTest {
    @Test
    void aFeedIsBuiltFieldByField() {
        Feed feed = Feeds.feed("news")
                .text("title", "english")
                .lowercaseKeyword("source")
                .wholeNumber("price")
                .date("listed")
                .place("where")
                .keyword("tags")
                .repeated()
                .defaultFields("title")
                .ignoreUnknownFields()
                .build();
        assertThat(feed.getName()).isEqualTo("feeds/news");
        assertThat(feed.getSchema().getFieldsList()).hasSize(6);
        assertThat(feed.getSchema().getFields(1).getNormalizer()).isEqualTo(Normalizer.NORMALIZER_LOWERCASE);
        assertThat(feed.getSchema().getFields(4).getType()).isEqualTo(FieldType.FIELD_TYPE_GEO_POINT);
        assertThat(feed.getSchema().getFields(5).getRepeated()).isTrue();
        assertThat(feed.getSchema().getDefaultFieldsList()).containsExactly("title");
        assertThatThrownBy(() -> Feeds.feed("x").repeated()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDocumentIsBuiltValueByValue() {
        Document document = Documents.document("k")
                .eventTime(Instant.ofEpochSecond(5))
                .text("title", "a", "b")
                .number("price", 5)
                .number("rate", 0.5)
                .bool("sold", true)
                .date("listed", Instant.ofEpochSecond(9))
                .place("where", 48.1, 11.6)
                .build();
        assertThat(document.getFieldsOrThrow("title").getValuesCount()).isEqualTo(2);
        assertThat(document.getFieldsOrThrow("price").getValues(0).getLongValue())
                .isEqualTo(5);
        assertThat(document.getFieldsOrThrow("rate").getValues(0).getDoubleValue())
                .isEqualTo(0.5);
        assertThat(document.getFieldsOrThrow("where")
                        .getValues(0)
                        .getGeoPointValue()
                        .getLon())
                .isEqualTo(11.6);
        assertThat(document.getEventTime().getSeconds()).isEqualTo(5);
    }

    @Test
    void aSearchIsBuiltFromQueryAndFilters() {
        SavedSearch search = Searches.search("s")
                .query("title:weir")
                .owner("me")
                .label("k", "v")
                .range("price", 1, 5)
                .range("rate", Double.NEGATIVE_INFINITY, 0.5)
                .range("listed", Instant.ofEpochSecond(1), null)
                .terms("source", "a", "b")
                .within("place", 48, 11, 500)
                .box("place", 49, 11, 48, 12)
                .expires(Instant.ofEpochSecond(99))
                .build();
        assertThat(search.getFiltersList()).hasSize(6);
        assertThat(search.getFilters(0).getRange().getUpper().getLongValue()).isEqualTo(5);
        assertThat(search.getFilters(1).getRange().hasLower()).isFalse();
        assertThat(search.getFilters(2).getRange().hasUpper()).isFalse();
        assertThat(search.getFilters(4).getGeoDistance().getRadiusMeters()).isEqualTo(500);
    }

    @Test
    void aSubscriptionIsBuiltFromSelectorAndView() {
        Subscription subscription = Subscriptions.subscription("me")
                .owners("a", "b")
                .label("k", "v")
                .fields("title")
                .snippets()
                .build();
        assertThat(subscription.getSelector().getOwnersList()).containsExactly("a", "b");
        assertThat(subscription.getView().hasSnippets()).isTrue();
    }
}
