package dev.weir.load.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.load.contender.Item;
import dev.weir.load.contender.Search;
import dev.weir.load.corpus.Detection;
import dev.weir.load.corpus.Event;
import dev.weir.load.corpus.Listings;
import dev.weir.load.corpus.News;
import dev.weir.load.weir.WeirSchema;
import dev.weir.matcher.query.QueryParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static List<Search> searches(Workload workload, int count) {
        List<Search> searches = new ArrayList<>();
        workload.searches(count).forEachRemaining(searches::add);
        return searches;
    }

    @Test
    void aSeedGivesTheSameSearchesAndDocumentsAgainAndAFewerAreTheFirstOfMore() {
        Workload one = new NewsWorkload(News.parliament(), 20, 40, Mixture.FULL, 7);
        Workload same = new NewsWorkload(News.parliament(), 20, 40, Mixture.FULL, 7);
        Workload other = new NewsWorkload(News.parliament(), 20, 40, Mixture.FULL, 8);
        assertThat(searches(one, 500)).isEqualTo(searches(same, 500)).isNotEqualTo(searches(other, 500));
        assertThat(one.items()).isEqualTo(same.items());
        assertThat(searches(one, 500).subList(0, 100)).isEqualTo(searches(one, 100));
    }

    @Test
    void fiveOfSixSearchesAreDifferentAndAllHaveAMeaning() {
        for (Workload workload : List.of(
                new NewsWorkload(News.parliament(), 400, 400, Mixture.FULL, 1),
                new ListingWorkload(Listings.madeUp(new Random(1)), 1))) {
            List<Search> searches = searches(workload, 3_000);
            QueryParser parser = new QueryParser(new WeirSchema(workload.shape()).schema());
            searches.forEach(search -> parser.parse(WeirSchema.source(search)));
            assertThat(searches)
                    .extracting(Search::id)
                    .isEqualTo(IntStream.range(0, 3_000).boxed().toList());
            assertThat(searches.stream()
                            .map(search -> search.withId(0))
                            .distinct()
                            .count())
                    .isBetween(2_400L, 2_510L);
        }
    }

    @Test
    void theShareOfEachKindOfSearchIsThatOfTheMixture() {
        List<Search> full = searches(new NewsWorkload(News.parliament(), 400, 400, Mixture.FULL, 1), 4_000);
        assertThat(share(full, "~1")).isBetween(0.01, 0.02);
        assertThat(share(full, "NOT")).isBetween(0.17, 0.23);
        List<Search> plain = searches(new NewsWorkload(News.parliament(), 400, 400, Mixture.PLAIN, 1), 4_000);
        assertThat(share(plain, "~") + share(plain, "*") + share(plain, "source:"))
                .isZero();
    }

    private static double share(List<Search> searches, String having) {
        return (double) searches.stream()
                        .filter(search -> search.text().contains(having))
                        .count()
                / searches.size();
    }

    @Test
    void anEventIsVariedWhereNoRuleAsks() throws QueryNodeException {
        Detection detection = Detection.madeUp(new Random(1));
        Literals literals = new Literals();
        for (String rule : detection.rules()) {
            literals.addAll(rule);
        }
        EventVariation variation = new EventVariation(literals, new Random(1));
        Event event = detection.events().getFirst();
        List<Event> varied =
                IntStream.range(0, 100).mapToObj(i -> variation.like(event)).toList();

        assertThat(varied).extracting(one -> one.fields().get("CommandLine")).doesNotHaveDuplicates();
        assertThat(varied).allSatisfy(one -> assertThat(one.fields().get("OriginalFileName"))
                .isEqualTo(event.fields().get("OriginalFileName")));
        String tool = "\\" + event.fields().get("OriginalFileName");
        assertThat(varied)
                .allSatisfy(one -> assertThat(one.fields().get("Image")).endsWith(tool));
    }

    @Test
    void moreRulesThanThereAreAreThoseOfSeveralTenants() {
        Detection detection = Detection.madeUp(new Random(1));
        RuleWorkload workload = new RuleWorkload(detection, 8_000, 300, 1);
        assertThat(searches(workload, 8_000)).hasSize(8_000).allMatch(search -> search.text()
                .contains("tenant:t"));
        assertThat(workload.items().stream()
                        .flatMap(item -> item.values().stream())
                        .filter(value -> value.field().equals("tenant"))
                        .map(Item.Value::toString)
                        .collect(Collectors.toSet()))
                .hasSize(3);
        assertThat(searches(new RuleWorkload(detection, 3_739, 1, 1), 3_739))
                .noneMatch(search -> search.text().contains("tenant"));
    }
}
