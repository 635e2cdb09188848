package dev.weir.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.server.error.ErrorCode;
import dev.weir.server.error.WeirException;
import dev.weir.v1.NotificationQuery;
import dev.weir.v1.SearchSelector;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class TokenTest {
    private static final TokenScope SCOPE = TokenScope.ofSubscription(1234567890123456789L);
    private static final Cursor CURSOR = new Cursor(42, 7);
    private static final String TOKEN = new Token(SCOPE, CURSOR).encode();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void aTokenSaysWhereItStands() {
        assertThat(Token.read(TOKEN, SCOPE, 100, "token")).isEqualTo(CURSOR);
    }

    @Test
    void everyBitOfATokenCounts() {
        for (int i = 0; i < TOKEN.length(); i++) {
            for (int bit = 0; bit < 6; bit++) {
                int flipped = ALPHABET.indexOf(TOKEN.charAt(i)) ^ 1 << bit;
                String forged = TOKEN.substring(0, i) + ALPHABET.charAt(flipped) + TOKEN.substring(i + 1);
                assertRefused(forged);
            }
        }
    }

    @Test
    void whatIsNoTokenIsRefused() {
        assertRefused("");
        assertRefused("a");
        assertRefused("not a token");
        assertRefused(TOKEN + "=");
        assertRefused(TOKEN + "AAAA");
        assertRefused(TOKEN.substring(4));
        assertRefused("x".repeat(100_000));
    }

    @Test
    void aTokenOfAnotherVersionIsRefusedByItsNumber() {
        byte[] bytes = Base64.getUrlDecoder().decode(TOKEN);
        bytes[0] = 9;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        assertThatThrownBy(() -> Token.read(Base64.getUrlEncoder().encodeToString(bytes), SCOPE, 100, "token"))
                .isInstanceOfSatisfying(
                        WeirException.class, e -> assertThat(e.message()).contains("version 9"));
    }

    @Test
    void aTokenIsGoodInItsScopeOnly() {
        NotificationQuery query =
                NotificationQuery.newBuilder().setParent("feeds/news").build();
        NotificationQuery other = query.toBuilder()
                .setSelector(SearchSelector.newBuilder().addOwners("me"))
                .build();
        String ofQuery = new Token(TokenScope.ofQuery(1, query), CURSOR).encode();

        assertThat(Token.read(ofQuery, TokenScope.ofQuery(1, query), 100, "token"))
                .isEqualTo(CURSOR);
        assertRefused(ofQuery, SCOPE);
        assertRefused(ofQuery, TokenScope.ofQuery(1, other));
        assertRefused(ofQuery, TokenScope.ofQuery(2, query));
        assertRefused(TOKEN, TokenScope.ofSubscription(SCOPE.number() + 1));
        assertRefused(TOKEN, new TokenScope(TokenScope.Kind.QUERY, SCOPE.number()));
    }

    @Test
    void theOrderOfLabelsDoesNotMakeAnotherQuery() {
        NotificationQuery one = NotificationQuery.newBuilder()
                .setSelector(SearchSelector.newBuilder().putLabels("a", "1").putLabels("b", "2"))
                .build();
        NotificationQuery other = NotificationQuery.newBuilder()
                .setSelector(SearchSelector.newBuilder().putLabels("b", "2").putLabels("a", "1"))
                .build();
        assertThat(TokenScope.ofQuery(1, one)).isEqualTo(TokenScope.ofQuery(1, other));
    }

    @Test
    void aTokenBeyondTheHeadIsOutOfRangeAndNamesTheHead() {
        String atTheEnd = new Token(SCOPE, Cursor.behind(41)).encode();
        assertThat(Token.read(atTheEnd, SCOPE, 41, "token")).isEqualTo(Cursor.behind(41));
        assertThatThrownBy(() -> Token.read(atTheEnd, SCOPE, 40, "token"))
                .isInstanceOfSatisfying(WeirException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
                    assertThat(e.message()).contains("head of the log at 40");
                });
    }

    private static void assertRefused(String token) {
        assertRefused(token, SCOPE);
    }

    private static void assertRefused(String token, TokenScope scope) {
        assertThatThrownBy(() -> Token.read(token, scope, 100, "token"))
                .isInstanceOfSatisfying(
                        WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }
}
