package dev.weir.client.cli;

import dev.weir.client.WeirClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir search get}. */
@Command(
        name = "get",
        description = "Shows a search.",
        footer = {"  weir search get --feed news weirs", "  weir search get feeds/news/savedSearches/weirs"})
final class SearchGet extends WeirCommand {
    @Mixin
    private SearchName in = new SearchName();

    @Parameters(paramLabel = "NAME", description = "The search's name.")
    private String name = "";

    SearchGet(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) {
        String full = in.search(name, this);
        SearchText.show(client.searches().get(SearchName.feedOf(full), full), output);
        return ExitCodes.OK;
    }
}
