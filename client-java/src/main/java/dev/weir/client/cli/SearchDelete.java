package dev.weir.client.cli;

import dev.weir.client.WeirClient;
import dev.weir.v1.DeleteSavedSearchRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir search delete}. */
@Command(
        name = "delete",
        description = "Deletes a search.",
        footer = {"  weir search delete --feed news weirs"})
final class SearchDelete extends WeirCommand {
    @Mixin
    private SearchName in = new SearchName();

    @Parameters(paramLabel = "NAME", description = "The search's name.")
    private String name = "";

    @Option(names = "--etag", paramLabel = "ETAG", description = "Only if the search has not changed since this.")
    private String etag = "";

    SearchDelete(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) {
        String full = in.search(name, this);
        long position = Calls.await(client.searches()
                .deleteAsync(DeleteSavedSearchRequest.newBuilder()
                        .setName(full)
                        .setEtag(etag)
                        .build()));
        output.line(
                output.json()
                        ? "{\"name\":\"" + full + "\",\"position\":\"" + position + "\"}"
                        : "deleted " + full + " at position " + position);
        return ExitCodes.OK;
    }
}
