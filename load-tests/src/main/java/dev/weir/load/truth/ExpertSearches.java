package dev.weir.load.truth;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.FieldType;
import dev.weir.matcher.schema.Normalizer;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads searches of experts in BOOLEAN, and holds what they match against what somebody else says. */
@Command(
        name = "truth.ExpertSearches",
        mixinStandardHelpOptions = true,
        description =
                "Reads expert searches, matches them with documents, and explains each difference from given verdicts.")
public final class ExpertSearches implements Callable<Integer> {
    static final String FIELD = "body";

    @Option(names = "--searches", required = true, description = "JSON lines with id, query and perhaps ast")
    private Path searches = Path.of("");

    @Option(
            names = "--documents",
            arity = "0..*",
            description = "JSON lines with id and texts; FILE:title+body says which fields make the text")
    private List<String> documents = List.of();

    @Option(names = "--qrels", description = "JSON lines with query, n and docs")
    private Path qrels = Path.of("");

    @Option(
            names = "--analyzer",
            defaultValue = "standard",
            description = "the analyzer of the text (${DEFAULT-VALUE})")
    private String analyzer = "standard";

    @Option(
            names = "--also",
            split = ",",
            description = "further fields that searches may name, as source:text,year:long; those of text hold the"
                    + " whole text, the others nothing")
    private List<String> also = List.of();

    @Option(
            names = "--together",
            description =
                    "let Lucene search hundreds of documents together, instead of Weir deciding one after the other")
    private boolean together;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ExpertSearches()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Schema schema = schema();
        QueryParser parser = new QueryParser(schema);
        List<ExpertSearch> all = Files.searches(searches);
        Map<Integer, ParsedQuery> accepted = new HashMap<>();
        int warnings = 0;
        for (int i = 0; i < all.size(); i++) {
            ExpertSearch search = all.get(i);
            try {
                ParsedQuery query = parser.parse(QuerySource.of(QuerySyntax.BOOLEAN, search.query()));
                accepted.put(i, query);
                warnings += query.warnings().isEmpty() ? 0 : 1;
            } catch (QueryException e) {
                out.println("refused " + search.id() + ": " + e.getMessage());
            }
        }
        out.println(
                accepted.size() + " of " + all.size() + " searches accepted, " + warnings + " of them with warnings");
        if (!documents.isEmpty()) {
            compare(schema, all, accepted);
        }
        return 0;
    }

    private Schema schema() {
        Schema.Builder schema =
                Schema.builder().field(Field.text(FIELD, analyzer)).defaultFields(FIELD);
        for (String field : also) {
            int colon = field.indexOf(':');
            FieldType type = FieldType.valueOf(field.substring(colon + 1).toUpperCase(Locale.ROOT));
            String analyzed = type == FieldType.TEXT ? analyzer : "";
            schema.field(new Field(field.substring(0, colon), type, analyzed, Normalizer.NONE, false));
        }
        return schema.build();
    }

    private void compare(Schema schema, List<ExpertSearch> all, Map<Integer, ParsedQuery> accepted) throws IOException {
        Collection collection = new Collection(schema);
        for (String file : documents) {
            collection.add(Files.texts(file));
        }
        Map<Integer, Set<String>> hits = together ? collection.searched(accepted) : collection.matched(accepted);
        Map<String, Files.Verdict> verdicts = Files.verdicts(qrels);
        Explanations explanations = new Explanations(schema.analyzer(), FIELD);
        int equal = 0;
        int judged = 0;
        for (int i = 0; i < all.size(); i++) {
            Files.Verdict verdict = verdicts.get(all.get(i).id());
            if (verdict == null) {
                continue;
            }
            judged++;
            Set<String> ours = hits.getOrDefault(i, Set.of());
            if (verdict.documents().isEmpty()
                    ? ours.size() == verdict.count()
                    : verdict.documents().get().equals(ours)) {
                equal++;
                continue;
            }
            List<String> lines = new ArrayList<>();
            @Nullable ParsedQuery query = accepted.get(i);
            Set<String> theirs = verdict.documents().orElse(Set.of());
            Set<String> either = new TreeSet<>(ours);
            either.addAll(theirs);
            for (String id : either) {
                if (ours.contains(id) != theirs.contains(id)) {
                    lines.add("    " + id + (ours.contains(id) ? " only here: " : " only there: ")
                            + (query == null
                                    ? "the search was refused"
                                    : explanations.of(all.get(i), query, collection.text(id), ours.contains(id))));
                }
            }
            out.println(all.get(i).id() + ": " + ours.size() + " here, " + verdict.count() + " there");
            lines.forEach(out::println);
        }
        out.println(equal + " of " + judged + " searches match the same documents");
    }
}
