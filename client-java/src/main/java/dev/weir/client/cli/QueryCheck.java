package dev.weir.client.cli;

import dev.weir.client.WeirClient;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.CreateSavedSearchResponse;
import dev.weir.v1.SavedSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir query check}. */
@Command(
        name = "check",
        description = "Shows how a query is understood and what it would cost, and saves nothing.",
        footer = {
            "  weir query check --feed news --syntax boolean 'weir NEAR/5 (gate OR sluice*)'",
            "  weir query check --feed news --syntax elasticsearch --file query.json"
        })
final class QueryCheck extends WeirCommand {
    @Mixin
    private SearchName in = new SearchName();

    @Mixin
    private SearchParts parts = new SearchParts();

    @Option(names = "--file", paramLabel = "FILE", description = "Reads the query from a file.")
    private @Nullable Path file;

    @Option(names = "--tree", description = "Shows the tree too, as JSON.")
    private boolean tree;

    @Parameters(paramLabel = "QUERY", arity = "0..1", description = "The query.")
    private @Nullable String query;

    QueryCheck(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) throws IOException {
        String text = text();
        String feed = in.required(this);
        SavedSearch.Builder search = SavedSearch.newBuilder().setQuery(text);
        List<String> unused = parts.apply(search);
        CreateSavedSearchResponse checked = Calls.await(
                client.searches()
                        .checkAsync(CreateSavedSearchRequest.newBuilder()
                                .setParent(feed)
                                .setSavedSearch(search)
                                .build()),
                text);
        QueryText.show(text, checked, tree, output);
        return ExitCodes.OK;
    }

    private String text() throws IOException {
        if (query != null && file == null) {
            return query;
        }
        if (query == null && file != null) {
            return Files.readString(file);
        }
        throw usage("give the query, or a file of it with --file");
    }
}
