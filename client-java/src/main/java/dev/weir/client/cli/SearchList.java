package dev.weir.client.cli;

import dev.weir.client.Names;
import dev.weir.client.WeirClient;
import dev.weir.v1.SavedSearch;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir search list}. */
@Command(
        name = "list",
        description = "Lists the searches of a feed, by name.",
        footer = {"  weir search list --feed news", "  weir search list --feed news --owner me --output json"})
final class SearchList extends WeirCommand {
    @Mixin
    private SearchName in = new SearchName();

    @Option(names = "--owner", paramLabel = "OWNER", description = "Only those of this owner.")
    private String owner = "";

    SearchList(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) {
        for (SavedSearch search : client.searches().list(in.required(this), owner)) {
            if (output.json()) {
                output.message(search);
            } else {
                output.line(String.format(
                        Locale.ROOT,
                        "%s  %-7s %s",
                        output.style().bold(String.format(Locale.ROOT, "%-24s", Names.id(search.getName()))),
                        SearchText.state(search),
                        Style.harmless(search.getQuery())
                                + (search.getFiltersCount() == 0
                                        ? ""
                                        : output.style().faint(" + " + search.getFiltersCount() + " filters"))));
            }
            if (!output.flush()) {
                break;
            }
        }
        return ExitCodes.OK;
    }
}
