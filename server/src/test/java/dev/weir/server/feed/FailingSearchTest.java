package dev.weir.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.tree.LeafPlaces;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import dev.weir.server.contract.QueryConverter;
import dev.weir.server.store.HitKind;
import dev.weir.server.testing.Messages;
import dev.weir.v1.SavedSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that cannot be decided is an error that its owner sees, never a silent "no match", and holds up nobody. */
class FailingSearchTest {
    @TempDir
    Path directory;

    private OpenFeeds open;
    private boolean broken = true;

    @BeforeEach
    void open() {
        open = OpenFeeds.on(directory);
        open.save("sound", "weir");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aSearchThatFailsGoesToErrorAndTheOthersGoOn() {
        saveBreakable("broken");
        Outcome published = open.publish("k", "weir").join();
        assertThat(open.hits(published.position())).isEqualTo(Map.of("sound", HitKind.ENTER));
        SavedSearch search = find("broken");
        assertThat(search.getState()).isEqualTo(SavedSearch.State.STATE_ERROR);
        assertThat(search.getStateReason()).contains("a defect of the query");
        assertThat(search.getUpdatePosition()).isEqualTo(published.position() + 1);
        assertThat(open.news()
                        .store()
                        .event(published.position() + 1)
                        .orElseThrow()
                        .getSearchChanged())
                .isEqualTo(search);
        broken = false;
        assertThat(open.publish("k2", "weir").join().hitCount()).isEqualTo(1);
    }

    @Test
    void severalFailuresOfOneSearchInOneBatchAreOneEvent() {
        saveBreakable("broken");
        open.sequencer().hold();
        var _ = open.publish("k", "weir");
        CompletableFuture<Outcome> last = open.publish("l", "weir");
        open.sequencer().release();
        assertThat(open.news().head()).isEqualTo(last.join().position() + 1);
        assertThat(find("broken").getState()).isEqualTo(SavedSearch.State.STATE_ERROR);
    }

    @Test
    void aSearchThatFailsOnALaterVersionIsNotToldLeave() {
        broken = false;
        saveBreakable("broken");
        assertThat(open.hits(open.publish("k", "weir").join().position()))
                .isEqualTo(Map.of("sound", HitKind.ENTER, "broken", HitKind.ENTER));
        broken = true;
        assertThat(open.hits(open.publish("k", "weir").join().position())).isEqualTo(Map.of("sound", HitKind.UPDATE));
    }

    @Test
    void whatTheSameBatchChangedInAFailingSearchIsKept() {
        saveBreakable("broken");
        open.sequencer().hold();
        SavedSearch renamed =
                find("broken").toBuilder().setOwner("somebody else").build();
        CompletableFuture<Outcome> change = save(renamed, new SaveCondition.Any());
        var _ = open.publish("k", "weir");
        open.sequencer().release();
        assertThat(change.join().requireSearch().getOwner()).isEqualTo("somebody else");
        assertThat(find("broken").getOwner()).isEqualTo("somebody else");
        assertThat(find("broken").getState()).isEqualTo(SavedSearch.State.STATE_ERROR);
    }

    @Test
    void aSearchThatWasMendedInTheSameBatchStands() {
        saveBreakable("broken");
        open.sequencer().hold();
        var _ = open.publish("k", "weir");
        var _ = open.news().searches().take(Messages.search("broken", "weir"), true);
        CompletableFuture<Outcome> after = open.publish("l", "weir");
        open.sequencer().release();
        assertThat(after.join().hitCount()).isEqualTo(2);
        assertThat(find("broken").getState()).isEqualTo(SavedSearch.State.STATE_ACTIVE);
    }

    @Test
    void anyChangeTriesAFailedSearchAgainAlsoAfterARestart() {
        saveBreakable("broken");
        open.publish("k", "weir").join();
        open.reopen();
        assertThat(find("broken").getState()).isEqualTo(SavedSearch.State.STATE_ERROR);
        SavedSearch mended = open.news()
                .searches()
                .change(
                        SavedSearch.newBuilder()
                                .setName(Messages.name("broken"))
                                .setOwner("me")
                                .build(),
                        FieldMask.getDefaultInstance(),
                        "",
                        "");
        assertThat(mended.getState()).isEqualTo(SavedSearch.State.STATE_ACTIVE);
        assertThat(mended.getStateReason()).isEmpty();
        assertThat(open.publish("l", "weir").join().hitCount()).isEqualTo(2);
    }

    @Test
    void aPercolationTellsOfTheFailureAndChangesNothing() {
        saveBreakable("broken");
        var hits = open.news().percolate(Messages.document("", "weir")).hits();
        assertThat(hits.ids()).hasSize(1);
        assertThat(hits.failures()).hasSize(1);
        assertThat(find("broken").getState()).isEqualTo(SavedSearch.State.STATE_ACTIVE);
    }

    private SavedSearch find(String id) {
        return open.news().registry().find(id).orElseThrow();
    }

    private void saveBreakable(String id) {
        save(
                        Messages.search(id, "weir").toBuilder()
                                .setState(SavedSearch.State.STATE_ACTIVE)
                                .build(),
                        new SaveCondition.New())
                .join();
    }

    /** Saves a search past the parser, with a query that fails while {@link #broken}. */
    private CompletableFuture<Outcome> save(SavedSearch search, SaveCondition condition) {
        ParsedQuery parsed = pastTheParser(QueryConverter.toSource(search), new Breakable(() -> broken));
        return open.news()
                .submit(new Command.SaveSearch(RequestId.NONE, SearchChange.callersPart(search), parsed, condition));
    }

    /** The parser lets no query through that is known to fail, so this one goes in beside it. */
    private static ParsedQuery pastTheParser(QuerySource source, Query query) {
        try {
            var constructor = ParsedQuery.class.getDeclaredConstructor(
                    QuerySource.class, ReadQuery.class, Set.class, Query.class, List.class);
            constructor.setAccessible(true);
            ReadQuery read = new ReadQuery(new QueryTree.Everything(), new LeafPlaces(""), List.of());
            return constructor.newInstance(source, read, Set.of(), query, List.of());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the parsed query has changed its shape", e);
        }
    }

    /** Matches every document, or fails. */
    private static final class Breakable extends Query {
        private final BooleanSupplier broken;

        Breakable(BooleanSupplier broken) {
            this.broken = broken;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws java.io.IOException {
            if (broken.getAsBoolean()) {
                throw new IllegalStateException("a defect of the query");
            }
            return org.apache.lucene.search.MatchAllDocsQuery.INSTANCE.createWeight(searcher, mode, boost);
        }

        @Override
        public String toString(String field) {
            return "breakable";
        }

        @Override
        public void visit(QueryVisitor visitor) {
            visitor.visitLeaf(this);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
