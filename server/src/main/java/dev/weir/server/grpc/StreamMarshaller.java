package dev.weir.server.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import java.io.InputStream;

/** Turns what is sent on a stream into bytes; the server itself never reads it. Safe for many threads. */
final class StreamMarshaller implements MethodDescriptor.Marshaller<StreamMessage> {
    @Override
    public InputStream stream(StreamMessage message) {
        return switch (message) {
            case StreamMessage.Plain(var plain) -> ProtoUtils.marshaller(plain).stream(plain);
            case StreamMessage.Batch(var batch, int field) -> new BatchInput(batch, field);
        };
    }

    @Override
    public StreamMessage parse(InputStream stream) {
        throw new UnsupportedOperationException("a server only sends these");
    }
}
