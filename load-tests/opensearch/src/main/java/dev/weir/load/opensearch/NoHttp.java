package dev.weir.load.opensearch;

import org.opensearch.common.lifecycle.AbstractLifecycleComponent;
import org.opensearch.core.common.transport.BoundTransportAddress;
import org.opensearch.http.HttpInfo;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.http.HttpStats;

/** Towards clients, of which there is one: it is in the same process. */
final class NoHttp extends AbstractLifecycleComponent implements HttpServerTransport {
    @Override
    public BoundTransportAddress boundAddress() {
        return NoTransport.address();
    }

    @Override
    public HttpInfo info() {
        return new HttpInfo(boundAddress(), 0);
    }

    @Override
    public HttpStats stats() {
        return new HttpStats.Builder().build();
    }

    @Override
    protected void doStart() {}

    @Override
    protected void doStop() {}

    @Override
    protected void doClose() {}
}
