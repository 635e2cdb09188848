package dev.weir.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.v1.QuerySyntax;
import dev.weir.v1.SavedSearch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticDumpTest {
    private static List<ElasticDump.Entry> read(String dump, ElasticFields fields) throws IOException {
        List<ElasticDump.Entry> entries = new ArrayList<>();
        try (JsonLines lines = JsonLines.of(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)), "dump")) {
            new ElasticDump(lines, fields).forEach(entries::add);
        }
        return entries;
    }

    private static String told(ElasticDump.Entry entry) {
        if (entry.search() != null) {
            return entry.id() + " " + entry.search().getQuery().replaceAll("\\s+", "");
        }
        return entry.id() + " "
                + (entry.problem() == null ? "" : entry.problem().getMessage());
    }

    @Test
    void whatIsSentToBulkIsReadInPairsOfLines() throws IOException {
        assertThat(read("""
                        {"index":{"_index":"p","_id":"1"}}
                        {"query":{"match":{"title":"weir"}},"team":"river"}
                        {"create":{"_id":"2"}}
                        {"query":{"match_all":{}}}
                        {"delete":{"_id":"3"}}
                        {"index":{"_id":"4"}}
                        """, ElasticFields.DEFAULT))
                .extracting(ElasticDumpTest::told)
                .containsExactly(
                        "1 {\"match\":{\"title\":\"weir\"}}",
                        "2 {\"match_all\":{}}",
                        "3 dump:5: the action delete is no document; dump the index itself",
                        "4 the file ends where the source of this action is expected");
    }

    @Test
    void aLineForEachDocumentIsRead() throws IOException {
        List<ElasticDump.Entry> entries = read("""
                {"_index":"p","_id":"a b/c","_source":{"query":{"term":{"tag":"x"}},"user":{"id":7},"teams":["r","s"]}}
                {"_id":"2","_source":{"alert":{"bool":{}},"note":{"a":1}}}
                {"_id":"3","_source":{"note":"no query"}}
                {"_id":"4","_source":{"query":"text"}}
                {"broken"
                """, new ElasticFields(null, "user.id", List.of("teams")));
        SavedSearch first = entries.get(0).search();
        assertThat(first).isNotNull();
        assertThat(first.getName()).isEqualTo("a~20b~2Fc");
        assertThat(first.getSyntax()).isEqualTo(QuerySyntax.QUERY_SYNTAX_ELASTICSEARCH);
        assertThat(first.getOwner()).isEqualTo("7");
        assertThat(first.getLabelsMap()).containsExactly(java.util.Map.entry("teams", "r,s"));
        assertThat(entries.subList(1, 5))
                .extracting(ElasticDumpTest::told)
                .containsExactly(
                        "2 {\"bool\":{}}",
                        "3 dump:3: _source: there is no field \"query\" and no other that looks like a query; name it with"
                                + " --query-field",
                        "4 dump:4: _source: there is no field \"query\" and no other that looks like a query; name it with"
                                + " --query-field",
                        " dump:5: the file ends inside of the JSON that begins here");
    }

    @Test
    void anAnswerToASearchIsReadOnOneLineOrOnMany() throws IOException {
        String answer = """
                {
                  "hits": {
                    "total": 2,
                    "hits": [
                      {"_id": "1", "_source": {"q": {"match_all": {}}}},
                      {"_id": "2", "_source": {"q": 5}}
                    ]
                  }
                }
                """;
        for (String text : List.of(answer, answer.replaceAll("\\s+", "") + "\n")) {
            assertThat(read(text, new ElasticFields("q", null, List.of())))
                    .extracting(ElasticDumpTest::told)
                    .containsExactly(
                            "1 {\"match_all\":{}}", "2 dump:1: _source.q: a query is needed, this is the number 5");
        }
    }

    @Test
    void aLineThatCannotBeReadFailsAlone() throws IOException {
        assertThat(read("""
                        {"_id":"1",}
                        {"something":"else"}
                        {"_id":"2","_source":{"query":{"match_all":{}}}}
                        """, ElasticFields.DEFAULT))
                .extracting(entry -> entry.search() == null)
                .containsExactly(true, true, false);
    }
}
