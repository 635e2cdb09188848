package dev.weir.matcher.query;

import dev.weir.matcher.syntax.PhraseText;
import dev.weir.matcher.tree.QueryTree;
import java.util.IdentityHashMap;
import java.util.List;

/** Puts the entries of word lists in the place of the references of one tree. For one thread. */
final class ListEntries {
    private final WordLists lists;
    private final IdentityHashMap<QueryTree.Any, QueryTree.WordList> references = new IdentityHashMap<>();

    ListEntries(WordLists lists) {
        this.lists = lists;
    }

    /**
     * The tree with any entry in place of each reference.
     *
     * @throws TreeFault if there is no such list
     */
    QueryTree resolved(QueryTree tree) {
        return new TreeMapping(part -> part instanceof QueryTree.WordList list ? entries(list) : part).map(tree);
    }

    private QueryTree entries(QueryTree.WordList list) {
        List<String> entries = lists.entries(list.name())
                .orElseThrow(() -> new TreeFault(
                        list,
                        list.field(),
                        "there is no word list '" + list.name() + "'; save it first, or escape the @"));
        QueryTree.Any any = new QueryTree.Any(entries.stream()
                .map(entry -> PhraseText.read(list.field(), entry))
                .toList());
        references.put(any, list);
        return any;
    }

    /** What is wrong with an entry is told of the reference, for the entry stands nowhere in the query. */
    TreeFault inQuery(TreeFault fault) {
        return references.entrySet().stream()
                .filter(reference -> contains(reference.getKey(), fault.part()))
                .findFirst()
                .map(reference -> new TreeFault(
                        reference.getValue(),
                        fault.field(),
                        "in the word list '" + reference.getValue().name() + "': " + fault.reason()))
                .orElse(fault);
    }

    private static boolean contains(QueryTree tree, QueryTree part) {
        return tree.equals(part)
                || switch (tree) {
                    case QueryTree.Any any -> any.parts().stream().anyMatch(each -> contains(each, part));
                    case QueryTree.Near near -> near.parts().stream().anyMatch(each -> contains(each, part));
                    default -> false;
                };
    }
}
