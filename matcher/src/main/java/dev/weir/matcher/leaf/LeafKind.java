package dev.weir.matcher.leaf;

/** The kinds of leaves, as small numbers because the leaves are kept in arrays of numbers. */
public final class LeafKind {
    /** Any document. */
    public static final int EVERYTHING = 0;

    /** A field has a term. */
    public static final int TERM = 1;

    /** A field has a term like that: {@link Described.OfPattern}. */
    public static final int PATTERN = 2;

    /** A field has a term at all. */
    public static final int EXISTS = 3;

    /** Two terms stand one behind the other in a field. */
    public static final int PAIR = 4;

    /** A number or place lies in a cell. It may hold for documents outside, so it is an anchor and no proof. */
    public static final int CELL = 5;

    /** A longer or sloppy phrase: {@link Phrase}. */
    public static final int PHRASE = 6;

    /** A number lies in one of some spans: {@link Described.OfPoints}. */
    public static final int POINTS = 7;

    /** A place lies in a box: {@link Described.OfBox}. */
    public static final int BOX = 8;

    /** A place lies near another: {@link Described.OfDistance}. */
    public static final int DISTANCE = 9;

    /** A place lies in a polygon: {@link Described.OfPolygon}. */
    public static final int POLYGON = 10;

    /** Clauses as those of a query. */
    public static final int CLAUSES = 11;

    /** At least so many of some literals. */
    public static final int AT_LEAST = 12;

    /** What Lucene alone can decide: {@link Described.OfLucene}. */
    public static final int LUCENE = 13;

    /** A field has such a stretch of text: {@link Described.OfNear}. */
    public static final int NEAR = 14;

    /** How many kinds there are. */
    static final int KINDS = 15;

    private LeafKind() {}

    /** Whether reading the document tells that it holds, without deciding anything. */
    static boolean isNoticed(int kind) {
        return kind <= CELL;
    }
}
