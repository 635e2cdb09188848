package dev.weir.server.grpc;

import com.google.protobuf.Message;
import dev.weir.server.delivery.EncodedBatch;

/** What is sent on a stream of notifications. */
sealed interface StreamMessage {
    /** A message as it is. */
    record Plain(Message message) implements StreamMessage {}

    /** A message that has nothing but a batch, in a field. */
    record Batch(EncodedBatch batch, int field) implements StreamMessage {}
}
