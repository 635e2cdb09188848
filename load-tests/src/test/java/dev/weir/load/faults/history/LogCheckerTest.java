package dev.weir.load.faults.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.Document;
import dev.weir.v1.FieldValues;
import dev.weir.v1.Notification.Kind;
import dev.weir.v1.ReadDocumentsResponse;
import dev.weir.v1.Retraction;
import dev.weir.v1.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogCheckerTest {
    private final Sends sends = new Sends();
    private final LogModel model = new LogModel();
    private final LogChecker checker = new LogChecker(sends, model);
    private final List<ReadDocumentsResponse> log = new ArrayList<>();

    @Test
    void whatWasAcknowledgedAndIsThereIsRightAndSaysWhatMustBeTold() {
        model.add(new Standing(7, "s", 1, "ann", Optional.of(new Question.All(List.of("w1")))));
        model.add(new Standing(8, "t", 4, "ben", Optional.of(new Question.Without("w2", "w1"))));
        published(2, "k", "w1 w2", 1);
        published(3, "k", "w1 w3", 1);
        published(5, "k", "w2 w3", 1);
        retracted(6, "k", 1);
        assertThat(checker.check(log))
                .containsExactly(
                        new Told(2, 7, Kind.KIND_ENTER, "k", "ann", 1),
                        new Told(3, 7, Kind.KIND_UPDATE, "k", "ann", 2),
                        new Told(5, 7, Kind.KIND_LEAVE, "k", "ann", 3),
                        new Told(5, 8, Kind.KIND_ENTER, "k", "ben", 3),
                        new Told(6, 8, Kind.KIND_LEAVE, "k", "ben", 0));
    }

    @Test
    void anAcknowledgedDocumentThatIsNotThereIsCaught() {
        published(1, "a", "w1", 0);
        published(2, "b", "w1", 0);
        log.removeLast();
        assertThatThrownBy(() -> checker.check(log)).hasMessageContaining("1 acknowledged events are not in the log");
    }

    @Test
    void anAcknowledgedRetractionThatIsNotThereIsCaught() {
        published(1, "a", "w1", 0);
        retracted(2, "a", 0);
        log.removeLast();
        assertThatThrownBy(() -> checker.check(log)).hasMessageContaining("1 acknowledged events are not in the log");
    }

    @Test
    void anAcknowledgedDocumentWithOtherWordsIsCaught() {
        published(1, "a", "w1", 0);
        log.set(0, event(1, document("a", "w2", 1)));
        assertThatThrownBy(() -> checker.check(log)).hasMessageContaining("something else than was acknowledged");
    }

    @Test
    void aDocumentThatIsThereTwiceIsCaught() {
        published(1, "a", "w1", 0);
        sends.sending(Item.published(document("a", "w1", 1)), false);
        log.add(event(2, document("a", "w1", 1)));
        assertThatThrownBy(() -> checker.check(log)).hasMessageContaining("twice");
    }

    @Test
    void aDocumentThatNobodySentIsCaught() {
        log.add(event(1, document("a", "w1", 99)));
        assertThatThrownBy(() -> checker.check(log)).hasMessageContaining("nobody sent");
    }

    @Test
    void aRefusedDocumentThatIsThereIsCaught() {
        Item item = Item.published(document("a", "w1", sends.nextSerial()));
        sends.sending(item, false);
        sends.refused(item);
        log.add(event(1, item.document().orElseThrow()));
        assertThatThrownBy(() -> checker.check(log)).hasMessageContaining("nobody sent, or that was refused");
    }

    @Test
    void aDocumentWithoutAnAnswerMayBeThereOrNot() {
        for (int i = 1; i <= 2; i++) {
            sends.sending(Item.published(document("a", "w1", sends.nextSerial())), false);
        }
        log.add(event(1, document("a", "w1", 2)));
        assertThat(checker.check(log)).isEmpty();
    }

    @Test
    void aPublishersDocumentsInAnotherOrderAreCaught() {
        published(1, "a", "w1", 0);
        published(2, "b", "w1", 0);
        published(3, "c", "w1", 0);
        List<Document> documents = new ArrayList<>(
                log.stream().map(ReadDocumentsResponse::getDocument).toList());
        Collections.swap(documents, 0, 1);
        LogChecker other = new LogChecker(unanswered(documents), new LogModel());
        assertThatThrownBy(() -> other.check(List.of(event(1, documents.get(0)), event(2, documents.get(1)))))
                .hasMessageContaining("changed their order");
    }

    private static Sends unanswered(List<Document> documents) {
        Sends sends = new Sends();
        documents.forEach(document -> sends.sending(Item.published(bare(document)), true));
        return sends;
    }

    @Test
    void positionsThatGoBackAreCaught() {
        published(2, "a", "w1", 0);
        published(1, "b", "w1", 0);
        assertThatThrownBy(() -> checker.check(log)).hasMessageContaining("not in order");
    }

    @Test
    void aWrongNumberOfHitsIsCaught() {
        model.add(new Standing(7, "s", 1, "ann", Optional.of(new Question.All(List.of("w1")))));
        published(2, "k", "w1", 0);
        assertThatThrownBy(() -> checker.check(log)).hasMessageContaining("acknowledged with 0 hits, it has 1");
    }

    @Test
    void twoAnswersWithOnePositionAreCaught() {
        published(1, "a", "w1", 0);
        assertThatThrownBy(() -> published(1, "b", "w1", 0)).hasMessageContaining("two events");
    }

    /** Published, acknowledged, and in the log. */
    private void published(long position, String key, String words, long hits) {
        Document document = document(key, words, sends.nextSerial());
        Item item = Item.published(document);
        sends.sending(item, true);
        sends.acknowledged(item, position, hits);
        log.add(event(position, document));
    }

    private void retracted(long position, String key, long hits) {
        sends.acknowledged(Item.retracted(key), position, hits);
        log.add(ReadDocumentsResponse.newBuilder()
                .setRetraction(Retraction.newBuilder().setKey(key).setPosition(position))
                .build());
    }

    private static ReadDocumentsResponse event(long position, Document document) {
        return ReadDocumentsResponse.newBuilder()
                .setDocument(bare(document).toBuilder().setPosition(position))
                .build();
    }

    private static Document bare(Document document) {
        return document.toBuilder().clearPosition().build();
    }

    private static Document document(String key, String words, long serial) {
        return Document.newBuilder()
                .setKey(key)
                .putFields(Question.FIELD, value(Value.newBuilder().setStringValue(words)))
                .putFields(Item.SERIAL, value(Value.newBuilder().setLongValue(serial)))
                .build();
    }

    private static FieldValues value(Value.Builder value) {
        return FieldValues.newBuilder().addValues(value).build();
    }
}
