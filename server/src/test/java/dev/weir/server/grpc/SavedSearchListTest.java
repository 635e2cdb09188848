package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.name;
import static dev.weir.server.testing.Messages.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Refusal;
import dev.weir.v1.ListSavedSearchesRequest;
import dev.weir.v1.ListSavedSearchesResponse;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of saved searches. */
class SavedSearchListTest extends SavedSearchCalls {
    @Test
    void pagesAreOrderedByNameAndGoOnWhileSearchesComeAndGo() {
        for (String id : List.of("c", "a", "e", "b")) {
            server.save(search(id, "weir").toBuilder()
                    .setOwner(id.equals("e") ? "you" : "me")
                    .build());
        }
        ListSavedSearchesResponse first = list(2, "", "");
        assertThat(ids(first)).containsExactly("a", "b");
        delete(name("b"), "");
        server.save(search("d", "weir"));
        assertThat(ids(list(2, first.getNextPageToken(), ""))).containsExactly("c", "d");
        assertThat(ids(list(0, "", "me"))).containsExactly("a", "c");
        assertThat(ids(list(0, "", "nobody"))).isEmpty();
    }

    @Test
    void aTokenOfAnotherListOrAForgedOneIsRefused() {
        for (String id : List.of("a", "b", "c")) {
            server.save(search(id, "weir"));
        }
        String token = list(1, "", "").getNextPageToken();
        for (Refusal refusal : List.of(
                server.refuses(() -> list(1, token, "me")),
                server.refuses(() -> list(1, "forged", "")),
                server.refuses(() -> list(1, "AAAA" + token.substring(4), "")))) {
            assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refusal.fields()).containsExactly("page_token");
            assertThat(refusal.message()).contains("next_page_token");
        }
        assertThat(server.refuses(() -> list(-1, "", "")).fields()).containsExactly("page_size");
        assertThat(server.refuses(() -> server.searches()
                                .listSavedSearches(ListSavedSearchesRequest.newBuilder()
                                        .setParent("feeds/none")
                                        .build()))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }
}
