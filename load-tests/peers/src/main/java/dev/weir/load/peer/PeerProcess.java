package dev.weir.load.peer;

import dev.weir.load.contender.ContenderProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.monitor.CustomQueryHandler;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.RegexpQueryHandler;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;

/** The process of a peer. */
public final class PeerProcess {
    private static final int PASSES = 4;

    private PeerProcess() {}

    public static void main(String[] args) throws IOException {
        ContenderProcess.serve(
                args,
                Map.of(
                        // As its documentation shows it.
                        "monitor",
                        shape -> new MonitorContender(shape, new TermFilteredPresearcher(), Patterns.AS_WRITTEN),
                        "monitor-4-passes",
                        shape -> new MonitorContender(
                                shape, new MultipassTermFilteredPresearcher(PASSES), Patterns.AS_WRITTEN),
                        // As those do it who have many prefixes and wildcards: the handler knows regexps only.
                        "monitor-regexps",
                        shape -> new MonitorContender(shape, withRegexpHandler(1), Patterns.AS_REGEXPS),
                        "monitor-4-passes-regexps",
                        shape -> new MonitorContender(shape, withRegexpHandler(PASSES), Patterns.AS_REGEXPS)));
    }

    private static Presearcher withRegexpHandler(int passes) {
        List<CustomQueryHandler> handlers = List.of(new RegexpQueryHandler());
        return passes == 1
                ? new TermFilteredPresearcher(TermWeightor.DEFAULT, handlers, Set.of())
                : new MultipassTermFilteredPresearcher(passes, 0, TermWeightor.DEFAULT, handlers, Set.of());
    }
}
