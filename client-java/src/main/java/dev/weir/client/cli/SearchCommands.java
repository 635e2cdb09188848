package dev.weir.client.cli;

import dev.weir.client.Names;
import dev.weir.client.WeirClient;
import dev.weir.client.files.Moments;
import dev.weir.client.files.SearchLines;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.Filter;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.SearchCost;
import dev.weir.v1.UpdateSavedSearchRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir search ...}, but for the import. */
final class SearchCommands {
    private SearchCommands() {}

    static CommandLine commandLine(CliContext context) {
        return new CommandLine(new SearchGroup())
                .addSubcommand(new Save(context))
                .addSubcommand(new Get(context))
                .addSubcommand(new ListAll(context))
                .addSubcommand(new Update(context))
                .addSubcommand(new Delete(context))
                .addSubcommand(new ImportCommand(context));
    }

    @Command(name = "search", description = "Saves, shows, changes and deletes searches that stand on a feed.")
    static final class SearchGroup extends CommandGroup {}

    static void show(SavedSearch search, Output output) {
        if (output.json()) {
            output.message(search);
            return;
        }
        output.line(output.style().bold(search.getName()));
        line(output, "query", search.getQuery());
        search.getFiltersList().forEach(filter -> line(output, "filter", Output.toJson(filter)));
        line(output, "owner", search.getOwner());
        line(output, "labels", Output.labels(search.getLabelsMap()));
        line(
                output,
                "state",
                state(search) + (search.getStateReason().isEmpty() ? "" : ": " + search.getStateReason()));
        line(output, "cost", cost(search.getCost()));
        line(output, "expires", search.hasExpireTime() ? Output.time(search.getExpireTime()) : "");
        line(output, "position", search.getCreatePosition() + ", changed at " + search.getUpdatePosition());
        line(output, "etag", search.getEtag());
    }

    private static void line(Output output, String name, String value) {
        if (!value.isEmpty()) {
            output.line(String.format(Locale.ROOT, "  %-9s %s", name, Style.harmless(value)));
        }
    }

    static String state(SavedSearch search) {
        return search.getState().name().substring("STATE_".length()).toLowerCase(Locale.ROOT);
    }

    static String cost(SearchCost cost) {
        if (cost.getEveryDocument()) {
            return "decided for every document, since nothing in the query narrows them down";
        }
        return cost.getAnchorsCount() == 0 ? "" : "filed under " + String.join(", ", cost.getAnchorsList());
    }

    /** The feed and the names of searches in it. */
    static final class InFeed {
        @Option(
                names = "--feed",
                paramLabel = "FEED",
                description = "The feed's name. Not needed where a search is named in full.")
        private @Nullable String feed;

        String search(String name, WeirCommand command) {
            return feed == null && !name.contains("/")
                    ? Names.search(required(command), name)
                    : feed == null ? Names.search(name) : Names.search(feed, name);
        }

        String required(WeirCommand command) {
            if (feed == null) {
                throw command.usage("name the feed with --feed");
            }
            return Names.feed(feed);
        }
    }

    /** What a search has beside name and query. */
    static final class Parts {
        @Option(names = "--owner", paramLabel = "OWNER", description = "Whose search it is.")
        private @Nullable String owner;

        @Option(
                names = "--label",
                paramLabel = "KEY=VALUE",
                description = "A mark by which subscriptions select; repeatable.")
        private Map<String, String> labels = new LinkedHashMap<>();

        @Option(
                names = "--filter",
                paramLabel = "JSON",
                description = "A condition that must hold too, such as"
                        + " '{\"field\":\"price\",\"range\":{\"lower\":1,\"upper\":5}}'; repeatable. Others are terms,"
                        + " geo_distance, geo_box and geo_polygon.")
        private List<String> filters = List.of();

        @Option(names = "--expire", paramLabel = "TIME", description = "When it ends by itself, such as 2027-01-01.")
        private @Nullable String expire;

