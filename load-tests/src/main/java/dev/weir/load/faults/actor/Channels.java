package dev.weir.load.faults.actor;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;

/** Connections without any of the client library's care: nothing is tried again. */
final class Channels {
    private static final int MESSAGE_BYTES_MAX = 64 << 20;

    private Channels() {}

    static ManagedChannel connect(String target) {
        return NettyChannelBuilder.forTarget("dns:///" + target)
                .usePlaintext()
                .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                .disableRetry()
                .build();
    }
}
