package dev.weir.load.weir;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.matcher.document.Document;
import dev.weir.matcher.document.GeoPoint;
import dev.weir.matcher.document.Value;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.Filter;
import java.time.Instant;

/** A workload's shape, documents and searches in Weir's terms. Safe for any number of threads. */
public final class WeirSchema {
    private final Schema schema;

    public WeirSchema(Shape shape) {
        Schema.Builder builder = Schema.builder();
        for (Shape.Field field : shape.fields()) {
            builder.field(field.repeated() ? field(field).asRepeated() : field(field));
        }
        schema = builder.defaultFields(shape.defaultField()).build();
    }

    private static Field field(Shape.Field field) {
        return switch (field.kind()) {
            case TEXT -> Field.text(field.name());
            case KEYWORD -> Field.keyword(field.name());
            case FOLDED_KEYWORD -> Field.keyword(field.name(), Normalizer.LOWERCASE);
            case LONG -> Field.longs(field.name());
            case DOUBLE -> Field.doubles(field.name());
            case DATE -> Field.dates(field.name());
            case PLACE -> Field.geoPoints(field.name());
        };
    }

    public Schema schema() {
        return schema;
    }

    public Document document(Item item) {
        Document.Builder document = Document.builder(schema);
        for (Item.Value value : item.values()) {
            document.add(
                    value.field(),
                    switch (value) {
                        case Item.Text text -> Value.of(text.text());
                        case Item.Whole whole -> Value.of(whole.number());
                        case Item.Decimal decimal -> Value.of(decimal.number());
                        case Item.Moment moment -> Value.of(Instant.ofEpochMilli(moment.millis()));
                        case Item.Place place -> Value.of(new GeoPoint(place.lat(), place.lon()));
                    });
        }
        return document.build();
    }

    public static QuerySource source(Search search) {
        return QuerySource.of(search.text())
                .withFilters(
                        search.conditions().stream().map(WeirSchema::filter).toList());
    }

    private static Filter filter(Search.Condition condition) {
        return switch (condition) {
            case Search.Period period ->
                Filter.Range.between(
                        period.field(),
                        Value.of(Instant.ofEpochMilli(period.fromMillis())),
                        Value.of(Instant.ofEpochMilli(period.toMillis())));
            case Search.Box box -> new Filter.GeoBox(box.field(), box.top(), box.left(), box.bottom(), box.right());
            case Search.Circle circle ->
                new Filter.GeoDistance(circle.field(), new GeoPoint(circle.lat(), circle.lon()), circle.meters());
        };
    }
}
