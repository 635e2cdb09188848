package dev.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import dev.weir.v1.ItemStatus;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WeirExceptionTest {
    @Test
    void aFailedCallTellsFieldLineColumnAndReason() {
        WeirException e = WeirException.of(StatusProto.toStatusRuntimeException(FakeWeir.syntaxError("title:((weir")));
        assertThat(e.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(e.reason()).isEqualTo("QUERY_SYNTAX");
        assertThat(e.metadata()).containsEntry("column", "7");
        assertThat(e.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("saved_search.query");
            assertThat(violation.line()).isEqualTo(OptionalInt.of(1));
            assertThat(violation.column()).isEqualTo(OptionalInt.of(7));
        });
        assertThat(e.retryDelay()).isEmpty();
    }

    @Test
    void aFailedItemTellsTheSame() {
        com.google.rpc.Status status = FakeWeir.syntaxError("((");
        WeirException e = WeirException.of(ItemStatus.newBuilder()
                .setCode(status.getCode())
                .setMessage(status.getMessage())
                .addAllDetails(status.getDetailsList())
                .build());
        assertThat(e).hasMessageContaining("cannot be parsed");
        assertThat(e.violations().get(0).column()).hasValue(1);
    }

    @Test
    void aPlaceIsAlsoReadFromTheWordsOfAViolation() {
        WeirException e = WeirException.of(ItemStatus.newBuilder()
                .setCode(3)
                .addDetails(FakeWeir.violation("saved_search.query", "unexpected end at line 2, column 14"))
                .build());
        assertThat(e.violations().get(0).line()).hasValue(2);
        assertThat(e.violations().get(0).column()).hasValue(14);
    }

    @Test
    void aDelayThatTheServerNamesIsTold() {
        assertThat(WeirException.of(FakeWeir.later(Status.Code.ABORTED, 3)).retryDelay())
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void detailsThatCannotBeReadDoNotHideTheFailure() {
        WeirException e = WeirException.of(ItemStatus.newBuilder()
                .setCode(5)
                .setMessage("not there")
                .addDetails(Any.newBuilder()
                        .setTypeUrl("type.googleapis.com/"
                                + BadRequest.getDescriptor().getFullName())
                        .setValue(ByteString.copyFromUtf8("\u0007broken")))
                .build());
        assertThat(e.code()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(e).hasMessage("not there");
        assertThat(e.violations().get(0).description()).contains("cannot be read");
    }

    @Test
    void namesMayBeIdsOrWholeAndBadOnesTellTheRule() {
        assertThat(Names.feed("news")).isEqualTo("feeds/news");
        assertThat(Names.feed("feeds/news")).isEqualTo("feeds/news");
        assertThat(Names.search("news", "a.B~1")).isEqualTo("feeds/news/savedSearches/a.B~1");
        assertThat(Names.search("feeds/news", "feeds/news/savedSearches/x")).isEqualTo("feeds/news/savedSearches/x");
        assertThat(Names.subscription("feeds/news/subscriptions/me")).isEqualTo("feeds/news/subscriptions/me");
        assertThat(Names.id("feeds/news/subscriptions/me")).isEqualTo("me");
        assertThatThrownBy(() -> Names.feed("News")).hasMessageContaining(Names.FEED_RULE);
        assertThatThrownBy(() -> Names.search("news", "a b")).hasMessageContaining(Names.ITEM_RULE);
        assertThatThrownBy(() -> Names.search("news", "feeds/homes/savedSearches/x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Names.subscription("me")).hasMessageContaining("feeds/news/subscriptions/mine");
    }

    @Test
    void aTargetGetsTheDefaultPortWhereItNamesNone() {
        assertThat(Targets.withPort("localhost")).isEqualTo("localhost:7878");
        assertThat(Targets.withPort("weir.example:1")).isEqualTo("weir.example:1");
        assertThat(Targets.withPort("::1")).isEqualTo("[::1]:7878");
        assertThat(Targets.withPort("[::1]:5")).isEqualTo("[::1]:5");
        assertThat(Targets.withPort("[::1]")).isEqualTo("[::1]:7878");
        assertThat(Targets.withPort("dns:///weir")).isEqualTo("dns:///weir");
        assertThatThrownBy(() -> Targets.withPort(" ")).hasMessageContaining("localhost:7878");
    }
}
