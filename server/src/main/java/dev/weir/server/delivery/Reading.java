package dev.weir.server.delivery;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one step of reading came to.
 *
 * @param notifications in log order
 * @param bytes of them together
 * @param skipped how many were selected, and left out for a later one of the same search and document
 * @param next behind everything that was looked at
 * @param stop why the step ended
 * @param watermarkMs the latest event time among the documents up to {@code next}; empty when the step saw no document
 */
record Reading(
        List<EncodedNotification> notifications,
        long bytes,
        long skipped,
        Cursor next,
        Stop stop,
        OptionalLong watermarkMs) {
    /** Why a step ends. */
    enum Stop {
        /** Everything up to the given end was looked at. */
        END,
        /** The step is long enough; there may be more. */
        PAUSE,
        /** The next notification had no room. */
        FULL
    }

    Reading {
        notifications = List.copyOf(notifications);
    }
}
