package dev.weir.matcher.leaf;

import dev.weir.matcher.flat.Ints;
import dev.weir.matcher.form.Form;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/** Makes leaves of phrases. Two words side by side are a pair; what is longer needs all pairs inside it. */
final class PhraseInterner {
    private final Leaves leaves;

    PhraseInterner(Leaves leaves) {
        this.leaves = leaves;
    }

    int leaf(Form.Phrase phrase, FieldLeaves field) {
        Ints terms = new Ints();
        Ints places = new Ints();
        Ints positions = new Ints();
        for (int place = 0; place < phrase.words().size(); place++) {
            for (BytesRef word : phrase.words().get(place)) {
                terms.add(leaves.addTerm(field, word));
                places.add(place);
                positions.add(phrase.positions().get(place));
            }
        }
        Ints pairs = new Ints();
        if (phrase.slop() == 0) {
            pairs(phrase, field, pairs);
        }
        if (pairs.size() == 1 && terms.size() == 2) {
            return pairs.get(0);
        }
        return leaves.addClauses(
                LeafKind.PHRASE,
                Phrase.row(
                        field.number(),
                        terms.toArray(),
                        places.toArray(),
                        positions.toArray(),
                        phrase.slop(),
                        pairs.toArray()));
    }

    private void pairs(Form.Phrase phrase, FieldLeaves field, Ints pairs) {
        for (int place = 1; place < phrase.words().size(); place++) {
            List<BytesRef> before = phrase.words().get(place - 1);
            List<BytesRef> here = phrase.words().get(place);
            boolean sideBySide =
                    phrase.positions().get(place) - phrase.positions().get(place - 1) == 1;
            if (sideBySide && before.size() == 1 && here.size() == 1) {
                pairs.add(leaves.addPair(leaves.addTerm(field, before.get(0)), leaves.addTerm(field, here.get(0))));
            }
        }
    }
}
