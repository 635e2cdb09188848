package dev.weir.server.delivery;

/**
 * How far one step of reading may go, so that it is short whatever the log holds.
 *
 * @param notificationsMax of the batch; 0 only finds out how far nothing is selected
 * @param batchBytesMax of the batch, but that a single larger notification is alone in one
 * @param creditBytes the batch ends with the notification that reaches this
 * @param documentsMax document events looked at
 * @param hitsMax hits looked at
 */
record Bounds(int notificationsMax, long batchBytesMax, long creditBytes, int documentsMax, int hitsMax) {
    private static final int DOCUMENTS_MAX = 4_096;
    private static final int HITS_MAX = 65_536;

    static Bounds of(int notificationsMax, long batchBytesMax, long creditBytes) {
        return new Bounds(notificationsMax, batchBytesMax, creditBytes, DOCUMENTS_MAX, HITS_MAX);
    }
}
