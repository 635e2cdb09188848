package dev.weir.client.files;

/** Input that cannot be understood. The message names the place, what is wrong there and what would be right. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;

    /**
     * Says what is wrong where.
     *
     * @param place such as {@code news.jsonl:17}; empty when it is not known
     * @param problem what is wrong and what would be right
     */
    public BadInputException(String place, String problem) {
        super(place.isEmpty() ? problem : place + ": " + problem);
        this.place = place;
        this.problem = problem;
    }

    /** Where the input is wrong, such as {@code news.jsonl:17}; empty when that is not known. */
    public String place() {
        return place;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** The same problem, at a place. */
    BadInputException at(String newPlace) {
        BadInputException placed = new BadInputException(newPlace, problem);
        placed.addSuppressed(this);
        return placed;
    }
}
