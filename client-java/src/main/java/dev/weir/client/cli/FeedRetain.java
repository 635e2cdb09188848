package dev.weir.client.cli;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Durations;
import dev.weir.client.WeirClient;
import dev.weir.v1.Feed;
import dev.weir.v1.Retention;
import dev.weir.v1.UpdateFeedRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir feed retain}. */
@Command(
        name = "retain",
        description = {
            "Says what of a feed's log is kept: all of it, or no more than this age or size.",
            "",
            "The oldest events go first. Saved searches stay. Each change replaces what was said before."
        },
        footer = {
            "  weir feed retain news --max-age 30d",
            "  weir feed retain news --max-bytes 50GiB --unacknowledged 100GiB --forget-documents",
            "  weir feed retain news --all"
        })
final class FeedRetain extends WeirCommand {
    private static final Pattern AGE = Pattern.compile("([0-9]{1,9})(s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB|TiB)");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final Map<String, Integer> SHIFTS = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);

    @Parameters(paramLabel = "NAME", description = "The feed's name.")
    private String name = "";

    @Option(names = "--max-age", paramLabel = "AGE", description = "Older events go: such as 90s, 15m, 12h, 30d.")
    private @Nullable String maxAge;

    @Option(
            names = "--max-bytes",
            paramLabel = "SIZE",
            description = "Of events with their hits no more stay: such as 500MiB, 50GiB. Before compression.")
    private @Nullable String maxBytes;

    @Option(
            names = "--unacknowledged",
            paramLabel = "SIZE",
            description =
                    "What a subscription has not acknowledged stays nonetheless, up to this size of all that is kept."
                            + " Default: it does not.")
    private @Nullable String unacknowledged;

    @Option(
            names = "--forget-documents",
            description = "Documents are forgotten with their events. Default: their newest versions stay.")
    private boolean forgetDocuments;

    @Option(names = "--all", description = "Everything is kept.")
    private boolean all;

    FeedRetain(CliContext context) {
        super(context);
    }

    @Override
    int run(WeirClient client, Output output) {
        if (all == (maxAge != null || maxBytes != null)) {
            throw usage("say what is kept: --max-age or --max-bytes or both, or --all");
        }
        Retention.Builder retention = Retention.newBuilder().setForgetDocuments(forgetDocuments);
        if (maxAge != null) {
            retention.setMaxAge(Durations.fromSeconds(age(maxAge).toSeconds()));
        }
        if (maxBytes != null) {
            retention.setMaxBytes(bytes("--max-bytes", maxBytes));
        }
        if (unacknowledged != null) {
            retention.setUnacknowledgedMaxBytes(bytes("--unacknowledged", unacknowledged));
        }
        Feed changed = Calls.await(client.feeds()
                .updateAsync(UpdateFeedRequest.newBuilder()
                        .setFeed(Feed.newBuilder()
                                .setName(dev.weir.client.Names.feed(name))
                                .setRetention(retention))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("retention"))
                        .build()));
        if (output.json()) {
            output.message(changed);
        } else {
            output.line(output.style().bold(changed.getName()) + " keeps " + described(changed.getRetention()));
        }
        return ExitCodes.OK;
    }

    /** What is kept, in words. */
    static String described(Retention retention) {
        StringBuilder kept = new StringBuilder();
        if (retention.hasMaxAge()) {
            kept.append("events of the last ")
                    .append(Duration.ofSeconds(retention.getMaxAge().getSeconds())
                            .toString()
                            .substring(2)
                            .toLowerCase(Locale.ROOT));
        }
        if (retention.getMaxBytes() > 0) {
            kept.append(kept.isEmpty() ? "" : ", ")
                    .append(String.format(Locale.ROOT, "at most %,d bytes", retention.getMaxBytes()));
        }
        return kept.isEmpty() ? "everything" : kept.toString();
    }

    private Duration age(String text) {
        Matcher matcher = AGE.matcher(text);
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit == null) {
            throw usage("--max-age is \"" + text + "\": give a number with s, m, h or d, such as 30d");
        }
        return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    private long bytes(String option, String text) {
        Matcher matcher = SIZE.matcher(text);
        Integer shift = matcher.matches() ? SHIFTS.get(matcher.group(2)) : null;
        if (shift == null) {
            throw usage(option + " is \"" + text + "\": give a number with B, KiB, MiB, GiB or TiB, such as 50GiB");
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
    }
}
