package dev.weir.client.cli;

import dev.weir.v1.NotificationView;
import dev.weir.v1.SearchSelector;
import dev.weir.v1.SnippetOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which notifications of a feed are shown, and what of each; a subscription has its own. */
final class TailSelection {
    @Option(names = "--owner", paramLabel = "OWNER", description = "Only searches of this owner; repeatable.")
    private List<String> owners = new ArrayList<>();

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "Only searches with this label; repeatable.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--fields",
            paramLabel = "FIELD",
            split = ",",
            description = "Fields of the document to show, separated by commas; * for all.")
    private List<String> fields = new ArrayList<>();

    @Option(names = "--no-snippets", description = "Does not show where a document matches.")
    private boolean noSnippets;

    /** Whether anything of it was said. */
    boolean given() {
        return !owners.isEmpty() || !labels.isEmpty() || !fields.isEmpty() || noSnippets;
    }

    SearchSelector selector() {
        return SearchSelector.newBuilder()
                .addAllOwners(owners)
                .putAllLabels(labels)
                .build();
    }

    NotificationView view(boolean json) {
        NotificationView.Builder view = NotificationView.newBuilder().addAllFields(fields);
        if (!noSnippets) {
            view.setSnippets(
                    json
                            ? SnippetOptions.getDefaultInstance()
                            : SnippetOptions.newBuilder()
                                    .setPreTag(NotificationText.OWN_MARKS.pre())
                                    .setPostTag(NotificationText.OWN_MARKS.post())
                                    .build());
        }
        return view.build();
    }

    /** The options as a shell takes them, each after a space: a token is good only with the same ones. */
    String written() {
        StringBuilder options = new StringBuilder();
        owners.forEach(owner -> options.append(" --owner ").append(quoted(owner)));
        labels.forEach((key, value) -> options.append(" --label ").append(quoted(key + "=" + value)));
        if (!fields.isEmpty()) {
            options.append(" --fields ").append(quoted(String.join(",", fields)));
        }
        return options.append(noSnippets ? " --no-snippets" : "").toString();
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9._,=:@%+/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
