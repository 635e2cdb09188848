package dev.weir.load.peer;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.WildcardQuery;

/** What prefixes and wildcards become. */
enum Patterns {
    AS_WRITTEN,
    /** Regular expressions of the same meaning. */
    AS_REGEXPS;

    private static final String OPERATORS = ".?+*|{}[]()\"\\#@&<>~^$-";

    Query apply(Query query) {
        return switch (this) {
            case AS_WRITTEN -> query;
            case AS_REGEXPS -> regexps(query);
        };
    }

    private static Query regexps(Query query) {
        return switch (query) {
            case PrefixQuery prefix ->
                regexp(prefix.getPrefix(), quoted(prefix.getPrefix().text()) + ".*");
            case WildcardQuery wildcard ->
                regexp(wildcard.getTerm(), ofWildcard(wildcard.getTerm().text()));
            case BooleanQuery bool -> {
                BooleanQuery.Builder builder = new BooleanQuery.Builder();
                builder.setMinimumNumberShouldMatch(bool.getMinimumNumberShouldMatch());
                for (BooleanClause clause : bool.clauses()) {
                    builder.add(regexps(clause.query()), clause.occur());
                }
                yield builder.build();
            }
            default -> query;
        };
    }

    private static Query regexp(Term term, String regexp) {
        return new RegexpQuery(new Term(term.field(), regexp));
    }

    private static String ofWildcard(String wildcard) {
        StringBuilder regexp = new StringBuilder();
        for (int i = 0; i < wildcard.length(); i++) {
            char c = wildcard.charAt(i);
            if (c == WildcardQuery.WILDCARD_STRING) {
                regexp.append(".*");
            } else if (c == WildcardQuery.WILDCARD_CHAR) {
                regexp.append('.');
            } else if (c == WildcardQuery.WILDCARD_ESCAPE && i + 1 < wildcard.length()) {
                i++;
                regexp.append(quoted(wildcard.substring(i, i + 1)));
            } else {
                regexp.append(quoted(wildcard.substring(i, i + 1)));
            }
        }
        return regexp.toString();
    }

    private static String quoted(String literal) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            if (OPERATORS.indexOf(literal.charAt(i)) >= 0) {
                quoted.append('\\');
            }
            quoted.append(literal.charAt(i));
        }
        return quoted.toString();
    }
}
