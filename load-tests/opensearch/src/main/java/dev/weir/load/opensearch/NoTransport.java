package dev.weir.load.opensearch;

import java.util.List;
import java.util.Map;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.common.lifecycle.AbstractLifecycleComponent;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.transport.BoundTransportAddress;
import org.opensearch.core.common.transport.TransportAddress;
import org.opensearch.transport.ConnectTransportException;
import org.opensearch.transport.ConnectionProfile;
import org.opensearch.transport.Transport;
import org.opensearch.transport.TransportMessageListener;
import org.opensearch.transport.TransportStats;

/** Between nodes, of which there is one: what it sends to itself goes past its transport. */
final class NoTransport extends AbstractLifecycleComponent implements Transport {
    private final ResponseHandlers responses = new ResponseHandlers();
    private final RequestHandlers requests = new RequestHandlers();

    /** An address that nobody listens to. */
    static BoundTransportAddress address() {
        TransportAddress address = new TransportAddress(TransportAddress.META_ADDRESS, 9300);
        return new BoundTransportAddress(new TransportAddress[] {address}, address);
    }

    @Override
    public void setMessageListener(TransportMessageListener listener) {}

    @Override
    public BoundTransportAddress boundAddress() {
        return address();
    }

    @Override
    public Map<String, BoundTransportAddress> profileBoundAddresses() {
        return Map.of();
    }

    @Override
    public TransportAddress[] addressesFromString(String address) {
        return new TransportAddress[0];
    }

    @Override
    public List<String> getDefaultSeedAddresses() {
        return List.of();
    }

    @Override
    public void openConnection(
            DiscoveryNode node, ConnectionProfile profile, ActionListener<Transport.Connection> listener) {
        listener.onFailure(new ConnectTransportException(node, "there is no network"));
    }

    @Override
    public TransportStats getStats() {
        return new TransportStats.Builder().build();
    }

    @Override
    public ResponseHandlers getResponseHandlers() {
        return responses;
    }

    @Override
    public RequestHandlers getRequestHandlers() {
        return requests;
    }

    @Override
    protected void doStart() {}

    @Override
    protected void doStop() {}

    @Override
    protected void doClose() {}
}
