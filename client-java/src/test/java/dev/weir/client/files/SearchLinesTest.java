package dev.weir.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.v1.QuerySyntax;
import dev.weir.v1.SavedSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchLinesTest {
    @Test
    void aSearchIsReadWithAllItsParts() {
        SavedSearch search = SearchLines.read("""
                {"name":"s1","query":"title:weir","syntax":"standard","owner":"me","labels":{"team":"river"},
                 "expire_time":"2027-01-01","filters":[
                  {"field":"price","range":{"lower":1,"upper":5.5,"lower_exclusive":true}},
                  {"field":"source","terms":["a","b"]},
                  {"field":"place","geo_distance":{"center":{"lat":48.1,"lon":11.6},"radius_meters":500}},
                  {"field":"place","geo_box":{"top":49,"left":11,"bottom":48,"right":12}},
                  {"field":"place","geo_polygon":{"points":[{"lat":1,"lon":1},{"lat":2,"lon":1},{"lat":1,"lon":2}]}}]}""");
        assertThat(search.getName()).isEqualTo("s1");
        assertThat(search.getSyntax()).isEqualTo(QuerySyntax.QUERY_SYNTAX_STANDARD);
        assertThat(search.getLabelsMap()).containsEntry("team", "river");
        assertThat(search.getExpireTime().getSeconds()).isEqualTo(1_798_761_600L);
        assertThat(search.getFiltersList()).hasSize(5);
        assertThat(search.getFilters(0).getRange().getLower().getLongValue()).isEqualTo(1);
        assertThat(search.getFilters(0).getRange().getUpper().getDoubleValue()).isEqualTo(5.5);
        assertThat(search.getFilters(0).getRange().getLowerExclusive()).isTrue();
        assertThat(search.getFilters(2).getGeoDistance().getRadiusMeters()).isEqualTo(500);
        assertThat(search.getFilters(4).getGeoPolygon().getPointsCount()).isEqualTo(3);
    }

    @Test
    void aNameMayBeGivenInFull() {
        assertThat(SearchLines.read("{\"name\":\"feeds/news/savedSearches/x\",\"query\":\"a\"}")
                        .getName())
                .isEqualTo("feeds/news/savedSearches/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'a b','query':'x'}       | name: \"a b\" cannot be a name; a name is 1 to 128 of letters",
                "{'query':'x'}                    | name: a string is needed, this is nothing",
                "{'name':'a'}                     | the search has neither a \"query\" nor \"filters\"",
                "{'name':'a','querry':'x'}        | unknown key \"querry\"; known are name, query",
                "{'name':'a','query':5}           | query: a string is needed, this is the number 5",
                "{'name':'a','query':'x','syntax':'sql'} | syntax: \"sql\" is not known",
                "{'name':'a','query':'x','labels':{'k':1}} | labels.k: a string is needed",
                "{'name':'a','filters':[{'field':'p'}]} | filters[0]: exactly one of range, terms",
                "{'name':'a','filters':[{'field':'p','range':{}}]} | filters[0].range: at least one of lower and upper",
                "{'name':'a','filters':[{'field':'p','range':{'lowr':1}}]} | filters[0].range: unknown key \"lowr\"",
                "{'name':'a','filters':[{'field':'p','terms':[]}]} | filters[0].terms: a list of at least one",
                "{'name':'a','filters':[{'field':'p','geo_distance':{'center':{'lat':1},'radius_meters':1}}]} | filters[0].geo_distance.center.lon: a finite number is needed",
                "{'name':'a','query':'x','expire_time':'soon'} | expire_time: \"soon\" is not a time",
            })
    void whatIsWrongIsToldWithItsLineAndKey(String json, String problem) {
        JsonLine line = JsonLine.of("s.jsonl", 3, json.replace('\'', '"'));
        assertThatThrownBy(() -> SearchLines.read(line))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("s.jsonl:3: " + problem);
    }
}
