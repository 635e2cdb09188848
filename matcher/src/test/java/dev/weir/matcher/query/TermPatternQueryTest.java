package dev.weir.matcher.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.matcher.lucene.TermPatternQuery;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.standard.builders.PrefixWildcardQueryNodeBuilder;
import org.apache.lucene.queryparser.flexible.standard.builders.WildcardQueryNodeBuilder;
import org.apache.lucene.queryparser.flexible.standard.nodes.PrefixWildcardQueryNode;
import org.apache.lucene.queryparser.flexible.standard.nodes.WildcardQueryNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermPatternQueryTest {
    @ParameterizedTest
    @ValueSource(strings = {"weir*", "*", "we\\*r*", "東京*", " *"})
    void aPrefixIsTheOneThatLuceneBuilds(String text) throws Exception {
        PrefixWildcardQueryNode node = new PrefixWildcardQueryNode(new FieldQueryNode("body", text, 0, text.length()));

        assertThat(TermPatternQuery.of(node).compiled()).isEqualTo(new PrefixWildcardQueryNodeBuilder().build(node));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w?ir", "*eir", "w\\?i*r", "**", "?", "w*\\\\r"})
    void aWildcardIsTheOneThatLuceneBuilds(String text) throws Exception {
        WildcardQueryNode node = new WildcardQueryNode(new FieldQueryNode("body", text, 0, text.length()));

        assertThat(TermPatternQuery.of(node).compiled()).isEqualTo(new WildcardQueryNodeBuilder().build(node));
    }
}
