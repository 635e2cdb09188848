package dev.weir.matcher.syntax.elastic;

import java.util.List;

/** A value of JSON, which knows where it stands. */
sealed interface Json {
    Where where();

    /** What it is, for a message. */
    default String kind() {
        return switch (this) {
            case Obj object -> "an object";
            case Arr array -> "a list";
            case Text text -> "the string '" + shortened(text.value()) + "'";
            case Num number -> "the number " + shortened(number.written());
            case Truth truth -> Boolean.toString(truth.value());
            case Nothing nothing -> "null";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    /** Names and values, in the order of the text; no name twice. */
    record Obj(Where where, List<Member> members) implements Json {}

    /**
     * One name of an object and its value.
     *
     * @param nameAt where the name stands, which is what is shown when the name is at fault
     */
    record Member(Where nameAt, String name, Json value) {}

    record Arr(Where where, List<Json> items) implements Json {}

    record Text(Where where, String value) implements Json {}

    /** A number as it is written. */
    record Num(Where where, String written) implements Json {
        /** The text that OpenSearch makes of the number where it needs one: {@code 1e3} is {@code 1000.0}. */
        String text() {
            return isWhole()
                    ? new java.math.BigInteger(written).toString()
                    : Double.toString(Double.parseDouble(written));
        }

        boolean isWhole() {
            return written.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        }
    }

    record Truth(Where where, boolean value) implements Json {}

    record Nothing(Where where) implements Json {}
}
