package dev.weir.load.workload;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.load.contender.Shape.Field;
import dev.weir.load.contender.Shape.Kind;
import dev.weir.load.corpus.Halves;
import dev.weir.load.corpus.Listing;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Listings of a portal, and what people who look for one have it watch for. */
public final class ListingWorkload implements Workload {
    private static final Shape SHAPE = new Shape(
            List.of(
                    new Field("text", Kind.TEXT),
                    new Field("kind", Kind.KEYWORD),
                    new Field("price", Kind.DOUBLE),
                    new Field("rooms", Kind.LONG),
                    new Field("guests", Kind.LONG),
                    new Field("place", Kind.PLACE)),
            "text");

    // A country has more than three towns: the same ones stand so often beside each other, a degree apart, that a
    // million
    // searches lie as thinly on the map as they do in life.
    private static final int COPIES = 20;

    private final List<Listing> forSearches;
    private final List<Item> items;
    private final long seed;

    /** All listings, in a random order. */
    public ListingWorkload(List<Listing> all, long seed) {
        Random random = new Random(seed);
        Halves<Listing> halves = Halves.of(all.stream()
                .map(listing -> moved(listing, random.nextInt(COPIES)))
                .toList());
        this.forSearches = halves.forSearches();
        this.items = halves.forDocuments().stream().map(ListingWorkload::item).toList();
        this.seed = seed;
    }

    private static Listing moved(Listing listing, int degrees) {
        double lon = listing.lon() + degrees;
        return listing.at(listing.lat(), lon > 180 ? lon - 360 : lon);
    }

    private static Item item(Listing listing) {
        List<Item.Value> values = new ArrayList<>();
        if (!listing.text().isEmpty()) {
            values.add(new Item.Text("text", listing.text()));
        }
        values.add(new Item.Text("kind", listing.kind()));
        listing.price().ifPresent(price -> values.add(new Item.Decimal("price", price)));
        listing.rooms().ifPresent(rooms -> values.add(new Item.Whole("rooms", rooms)));
        listing.guests().ifPresent(guests -> values.add(new Item.Whole("guests", guests)));
        values.add(new Item.Place("place", listing.lat(), listing.lon()));
        return new Item(values);
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public Iterator<Search> searches(int count) {
        Random random = new Random(seed);
        ListingSearches searches = new ListingSearches(forSearches, random);
        return new Repeating(searches::search, random, count);
    }
}
