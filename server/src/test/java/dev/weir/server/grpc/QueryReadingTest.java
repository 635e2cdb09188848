package dev.weir.server.grpc;

import static dev.weir.server.testing.Messages.NEWS;
import static dev.weir.server.testing.Messages.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.server.testing.Messages;
import dev.weir.server.testing.Refusal;
import dev.weir.server.testing.RunningServer;
import dev.weir.v1.AllQuery;
import dev.weir.v1.AnalyzedWord;
import dev.weir.v1.CreateSavedSearchRequest;
import dev.weir.v1.CreateSavedSearchResponse;
import dev.weir.v1.GetSavedSearchRequest;
import dev.weir.v1.GetSavedSearchResponse;
import dev.weir.v1.NotQuery;
import dev.weir.v1.PhraseQuery;
import dev.weir.v1.Query;
import dev.weir.v1.QueryReading;
import dev.weir.v1.QuerySyntax;
import dev.weir.v1.SavedSearch;
import dev.weir.v1.TermQuery;
import dev.weir.v1.UpdateSavedSearchRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries in several syntaxes and as trees, and what is told of how they are understood. */
class QueryReadingTest {
    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.withNews(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTextIsShownAsATreeAndAsCanonicalText() {
        QueryReading reading = check(QuerySyntax.QUERY_SYNTAX_BOOLEAN, "title:(running NEAR/3 (weir* OR dam))")
                .getReading();
        assertThat(reading.getTree().hasNear()).isTrue();
        QueryReading again = check(QuerySyntax.QUERY_SYNTAX_BOOLEAN, reading.getCanonicalText())
                .getReading();
        assertThat(again.getTree()).isEqualTo(reading.getTree());
        assertThat(again.getCanonicalText()).isEqualTo(reading.getCanonicalText());
        assertThat(reading.getWordsList())
                .contains(AnalyzedWord.newBuilder()
                        .setField("title")
                        .setText("running")
                        .addTerms("run")
                        .build());
    }

    @Test
    void whatIsDoubtfulIsToldWithItsPlace() {
        QueryReading reading = check(QuerySyntax.QUERY_SYNTAX_STANDARD, "body:dam\nOR body:weir AND body:river^2")
                .getReading();
        assertThat(reading.getWarningsList()).anySatisfy(warning -> {
            assertThat(warning.getReason()).contains("changes nothing");
            assertThat(warning.getLine()).isEqualTo(1);
            assertThat(warning.getColumn()).isEqualTo(6);
        });
        assertThat(reading.getWarningsList()).anySatisfy(warning -> {
            assertThat(warning.getReason()).contains("boost");
            assertThat(warning.getLine()).isEqualTo(2);
        });
    }

    @Test
    void aTreeIsMatchedAndGivenBackUntilATextTakesItsPlace() {
        Query tree = all(term("body", "weir"), not(phrase("body", "football club")));
        server.save(SavedSearch.newBuilder().setName(name("a")).setTree(tree).build());
        assertThat(hits("a weir of stone")).containsExactly(name("a"));
        assertThat(hits("weir football club")).isEmpty();
        GetSavedSearchResponse got = get("a");
        assertThat(got.getSavedSearch().getTree()).isEqualTo(tree);
        assertThat(got.getReading().getTree()).isEqualTo(tree);
        server.restart();
        assertThat(hits("a weir of stone")).containsExactly(name("a"));
        server.searches()
                .updateSavedSearch(UpdateSavedSearchRequest.newBuilder()
                        .setSavedSearch(
                                SavedSearch.newBuilder().setName(name("a")).setQuery("body:dam"))
                        .build());
        assertThat(get("a").getSavedSearch().hasTree()).isFalse();
        assertThat(hits("a dam")).containsExactly(name("a"));
    }

    @Test
    void whatIsWrongInATreeIsNamedByItsPath() {
        Query tree = all(term("body", "weir"), term("price", "5"));
        Refusal refusal = Refusal.of(() -> server.searches()
                .createSavedSearch(request(SavedSearch.newBuilder()
                        .setName(name("a"))
                        .setTree(tree)
                        .build())));
        assertThat(refusal.toString())
                .contains("saved_search.tree.all.queries[1]")
                .contains("price");
    }

    @Test
    void aTreeBesideATextIsRefused() {
        SavedSearch both = Messages.search("a", "weir").toBuilder()
                .setTree(term("body", "weir"))
                .build();
        assertThat(Refusal.of(() -> server.searches().createSavedSearch(request(both)))
                        .toString())
                .contains("give one of them");
    }

    @Test
    void elasticsearchsQueriesAreSavedAsTheyAre() {
        server.save(SavedSearch.newBuilder()
                .setName(name("a"))
                .setSyntax(QuerySyntax.QUERY_SYNTAX_ELASTICSEARCH)
                .setQuery(
                        "{\"bool\":{\"must\":{\"match\":{\"body\":\"weir\"}},\"must_not\":{\"term\":{\"tags\":\"x\"}}}}")
                .build());
        assertThat(hits("a weir")).containsExactly(name("a"));
    }

    @Test
    void aTextThatNestsDeeperThanMessagesIsReadAllTheSame() {
        String deep = "body:a";
        for (int i = 0; i < 150; i++) {
            deep = i % 2 == 0 ? "(body:b AND " + deep + ")" : "(body:c OR " + deep + ")";
        }
        QueryReading reading = check(QuerySyntax.QUERY_SYNTAX_STANDARD, deep).getReading();
        assertThat(reading.hasTree()).isFalse();
        assertThat(reading.getCanonicalText()).contains("body:");
        Query nested = term("body", "weir");
        for (int i = 0; i < 44; i++) {
            nested = not(nested);
        }
        server.save(SavedSearch.newBuilder().setName(name("b")).setTree(nested).build());
        assertThat(get("b").getReading().getTree()).isEqualTo(nested);
    }

    private static Query term(String field, String text) {
        return Query.newBuilder()
                .setTerm(TermQuery.newBuilder().setField(field).setText(text))
                .build();
    }

    private static Query phrase(String field, String text) {
        return Query.newBuilder()
                .setPhrase(PhraseQuery.newBuilder().setField(field).setText(text))
                .build();
    }

    private static Query all(Query... parts) {
        return Query.newBuilder()
                .setAll(AllQuery.newBuilder().addAllQueries(List.of(parts)))
                .build();
    }

    private static Query not(Query part) {
        return Query.newBuilder().setNot(NotQuery.newBuilder().setQuery(part)).build();
    }

    private static CreateSavedSearchRequest request(SavedSearch search) {
        return CreateSavedSearchRequest.newBuilder()
                .setParent(NEWS)
                .setSavedSearch(search)
                .build();
    }

    private CreateSavedSearchResponse check(QuerySyntax syntax, String text) {
        return server.searches()
                .createSavedSearch(
                        request(SavedSearch.newBuilder()
                                        .setSyntax(syntax)
                                        .setQuery(text)
                                        .build())
                                .toBuilder()
                                .setValidateOnly(true)
                                .build());
    }

    private GetSavedSearchResponse get(String id) {
        return server.searches()
                .getSavedSearch(
                        GetSavedSearchRequest.newBuilder().setName(name(id)).build());
    }

    private List<String> hits(String body) {
        return server.percolate(Messages.document("", body));
    }
}
