package dev.weir.load.truth;

import dev.weir.matcher.query.ParsedQuery;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;

/** Why a search matches a document here and not there, or the other way round. */
final class Explanations {
    private final Analyzer analyzer;
    private final String field;
    private final Ast ast;

    Explanations(Analyzer analyzer, String field) {
        this.analyzer = analyzer;
        this.field = field;
        this.ast = new Ast(field);
    }

    String of(ExpertSearch search, ParsedQuery query, Text text, boolean here) {
        Words ours = Words.of(analyzer, field, text.body());
        Words theirs = Words.runs(text.body());
        Query read = ast.query(search.ast());
        if (theirs.match(read, field) == here) {
            return "also with their words and their reading Lucene's intervals say " + (here ? "yes" : "no")
                    + (ours.match(query.lucene(), field) == here ? "" : ", but the index does not");
        }
        List<Words.Spot> spots = Words.differences(theirs, ours);
        List<String> reasons = new ArrayList<>();
        for (Words.Spot spot : spots) {
            if (theirs.with(ours, List.of(spot)).match(read, field) == here) {
                reasons.add(shown(spot, theirs, ours));
            }
        }
        if (!reasons.isEmpty()) {
            return "one word decides: " + String.join("; ", reasons);
        }
        if (theirs.with(ours, spots).match(read, field) != here) {
            return "the search's own words are cut differently";
        }
        List<Words.Spot> needed = new ArrayList<>(spots);
        for (Words.Spot spot : spots) {
            List<Words.Spot> without = new ArrayList<>(needed);
            without.remove(spot);
            if (theirs.with(ours, without).match(read, field) == here) {
                needed = without;
            }
        }
        return "these words together: "
                + String.join(
                        "; ",
                        needed.stream().map(spot -> shown(spot, theirs, ours)).toList());
    }

    private static String shown(Words.Spot spot, Words theirs, Words ours) {
        return "'" + ours.shown(spot.fromThere(), spot.toThere()) + "' is there '"
                + theirs.shown(spot.fromHere(), spot.toHere()) + "'";
    }
}