        /** Sets what was given, and tells its paths. */
        List<String> apply(SavedSearch.Builder search) {
            Map<String, Boolean> paths = new LinkedHashMap<>();
            if (owner != null) {
                search.setOwner(owner);
                paths.put("owner", true);
            }
            if (!labels.isEmpty()) {
                search.putAllLabels(labels);
                paths.put("labels", true);
            }
            for (String json : filters) {
                Filter filter = SearchLines.filter(json);
                search.addFilters(filter);
                paths.put("filters", true);
            }
            if (expire != null) {
                search.setExpireTime(Moments.parse(expire));
                paths.put("expire_time", true);
            }
            return List.copyOf(paths.keySet());
        }
    }

    @Command(
            name = "save",
            description = "Saves a search: every document that is published from now on is decided against it.",
            footer = {
                "  weir search save --feed news --name weirs 'title:weir AND NOT football'",
                "  weir search save --feed homes --name near --owner me --label team=south \\",
                "      --filter '{\"field\":\"price\",\"range\":{\"upper\":900}}' 'rooms:2'"
            })
    static final class Save extends WeirCommand {
        @CommandLine.Mixin
        private InFeed in = new InFeed();

        @CommandLine.Mixin
        private Parts parts = new Parts();

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
                description = "The query, in Lucene's standard syntax. May be left out where there are filters.")
        private String query = "";

        Save(CliContext context) {
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
            tell(output, validateOnly ? "would save" : "saved", saved);
            return ExitCodes.OK;
        }
    }

    private static void tell(Output output, String what, SavedSearch search) {
        if (output.json()) {
            output.message(search);
            return;
        }
        String cost = Style.harmless(cost(search.getCost()));
        output.line(what + " " + output.style().bold(search.getName()) + (cost.isEmpty() ? "" : ", " + cost));
    }

    @Command(
            name = "get",
            description = "Shows a search.",
            footer = {"  weir search get --feed news weirs", "  weir search get feeds/news/savedSearches/weirs"})
    static final class Get extends WeirCommand {
        @CommandLine.Mixin
        private InFeed in = new InFeed();

        @Parameters(paramLabel = "NAME", description = "The search's name.")
        private String name = "";

        Get(CliContext context) {
            super(context);
        }

        @Override
        int run(WeirClient client, Output output) {
            String full = in.search(name, this);
            show(client.searches().get(feedOf(full), full), output);
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "list",
            description = "Lists the searches of a feed, by name.",
            footer = {"  weir search list --feed news", "  weir search list --feed news --owner me --output json"})
    static final class ListAll extends WeirCommand {
        @CommandLine.Mixin
        private InFeed in = new InFeed();

        @Option(names = "--owner", paramLabel = "OWNER", description = "Only those of this owner.")
        private String owner = "";

        ListAll(CliContext context) {
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
                            state(search),
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

    @Command(
            name = "update",
            description = "Changes what is given of a search, and leaves the rest as it is.",
            footer = {
                "  weir search update --feed news weirs --query 'title:weir'",
                "  weir search update --feed news weirs --pause"
            })
    static final class Update extends WeirCommand {
        @CommandLine.Mixin
        private InFeed in = new InFeed();

        @CommandLine.Mixin
        private Parts parts = new Parts();

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

        Update(CliContext context) {
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
            SavedSearch changed =
                    Calls.await(client.searches().updateAsync(request.build()), query == null ? "" : query);
            tell(output, validateOnly ? "would change" : "changed", changed);
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a search.",
            footer = {"  weir search delete --feed news weirs"})
    static final class Delete extends WeirCommand {
        @CommandLine.Mixin
        private InFeed in = new InFeed();

        @Parameters(paramLabel = "NAME", description = "The search's name.")
        private String name = "";

        @Option(names = "--etag", paramLabel = "ETAG", description = "Only if the search has not changed since this.")
        private String etag = "";

        Delete(CliContext context) {
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

    private static String feedOf(String search) {
        return search.substring(0, search.indexOf("/savedSearches/"));
    }
}
