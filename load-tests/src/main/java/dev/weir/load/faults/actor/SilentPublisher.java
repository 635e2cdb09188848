package dev.weir.load.faults.actor;

import dev.weir.load.faults.history.Item;
import dev.weir.v1.DocumentServiceGrpc;
import dev.weir.v1.PublishDocumentsRequest;
import dev.weir.v1.PublishDocumentsResponse;
import dev.weir.v1.PublishStart;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

/** Publishes as long as the server takes something, and never reads an answer. */
final class SilentPublisher implements Trouble {
    private static final int DOCUMENTS_MAX = 1_500;
    private static final int KEYS = 20;

    private final ManagedChannel channel;

    SilentPublisher(Scene scene) {
        this.channel = Channels.connect(scene.server());
        // Without a response observer to hand: all that it does is in the stream's own hands.
        var _ = DocumentServiceGrpc.newStub(channel).publishDocuments(new Stream(scene));
    }

    private static final class Stream
            implements ClientResponseObserver<PublishDocumentsRequest, PublishDocumentsResponse> {
        private final Scene scene;
        private int sent;

        Stream(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<PublishDocumentsRequest> requests) {
            requests.disableAutoRequestWithInitial(0);
            requests.setOnReadyHandler(() -> send(requests));
        }

        private void send(ClientCallStreamObserver<PublishDocumentsRequest> requests) {
            if (sent == 0) {
                requests.onNext(PublishDocumentsRequest.newBuilder()
                        .setStart(PublishStart.newBuilder().setParent(scene.feed()))
                        .build());
            }
            while (requests.isReady() && sent < DOCUMENTS_MAX) {
                sent++;
                Item item = Item.published(
                        Publishing.document("q" + scene.random().nextInt(KEYS), scene.sends(), scene.random()));
                scene.sends().sending(item, /* inOrder= */ false);
                requests.onNext(PublishDocumentsRequest.newBuilder()
                        .setDocument(item.document().orElseThrow())
                        .build());
            }
        }

        @Override
        public void onNext(PublishDocumentsResponse answer) {}

        @Override
        public void onError(Throwable problem) {
            // However it ends: what was sent may be stored, once, and the log is held against that.
        }

        @Override
        public void onCompleted() {}
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
