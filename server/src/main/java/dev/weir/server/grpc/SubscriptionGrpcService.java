package dev.weir.server.grpc;

import dev.weir.server.delivery.Deliveries;
import dev.weir.v1.ConsumeRequest;
import dev.weir.v1.ReadNotificationsRequest;
import dev.weir.v1.SubscriptionServiceGrpc;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Subscriptions over gRPC: hands everything on to {@link Deliveries}.
 *
 * <p>A consumer that half-closes its call has nothing more to say, neither credit nor acknowledgement: what it has
 * acknowledged is still confirmed, then the call completes with OK.
 */
public final class SubscriptionGrpcService implements BindableService {
    private static final StreamMarshaller MARSHALLER = new StreamMarshaller();

    private final Deliveries deliveries;

    public SubscriptionGrpcService(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** The generated service, but that its streams of notifications take batches that are encoded already. */
    @Override
    public ServerServiceDefinition bindService() {
        MethodDescriptor<ConsumeRequest, StreamMessage> consume = SubscriptionServiceGrpc.getConsumeMethod().toBuilder(
                        SubscriptionServiceGrpc.getConsumeMethod().getRequestMarshaller(), MARSHALLER)
                .build();
        MethodDescriptor<ReadNotificationsRequest, StreamMessage> read =
                SubscriptionServiceGrpc.getReadNotificationsMethod().toBuilder(
                                SubscriptionServiceGrpc.getReadNotificationsMethod()
                                        .getRequestMarshaller(),
                                MARSHALLER)
                        .build();
        ServerServiceDefinition generated = SubscriptionServiceGrpc.bindService(new SubscriptionCalls(deliveries));
        ServiceDescriptor contract = generated.getServiceDescriptor();
        List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
        methods.add(ServerMethodDefinition.create(consume, ServerCalls.asyncBidiStreamingCall(this::consume)));
        methods.add(ServerMethodDefinition.create(read, ServerCalls.asyncServerStreamingCall(this::readNotifications)));
        Set<String> encoded = Set.of(consume.getFullMethodName(), read.getFullMethodName());
        generated.getMethods().stream()
                .filter(method -> !encoded.contains(method.getMethodDescriptor().getFullMethodName()))
                .forEach(methods::add);
        ServiceDescriptor.Builder descriptor =
                ServiceDescriptor.newBuilder(contract.getName()).setSchemaDescriptor(contract.getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder bound = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(bound::addMethod);
        return bound.build();
    }

    private StreamObserver<ConsumeRequest> consume(StreamObserver<StreamMessage> observer) {
        return new ConsumeCall(deliveries, (ServerCallStreamObserver<StreamMessage>) observer);
    }

    private void readNotifications(ReadNotificationsRequest request, StreamObserver<StreamMessage> observer) {
        new ReadCall((ServerCallStreamObserver<StreamMessage>) observer)
                .begin(outlet -> deliveries.read(request, outlet));
    }
}
