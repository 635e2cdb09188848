package dev.weir.matcher.pattern;

/** Decides where patterns are filed: under what is rarest of all that each must have. For one thread. */
final class Filer implements Literals.Sink {
    /** An unanchored key is looked for at each byte of a term. */
    private static final double UNANCHORED = 4;

    private final Filing filing = new Filing();
    private final DeletionKeys deletions = new DeletionKeys();
    private final int[] word = new int[Pattern.MAX_FUZZY_CODE_POINTS];
    private final RegexpKeys regexps = new RegexpKeys();
    private final Rarity rarity;

    private double cheapest;
    private int codeFrom;

    Filer(Rarity rarity) {
        this.rarity = rarity;
    }

    /** The answer is valid until the next call. */
    Filing file(byte[] code, int from, int to) {
        codeFrom = from;
        cheapest = Double.POSITIVE_INFINITY;
        filing.reset(Filing.REST);
        switch (code[from]) {
            case PatternCode.EXACT -> {
                filing.reset(Keys.WHOLE);
                filing.add(Keys.whole(code, from + 1, to), 0);
            }
            case PatternCode.PREFIX -> Literals.ofPrefix(code, from + 1, to, this);
            case PatternCode.WILDCARD -> Literals.ofWildcard(code, from + 1, to, this);
            case PatternCode.REGEXP -> regexps.file(code, from + 1, to, rarity, filing);
            case PatternCode.FUZZY -> fuzzy(code, from, to);
            default -> commonBeginning(code, from, to);
        }
        return filing;
    }

    @Override
    public void key(int kind, int length, int hash, int at) {
        double cost = cost(kind, length, rarity.count(hash));
        if (cost < cheapest) {
            cheapest = cost;
            filing.reset(kind);
            filing.add(hash, length);
            int place = at - codeFrom;
            filing.gramAt = kind == Keys.GRAM && place <= Character.MAX_VALUE ? (char) place : 0;
        }
    }

    /**
     * How often a term will have such a key, on a scale of its own: by how many patterns have it, and by its length.
     */
    static double cost(int kind, int length, int patterns) {
        double byLength = length >= 4 ? 1.0 / length : 1 << (2 * (4 - length));
        return (patterns + 1) * byLength * (kind == Keys.GRAM ? UNANCHORED : 1);
    }

    private void fuzzy(byte[] code, int from, int to) {
        int edits = code[from + 1] & PatternCode.EDITS;
        int length = Utf8.decode(code, from + PatternCode.FUZZY_HEAD, to, word);
        int count = deletions.of(word, length, edits);
        filing.reset(Keys.DELETION);
        for (int i = 0; i < count; i++) {
            filing.add(deletions.get(i), edits);
        }
        filing.longest = length + edits;
    }

    /** Terms between two others begin with what both begin with. */
    private void commonBeginning(byte[] code, int from, int to) {
        int middle = PatternCode.lowerEnd(code, from);
        int lower = from + PatternCode.RANGE_HEAD;
        int bound = Math.min(middle - lower, to - middle);
        int length = 0;
        while (length < bound && code[lower + length] == code[middle + length]) {
            length++;
        }
        Literals.ofPrefix(code, lower, lower + length, this);
        filing.gramAt = 0;
    }
}
