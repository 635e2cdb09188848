package dev.weir.client.cli;

import dev.weir.client.Names;
import dev.weir.client.WeirClient;
import dev.weir.client.WeirException;
import dev.weir.v1.CreateWordListRequest;
import dev.weir.v1.UpdateWordListRequest;
import dev.weir.v1.WordList;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir words save}. */
@Command(
        name = "save",
        description =
                "Saves a word list, new or in place of the one of its name; all searches that refer to it change with"
                        + " it, at once.",
        footer = {
            "  weir words save --feed news towns York Leeds 'Kingston upon Hull' 'Newc*stle'",
            "  weir words save --feed news towns --file towns.txt",
            "  weir search save --feed news 'title:@towns AND flood*'"
        })
final class WordsSave extends WeirCommand {
    @Mixin
    private WordsCommands.InFeed in = new WordsCommands.InFeed();

    @Parameters(index = "0", paramLabel = "NAME", description = "The list's name: " + Names.WORD_LIST_RULE + ".")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "ENTRY",
            description =
                    "Words and phrases: * stands for any characters of a word, ? for one, and \\ makes the next one"
                            + " plain.")
    private List<String> entries = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "A file with one entry a line; - for standard input.")
    private String file = "";

    @Option(names = "--etag", paramLabel = "ETAG", description = "Only if the list has not changed since this.")
    private String etag = "";

    @Option(names = "--validate-only", description = "Checks everything and changes nothing.")
    private boolean validateOnly;

    WordsSave(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) throws IOException {
        WordList list = WordList.newBuilder()
                .setName(Names.wordList(in.feed, name))
                .addAllEntries(all())
                .build();
        WordList saved = etag.isEmpty() ? save(client, list) : update(client, list);
        if (output.json()) {
            output.message(saved);
        } else {
            output.line((validateOnly ? "would save " : "saved ") + saved.getName() + " with " + saved.getEntriesCount()
                    + " entries, for " + saved.getSavedSearchCount() + " searches");
        }
        return ExitCodes.OK;
    }

    private WordList save(WeirClient client, WordList list) {
        try {
            return Calls.await(client.wordLists()
                    .createAsync(CreateWordListRequest.newBuilder()
                            .setParent(Names.feed(in.feed))
                            .setWordList(list)
                            .setValidateOnly(validateOnly)
                            .build()));
        } catch (WeirException e) {
            if (e.code() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
            return update(client, list);
        }
    }

    private WordList update(WeirClient client, WordList list) {
        return Calls.await(client.wordLists()
                .updateAsync(UpdateWordListRequest.newBuilder()
                        .setWordList(list)
                        .setEtag(etag)
                        .setValidateOnly(validateOnly)
                        .build()));
    }

    private List<String> all() throws IOException {
        List<String> all = new ArrayList<>(entries);
        if (!file.isEmpty()) {
            InputFiles.check(List.of(file), this);
            String text = file.equals(InputFiles.STDIN)
                    ? new String(context.in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(all::add);
        }
        if (all.isEmpty()) {
            throw usage("give entries behind the name, or a file of them with --file");
        }
        return all;
    }
}
