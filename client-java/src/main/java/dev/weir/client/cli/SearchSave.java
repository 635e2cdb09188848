package dev.weir.client.cli;

import dev.weir.client.Names;
import dev.weir.client.WeirClient;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.SavedSearch;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir search save}. */
@Command(
        name = "save",
        description = "Saves a search: every document that is published from now on is decided against it.",
        footer = {
            "  weir search save --feed news --name weirs 'title:weir AND NOT football'",
            "  weir search save --feed homes --name near --owner me --label team=south \\",
            "      --filter '{\"field\":\"price\",\"range\":{\"upper\":900}}' 'rooms:2'"
        })
final class SearchSave extends WeirCommand {
    @Mixin
    private SearchName in = new SearchName();

    @Mixin
    private SearchParts parts = new SearchParts();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The search's name: " + Names.ITEM_RULE + ". Default: the server picks one.")
    private String name = "";

    @Option(names = "--validate-only", description = "Checks everything and changes nothing.")
    private boolean validateOnly;

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..1",
            description = "The query, in the syntax of --syntax. May be left out where there are filters.")
    private String query = "";

    SearchSave(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) {
        String feed = in.required(this);
        SavedSearch.Builder search = SavedSearch.newBuilder().setQuery(query);
        List<String> unused = parts.apply(search);
        if (!name.isEmpty()) {
            search.setName(Names.search(feed, name));
        }
        SavedSearch saved = Calls.await(
                client.searches()
                        .saveAsync(CreateSavedSearchRequest.newBuilder()
                                .setParent(feed)
                                .setSavedSearch(search)
                                .setValidateOnly(validateOnly)
                                .build()),
                query);
        SearchText.changed(output, validateOnly ? "would save" : "saved", saved);
        return ExitCodes.OK;
    }
}
