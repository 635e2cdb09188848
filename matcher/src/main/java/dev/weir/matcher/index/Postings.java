package dev.weir.matcher.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** From anchor to queries. One thread files and unfiles; any number of threads look up. */
final class Postings {
    private final Map<String, Map<BytesRef, PostingList>> byField = new ConcurrentHashMap<>();
    private final PostingList everyDocument = new PostingList();

    void file(SharedQuery query) {
        switch (query.anchors()) {
            case Anchors.Unknown unknown -> everyDocument.add(query);
            case Anchors.AnyOf anyOf ->
                anyOf.terms().forEach(term -> byField.computeIfAbsent(term.field(), field -> new ConcurrentHashMap<>())
                        .computeIfAbsent(term.bytes(), bytes -> new PostingList())
                        .add(query));
        }
    }

    /** Takes many out at once, so that a long list is written anew only once. */
    void unfile(Collection<SharedQuery> queries) {
        Set<SharedQuery> fromEveryDocument = identitySet();
        Map<Term, Set<SharedQuery>> byTerm = new HashMap<>();
        for (SharedQuery query : queries) {
            switch (query.anchors()) {
                case Anchors.Unknown unknown -> fromEveryDocument.add(query);
                case Anchors.AnyOf anyOf ->
                    anyOf.terms().forEach(term -> byTerm.computeIfAbsent(term, key -> identitySet())
                            .add(query));
            }
        }
        if (!fromEveryDocument.isEmpty()) {
            everyDocument.removeAll(fromEveryDocument);
        }
        byTerm.forEach(this::unfile);
    }

    private void unfile(Term term, Set<SharedQuery> gone) {
        @Nullable Map<BytesRef, PostingList> lists = byField.get(term.field());
        @Nullable PostingList list = lists == null ? null : lists.get(term.bytes());
        if (lists == null || list == null) {
            throw new IllegalStateException("a query was filed under " + term + " and is not there");
        }
        list.removeAll(gone);
        if (list.isEmpty()) {
            lists.remove(term.bytes());
        }
    }

    /** The queries that the document may match, each once, in the order in which they were first put. */
    List<SharedQuery> candidates(DocumentIndex document) {
        Set<SharedQuery> found = new HashSet<>();
        everyDocument.forEach(found::add);
        for (String field : document.termFields()) {
            @Nullable Map<BytesRef, PostingList> lists = byField.get(field);
            if (lists != null) {
                document.forEachTerm(field, term -> {
                    @Nullable PostingList list = lists.get(term);
                    if (list != null) {
                        list.forEach(found::add);
                    }
                });
            }
        }
        List<SharedQuery> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingInt(SharedQuery::ordinal));
        return ordered;
    }

    private static Set<SharedQuery> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
