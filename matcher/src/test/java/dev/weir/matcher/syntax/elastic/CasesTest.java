package dev.weir.matcher.syntax.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.matcher.query.ParsedQuery;
import dev.weir.matcher.query.QueryParser;
import dev.weir.matcher.query.QuerySource;
import dev.weir.matcher.query.QuerySyntax;
import dev.weir.matcher.syntax.elastic.CaseFile.Case;
import dev.weir.matcher.testing.Judge;
import dev.weir.matcher.tree.QueryException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table, decided by Lucene. {@code load-tests} asks OpenSearch the same. */
class CasesTest {
    private static final CaseFile FILE = CaseFile.load();
    private static final QueryParser PARSER = new QueryParser(FILE.schema());

    static Stream<Case> cases() {
        return FILE.cases().stream();
    }

    @Test
    void theTableHasAtLeastAsManyCasesAsWasPromised() {
        assertThat(FILE.cases()).hasSizeGreaterThanOrEqualTo(250);
        assertThat(FILE.cases()).extracting(Case::query).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aQueryMatchesWhatItsDocumentationSays(Case aCase) {
        if (!aCase.refusal().isEmpty()) {
            assertThatThrownBy(() -> parsed(aCase.query()))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining(aCase.refusal())
                    .hasMessageStartingWith("line 1, column ");
            return;
        }
        ParsedQuery query = parsed(aCase.query());
        Set<String> matches = new LinkedHashSet<>();
        FILE.documents().forEach((name, document) -> {
            if (new Judge(document).verdict(query.lucene()) == Judge.Verdict.YES) {
                matches.add(name);
            }
        });
        assertThat(matches).as("%s", query.tree()).isEqualTo(aCase.matches());
    }

    private static ParsedQuery parsed(String query) {
        return PARSER.parse(QuerySource.of(QuerySyntax.ELASTICSEARCH, query));
    }
}
