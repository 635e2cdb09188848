package dev.weir.load.faults.history;

import dev.weir.v1.Notification;
import dev.weir.v1.Notification.Kind;

/**
 * What a notification says, but for times: as the promises make it from documents and searches, or as it was sent.
 *
 * @param position of the document
 * @param uid of the search
 * @param kind of the notification
 * @param key of the document
 * @param owner of the search, as it stood before the document
 * @param serial of the document; 0 where it was taken back
 */
public record Told(long position, long uid, Kind kind, String key, String owner, long serial) {
    /** What a notification of a subscription to the serial says. */
    public static Told of(Notification notification) {
        long serial = notification.containsFields(Item.SERIAL)
                ? notification.getFieldsOrThrow(Item.SERIAL).getValues(0).getLongValue()
                : 0;
        return new Told(
                notification.getPosition(),
                notification.getSavedSearchUid(),
                notification.getKind(),
                notification.getDocumentKey(),
                notification.getOwner(),
                serial);
    }

    @Override
    public String toString() {
        return position + " " + kind.name().substring("KIND_".length()) + " search " + uid + " of " + owner + ", " + key
                + (serial == 0 ? "" : " (serial " + serial + ")");
    }
}
