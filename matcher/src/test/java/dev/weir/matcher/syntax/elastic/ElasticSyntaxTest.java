package dev.weir.matcher.syntax.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.schema.Field;
import dev.weir.matcher.schema.Schema;
import dev.weir.matcher.tree.QueryException;
import dev.weir.matcher.tree.QueryLimits;
import dev.weir.matcher.tree.QueryTree;
import dev.weir.matcher.tree.ReadQuery;
import dev.weir.matcher.tree.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the table of cases cannot show: places, warnings, limits and trees. */
class ElasticSyntaxTest {
    private static final Schema SCHEMA = Schema.builder()
            .field(Field.text("title"))
            .field(Field.keyword("tag"))
            .field(Field.longs("count"))
            .build();
    private static final ElasticSyntax SYNTAX = new ElasticSyntax(SCHEMA, QueryLimits.DEFAULT);

    private static QueryException refused(String text) {
        return refused(SYNTAX, text);
    }

    private static QueryException refused(ElasticSyntax syntax, String text) {
        try {
            syntax.read(text);
        } catch (QueryException e) {
            return e;
        }
        throw new AssertionError(text + " is not refused");
    }

    @Test
    void whatIsRefusedIsShownWithItsLineItsColumnAndItsPath() {
        QueryException e = refused("""
                {"bool": {
                  "must": [
                    {"match": {"title": "weir"}},
                    {"nested": {"path": "x"}}
                  ]
                }}""");
        assertThat(e.line()).isEqualTo(4);
        assertThat(e.column()).isEqualTo(6);
        assertThat(e.piece()).isEqualTo("\"nested\"");
        assertThat(e.reason()).startsWith("bool.must[1].nested: the query nested is not possible: ");
    }

    @Test
    void anUnknownFieldIsShownWhereItIsNamed() {
        QueryException e = refused("{\"term\":{\"tags\":\"x\"}}");
        assertThat(e.field()).isEqualTo("tags");
        assertThat(e.piece()).isEqualTo("\"tags\"");
        assertThat(e.reason()).contains("did you mean tag?");
    }

    @Test
    void brokenJsonIsShownWhereItBreaks() {
        QueryException e = refused("{\"match\":\n {\"title\": \"weir\"]}");
        assertThat(e.line()).isEqualTo(2);
        assertThat(e.reason()).startsWith("this is not JSON: ");
        assertThat(refused("").reason()).contains("the text ends where JSON is expected");
        assertThat(refused("{\"match\":{\"title\":\"a\",\"title\":\"b\"}}").reason())
                .contains("Duplicate");
    }

    @Test
    void whatTheCompilerFindsWrongLaterIsShownInTheJson() {
        assertThatThrownBy(() -> new QueryParser(SCHEMA)
                        .parse(QuerySource.of(
                                QuerySyntax.ELASTICSEARCH, "{\"regexp\":\n{\"title\":{\"value\":\"a(b\"}}}")))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("line 2, column 19: the regular expression cannot be read");
    }

    @Test
    void whatHasNoMeaningForAYesOrNoIsSaidToBeIgnored() {
        ReadQuery read = SYNTAX.read("{\"bool\":{\"must\":{\"match\":{\"title\":{\"query\":\"weir\",\"boost\":2}}},"
                + "\"should\":{\"term\":{\"tag\":\"x\"}},\"_name\":\"n\"}}");
        assertThat(read.warnings())
                .extracting(Warning::reason)
                .containsExactly(
                        "bool.must.match.title.boost: has no meaning for a yes or no, and is ignored",
                        "bool._name: has no meaning for a yes or no, and is ignored",
                        "bool.should: beside must or filter these clauses only add to a score, which has no meaning for a"
                                + " yes or no; they are left out. If one of them is needed, add"
                                + " \"minimum_should_match\": 1");
        assertThat(read.warnings().get(0).place().piece()).isEqualTo("\"boost\"");
        assertThat(read.tree()).isEqualTo(QueryTree.Term.exact("title", "weir"));
    }

    @Test
    void manyWarningsAreCounted() {
        StringBuilder clauses = new StringBuilder();
        for (int i = 0; i < Source.MAX_WARNINGS + 7; i++) {
            clauses.append(i == 0 ? "" : ",").append("{\"term\":{\"tag\":{\"value\":\"x\",\"boost\":2}}}");
        }
        List<Warning> warnings =
                SYNTAX.read("{\"bool\":{\"should\":[" + clauses + "]}}").warnings();
        assertThat(warnings).hasSize(Source.MAX_WARNINGS + 1);
        assertThat(warnings.get(Source.MAX_WARNINGS).reason()).isEqualTo("and 7 more such warnings");
    }

    @Test
    void limitsAreToldByName() {
        ElasticSyntax narrow = new ElasticSyntax(SCHEMA, new QueryLimits(600, 3, 4, 3, 100, 10, 10));
        String leaf = "{\"term\":{\"tag\":\"x\"}}";
        assertThat(refused(narrow, " ".repeat(601)).reason()).contains("limit maxChars");
        assertThat(refused(narrow, "{\"bool\":{\"must\":[" + leaf + "," + leaf + "," + leaf + "]}}")
                        .reason())
                .contains("limit maxClauses");
        assertThat(refused(narrow, "{\"match\":{\"title\":\"a b c d e\"}}").reason())
                .contains("limit maxExpandedClauses");
        assertThat(refused(narrow, "{\"bool\":{\"must\":".repeat(4) + leaf + "}}".repeat(4))
                        .reason())
                .contains("limit ");
        assertThat(refused(narrow, "[".repeat(300)).reason()).contains("not JSON");
        assertThat(refused(narrow, "{\"query_string\":{\"query\":\"((((a))))\"}}")
                        .reason())
                .contains("limit maxDepth");
    }

    @Test
    void aQueryNestedAsDeeplyAsIsAllowedIsRead() {
        int depth = QueryLimits.DEFAULT.maxDepth();
        String query = "{\"bool\":{\"must\":[".repeat(depth) + "{\"match_all\":{}}" + "]}}".repeat(depth);
        assertThat(SYNTAX.read(query).tree()).isEqualTo(new QueryTree.Everything());
        assertThat(refused("{\"bool\":{\"must\":[" + query + "]}}").reason()).contains("limit maxDepth");
    }

    @Test
    void wordsAreCutAsDocumentsAre() {
        assertThat(SYNTAX.read("{\"match\":{\"title\":{\"query\":\"New WEIR\",\"operator\":\"and\"}}}")
                        .tree())
                .isEqualTo(new QueryTree.All(
                        List.of(QueryTree.Term.exact("title", "new"), QueryTree.Term.exact("title", "weir"))));
        assertThat(SYNTAX.read("{\"match_phrase\":{\"title\":\"New WEIR\"}}").tree())
                .isEqualTo(new QueryTree.Phrase("title", "New WEIR", 0));
    }

    @Test
    void commentsAreAllowedAsElasticsearchAllowsThem() {
        assertThat(SYNTAX.read("/* all */ {\"match_all\":{} // of them\n}").tree())
                .isEqualTo(new QueryTree.Everything());
    }
}
