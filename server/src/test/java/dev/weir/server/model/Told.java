package dev.weir.server.model;

import dev.weir.v1.Notification;

/** What a notification says. */
record Told(Place place, Notification.Kind kind, String key, String owner) {
    static Told of(Notification notification) {
        return new Told(
                new Place(notification.getPosition(), notification.getSavedSearchUid()),
                notification.getKind(),
                notification.getDocumentKey(),
                notification.getOwner());
    }

    /** Where a notification is in the order of all. */
    record Place(long position, long uid) implements Comparable<Place> {
        /** Before all. */
        static final Place BEGINNING = new Place(0, 0);

        /** Behind all. */
        static final Place END = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

        @Override
        public int compareTo(Place other) {
            return position != other.position ? Long.compare(position, other.position) : Long.compare(uid, other.uid);
        }
    }
}
