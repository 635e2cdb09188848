package dev.weir.load.truth;

import dev.weir.load.corpus.Detection;
import dev.weir.load.corpus.Event;
import dev.weir.matcher.document.Document;
import dev.weir.matcher.index.QueryIndex;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Saves detection rules, and holds what they match against what somebody else says of each event. */
@Command(
        name = "truth.DetectionRules",
        mixinStandardHelpOptions = true,
        description = "Saves detection rules, matches events, and shows each difference from given verdicts.")
public final class DetectionRules implements Callable<Integer> {
    private static final int SHOWN_CHARS = 300;
    /** Stands before the ids of rules, but not in verdicts. */
    private static final String SIGMA = "sig-";

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines with id and query, in the syntax of Lucene's standard parser")
    private Path rules = Path.of("");

    @Option(names = "--events", required = true, paramLabel = "FILE", description = "JSON lines with fields")
    private Path events = Path.of("");

    @Option(
            names = "--verdicts",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines with event, its line from 0, and rules, the ids of those that match it")
    private Path verdicts = Path.of("");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DetectionRules()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Detection detection = Detection.readAsMeant(rules, events);
        List<String> ids = Files.ids(rules).stream()
                .map(id -> id.startsWith(SIGMA) ? id.substring(SIGMA.length()) : id)
                .toList();
        Schema schema = schema(detection.fields());
        QueryIndex index = index(schema, detection.rules(), ids);
        List<Set<String>> said = Files.pairs(verdicts);
        int right = 0;
        int differences = 0;
        for (int event = 0; event < said.size(); event++) {
            Document document = document(schema, detection.events().get(event));
            Set<String> here = Arrays.stream(index.match(document, 1).ids())
                    .mapToObj(id -> ids.get((int) id))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> there = said.get(event);
            right += (int) there.stream().filter(here::contains).count();
            differences += show("only here", event, here, there) + show("only there", event, there, here);
        }
        out.println(right + " of "
                + said.stream().mapToInt(Set::size).sum() + " pairs of a rule and an event are matched, "
                + differences + " pairs differ");
        return 0;
    }

    private static Schema schema(Set<String> fields) {
        Schema.Builder schema = Schema.builder()
                .field(new Field(Detection.ANYWHERE, FieldType.KEYWORD, "", Normalizer.LOWERCASE, true))
                .defaultFields(Detection.ANYWHERE);
        fields.forEach(field -> schema.field(new Field(field, FieldType.KEYWORD, "", Normalizer.LOWERCASE, true)));
        return schema.build();
    }

    private QueryIndex index(Schema schema, List<String> queries, List<String> ids) {
        QueryIndex index = new QueryIndex(schema);
        QueryParser parser = new QueryParser(schema);
        int saved = 0;
        for (int rule = 0; rule < queries.size(); rule++) {
            try {
                index.put(rule, 0, parser.parse(QuerySource.of(queries.get(rule))));
                saved++;
            } catch (QueryException e) {
                out.println("refused " + ids.get(rule) + ": " + e.getMessage() + ": " + shortened(queries.get(rule)));
            }
        }
        out.println(saved + " of " + queries.size() + " rules saved");
        return index;
    }

    private static Document document(Schema schema, Event event) {
        Document.Builder document = Document.builder(schema);
        event.fields().forEach((field, value) -> {
            document.add(field, value);
            document.add(Detection.ANYWHERE, value);
        });
        return document.build();
    }

    private int show(String how, int event, Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(others);
        left.forEach(rule -> out.println("event " + event + ", " + how + ": " + rule));
        return left.size();
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
    }
}
