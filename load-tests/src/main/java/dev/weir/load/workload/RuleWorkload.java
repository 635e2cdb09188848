package dev.weir.load.workload;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.contender.Shape;
import dev.weir.load.contender.Shape.Field;
import dev.weir.load.contender.Shape.Kind;
import dev.weir.load.corpus.Detection;
import dev.weir.load.corpus.Event;
import dev.weir.load.weir.WeirSchema;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.tree.QueryException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;

/**
 * Detection rules and events of machines. More rules than there are become those of several tenants of one service: the
 * same rules, each tenant's for its own events.
 */
public final class RuleWorkload implements Workload {
    private static final String TENANT = "tenant";

    private final Shape shape;
    private final List<String> rules;
    private final int unreadable;
    private final List<Item> items;
    private final int tenants;

    /**
     * Rules and events.
     *
     * @param searches how many rules will be asked for
     * @param events how many events to make
     */
    public RuleWorkload(Detection detection, int searches, int events, long seed) {
        List<Field> fields = new ArrayList<>();
        detection.fields().forEach(name -> fields.add(new Field(name, Kind.FOLDED_KEYWORD)));
        fields.add(new Field(TENANT, Kind.KEYWORD));
        fields.add(new Field(Detection.ANYWHERE, Kind.FOLDED_KEYWORD, true));
        this.shape = new Shape(fields, Detection.ANYWHERE);
        Literals literals = new Literals();
        QueryParser parser = new QueryParser(new WeirSchema(shape).schema());
        List<String> readable = new ArrayList<>();
        List<String> wanted = detection
                .rules()
                .subList(0, Math.min(searches, detection.rules().size()));
        for (String rule : wanted) {
            try {
                // Only expressions can fail later than here; reading the others to the end would take half a minute.
                if (literals.addAll(rule)) {
                    parser.parse(QuerySource.of(rule));
                }
                readable.add(rule);
            } catch (QueryNodeException | QueryException e) {
                // In another dialect, which Lucene cannot read: counted below.
            }
        }
        this.unreadable = wanted.size() - readable.size();
        this.rules = List.copyOf(readable);
        this.tenants = searches <= detection.rules().size() ? 1 : Math.ceilDiv(searches, rules.size());
        Random random = new Random(seed);
        EventVariation variation = new EventVariation(literals, random);
        this.items = IntStream.range(0, events)
                .mapToObj(i -> variation.like(
                        detection.events().get(random.nextInt(detection.events().size()))))
                .map(event -> item(event, random.nextInt(tenants)))
                .toList();
    }

    /** How many rules were left out because Lucene cannot read them. */
    public int unreadable() {
        return unreadable;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Item> items() {
        return items;
    }

    private static Item item(Event event, int tenant) {
        List<Item.Value> values = new ArrayList<>();
        event.fields().forEach((field, value) -> values.add(new Item.Text(field, value)));
        values.add(new Item.Text(TENANT, "t" + tenant));
        event.fields().values().forEach(value -> values.add(new Item.Text(Detection.ANYWHERE, value)));
        return new Item(values);
    }

    @Override
    public Iterator<Search> searches(int count) {
        return IntStream.range(0, tenants == 1 ? Math.min(count, rules.size()) : count)
                .mapToObj(this::search)
                .iterator();
    }

    private Search search(int id) {
        String rule = rules.get(id % rules.size());
        return new Search(id, tenants == 1 ? rule : "(" + rule + ") AND " + TENANT + ":t" + id / rules.size());
    }
}
