package dev.weir.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Messages;
import dev.weir.server.testing.RunningServer;
import dev.weir.server.testing.Seed;
import dev.weir.v1.DeleteSavedSearchRequest;
import dev.weir.v1.PublishDocumentResponse;
import dev.weir.v1.RetractDocumentRequest;
import dev.weir.v1.RetractDocumentResponse;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.UpdateSavedSearchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
    private static final int STEPS = 300;
    /** A history in which less has been told goes on: some pause and delete most of their searches for a while. */
    private static final int TOLD_MIN = STEPS / 4;

    private static final int STEPS_MAX = 10 * STEPS;
    private static final int KEYS = 6;
    private static final int SEARCHES_MAX = 25;
    private static final List<String> OWNERS = List.of("ann", "ben", "cat");

    @TempDir
    Path directory;

    private final Model model = new Model();
    private int saved;

    @Test
    void whateverClientsDoEachIsToldWhatTheModelSaysAlsoAfterRestarts() {
        Seed.replayable(random -> {
            try (RunningServer server = RunningServer.withNews(directory, "snapshots.changes_min", "1")) {
                List<Reader> readers = List.of(
                        new Reader(server, model, "one", random),
                        new Reader(server, model, "two", random),
                        new Reader(server, model, "three", random));
                int steps = STEPS * Seed.multiplier();
                for (int step = 0; step < steps || (model.told().size() <= TOLD_MIN && step < STEPS_MAX); step++) {
                    step(server, readers, random);
                }
                assertThat(model.told()).hasSizeGreaterThan(TOLD_MIN);
            }
        });
    }

    private void step(RunningServer server, List<Reader> readers, Random random) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> publish(server, random);
            case 5 -> retract(server, random);
            case 6, 7 -> save(server, random);
            case 8 -> change(server, random);
            case 9 -> delete(server, random);
            case 10 -> {
                if (random.nextInt(4) == 0) {
                    readers.forEach(Reader::disconnect);
                    server.restart();
                }
            }
            default -> readers.get(random.nextInt(readers.size())).step();
        }
        readers.forEach(Reader::check);
    }

    private void publish(RunningServer server, Random random) {
        String key = "k" + random.nextInt(KEYS);
        List<String> words = Asked.text(random);
        PublishDocumentResponse answer = server.publish(Messages.document(key, String.join(" ", words)));
        assertThat(answer.getPosition()).isEqualTo(model.head() + 1);
        assertThat(answer.getHitCount()).isEqualTo(model.published(key, words, answer.getPosition()));
    }

    private void retract(RunningServer server, Random random) {
        if (!model.keys().isEmpty()) {
            String key = model.keys().get(random.nextInt(model.keys().size()));
            RetractDocumentResponse answer = server.documents()
                    .retractDocument(RetractDocumentRequest.newBuilder()
                            .setParent(Messages.NEWS)
                            .setKey(key)
                            .build());
            int before = model.told().size();
            model.retracted(key, answer.getPosition());
            assertThat(answer.getLeaveCount()).isEqualTo(model.told().size() - before);
        }
    }

    private void save(RunningServer server, Random random) {
        if (model.standing().size() == SEARCHES_MAX) {
            delete(server, random);
        }
        // Names come again after deletions, as other searches.
        String id = "s" + saved++ % (2 * SEARCHES_MAX);
        if (model.standing().stream().noneMatch(search -> search.id().equals(id))) {
            String owner = OWNERS.get(random.nextInt(OWNERS.size()));
            Asked asked = Asked.random(random);
            SavedSearch answer = server.save(Messages.search(id, asked.query()).toBuilder()
                    .setOwner(owner)
                    .build());
            model.saved(new Model.Search(answer.getUid(), id, owner, asked, false), answer.getCreatePosition());
        }
    }

    private void change(RunningServer server, Random random) {
        if (model.standing().isEmpty()) {
            return;
        }
        Model.Search search = anySearch(random);
        Asked asked = random.nextBoolean() ? Asked.random(random) : search.asked();
        boolean paused = random.nextInt(4) == 0;
        String owner = OWNERS.get(random.nextInt(OWNERS.size()));
        SavedSearch answer = server.searches()
                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                        .setSavedSearch(Messages.search(search.id(), asked.query()).toBuilder()
                                .setOwner(owner)
                                .setState(paused ? SavedSearch.State.STATE_PAUSED : SavedSearch.State.STATE_ACTIVE))
                        .build())
                .getSavedSearch();
        model.saved(
                new Model.Search(search.uid(), search.id(), owner, asked, paused),
                Math.max(model.head(), answer.getUpdatePosition()));
    }

    private void delete(RunningServer server, Random random) {
        if (!model.standing().isEmpty()) {
            Model.Search search = anySearch(random);
            long position = server.searches()
                    .deleteSavedSearch(DeleteSavedSearchRequest.newBuilder()
                            .setName(Messages.name(search.id()))
                            .build())
                    .getPosition();
            model.deleted(search.uid(), position);
        }
    }

    private Model.Search anySearch(Random random) {
        return model.standing().get(random.nextInt(model.standing().size()));
    }
}
