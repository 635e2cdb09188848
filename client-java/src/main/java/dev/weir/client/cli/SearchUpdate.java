package dev.weir.client.cli;

import dev.weir.client.WeirClient;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.UpdateSavedSearchRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir search update}. */
@Command(
        name = "update",
        description = "Changes what is given of a search, and leaves the rest as it is.",
        footer = {
            "  weir search update --feed news weirs --query 'title:weir'",
            "  weir search update --feed news weirs --pause"
        })
final class SearchUpdate extends WeirCommand {
    @Mixin
    private SearchName in = new SearchName();

    @Mixin
    private SearchParts parts = new SearchParts();

    @Parameters(paramLabel = "NAME", description = "The search's name.")
    private String name = "";

    @Option(names = "--query", paramLabel = "QUERY", description = "The new query.")
    private @Nullable String query;

    @Option(names = "--pause", description = "Keeps it without matching it.")
    private boolean pause;

    @Option(names = "--resume", description = "Matches it again.")
    private boolean resume;

    @Option(names = "--etag", paramLabel = "ETAG", description = "Only if the search has not changed since this.")
    private String etag = "";

    @Option(names = "--validate-only", description = "Checks everything and changes nothing.")
    private boolean validateOnly;

    SearchUpdate(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) {
        SavedSearch.Builder search = SavedSearch.newBuilder().setName(in.search(name, this));
        UpdateSavedSearchRequest.Builder request = UpdateSavedSearchRequest.newBuilder();
        request.getUpdateMaskBuilder().addAllPaths(parts.apply(search));
        if (query != null) {
            search.setQuery(query);
            request.getUpdateMaskBuilder().addPaths("query");
        }
        if (pause || resume) {
            if (pause && resume) {
                throw usage("--pause and --resume exclude each other");
            }
            search.setState(pause ? SavedSearch.State.STATE_PAUSED : SavedSearch.State.STATE_ACTIVE);
            request.getUpdateMaskBuilder().addPaths("state");
        }
        if (request.getUpdateMask().getPathsCount() == 0) {
            throw usage("say what to change: --query, --owner, --label, --filter, --expire, --pause or --resume");
        }
        request.setSavedSearch(search).setEtag(etag).setValidateOnly(validateOnly);
        SavedSearch changed = Calls.await(client.searches().updateAsync(request.build()), query == null ? "" : query);
        SearchText.changed(output, validateOnly ? "would change" : "changed", changed);
        return ExitCodes.OK;
    }
}
