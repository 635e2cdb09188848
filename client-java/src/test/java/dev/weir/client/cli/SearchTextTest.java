package dev.weir.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.v1.CostClass;
import dev.weir.v1.SearchCost;
import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void aCostIsOneSentence() {
        SearchCost.Builder filed =
                SearchCost.newBuilder().addAnchors("body:weir").addAnchors("price:[1 TO 5]");
        assertThat(SearchText.cost(SearchCost.getDefaultInstance())).isEmpty();
        assertThat(SearchText.cost(filed.build())).isEqualTo("filed under body:weir, price:[1 TO 5]");
        filed.setCostClass(CostClass.COST_CLASS_COMMON)
                .setAnchorCount(1_022)
                .setCountedDocuments(100)
                .setCandidatesPerThousand(412.4)
                .setAsksLucene(true);
        assertThat(SearchText.cost(filed.build()))
                .isEqualTo("filed under body:weir, price:[1 TO 5] and 1,020 more,"
                        + " looked at for about 412 of 1,000 documents, in part by Lucene");
        assertThat(SearchText.cost(SearchCost.newBuilder()
                        .addAnchors("body:weir")
                        .setAnchorCount(1)
                        .setCostClass(CostClass.COST_CLASS_RARE)
                        .setCandidatesPerThousand(0.2)
                        .build()))
                .isEqualTo("filed under body:weir, looked at for less than 1 of 1,000 documents (a guess so far)");
        assertThat(SearchText.cost(SearchCost.newBuilder()
                        .setEveryDocument(true)
                        .setCostClass(CostClass.COST_CLASS_EVERY_DOCUMENT)
                        .build()))
                .startsWith("decided for every document");
        assertThat(SearchText.cost(SearchCost.newBuilder()
                        .setCostClass(CostClass.COST_CLASS_NOTHING)
                        .build()))
                .isEqualTo("can match nothing");
    }
}
