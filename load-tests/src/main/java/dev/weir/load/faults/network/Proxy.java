package dev.weir.load.faults.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between clients and a server on the loopback interface, and does to their connections what networks do. It
 * never changes or reorders bytes: TCP would not either. Safe for many threads.
 */
public final class Proxy implements Closeable {
    private static final int CONNECT_MS_MAX = 2_000;
    private static final long WITHOUT_END = Long.MAX_VALUE / 2;

    private final int target;
    private final ServerSocket listening;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final List<Socket> abandoned = new ArrayList<>();
    /** How many bytes still pass before everything is cut. */
    private final AtomicLong allowance = new AtomicLong(WITHOUT_END);

    private boolean stalled;

    /** Begins to pass connections on to a port of this machine. */
    public Proxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, /* backlog= */ 128, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy-accept").start(this::accept);
    }

    /** Where clients connect to. */
    public String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** Resets all connections, on both sides. */
    public void cut() {
        links.forEach(Link::reset);
    }

    /** Resets all connections after so many more bytes in either direction: in the middle of whatever passes then. */
    public void cutAfter(long bytes) {
        allowance.set(bytes);
    }

    /** Holds all bytes back, also those of new connections; nobody is told. */
    public synchronized void stall() {
        stalled = true;
    }

    /** Lets bytes pass again: those that were held back first. */
    public synchronized void flow() {
        stalled = false;
        notifyAll();
    }

    /**
     * Leaves the server alone with its connections: clients are reset, and to the server nothing comes any more, and
     * nothing is read from it, until {@link #release}.
     */
    public void abandon() {
        for (Link link : List.copyOf(links)) {
            links.remove(link);
            reset(link.client);
            synchronized (this) {
                abandoned.add(link.server);
            }
        }
    }

    /** Resets what was abandoned. */
    public synchronized void release() {
        abandoned.forEach(Proxy::reset);
        abandoned.clear();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        flow();
        cut();
        release();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().name("proxy-connect").start(() -> connect(client));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MS_MAX);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            // The server is not there: the client is to find that out in its own way.
            reset(server);
            reset(client);
            return;
        }
        Link link = new Link(client, server);
        links.add(link);
        Thread.ofVirtual().name("proxy-up").start(() -> pass(link, client, server));
        Thread.ofVirtual().name("proxy-down").start(() -> pass(link, server, client));
    }

    private void pass(Link link, Socket from, Socket to) {
        byte[] bytes = new byte[16_384];
        try {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                awaitFlow();
                long left = allowance.addAndGet(-count);
                to.getOutputStream().write(bytes, 0, Math.clamp(left + count, 0, count));
                if (left <= 0) {
                    allowance.set(WITHOUT_END);
                    cut();
                }
            }
            to.shutdownOutput();
            link.ended();
        } catch (IOException | InterruptedException e) {
            // One side is gone, so the other goes too; but not where it was abandoned on purpose.
            if (links.contains(link)) {
                link.reset();
            }
        }
    }

    private synchronized void awaitFlow() throws InterruptedException {
        while (stalled) {
            wait();
        }
    }

    private static void reset(Socket socket) {
        try {
            // Closing then sends RST and forgets what was not sent yet.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Closed already, which is all that was wanted.
        }
    }

    /** A client's connection and the one to the server that belongs to it; two are never the same. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private final AtomicInteger directionsEnded = new AtomicInteger();

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /** One direction has come to its end; with the second the connection has. */
        void ended() {
            if (directionsEnded.incrementAndGet() == 2) {
                reset();
            }
        }

        void reset() {
            links.remove(this);
            Proxy.reset(client);
            Proxy.reset(server);
        }
    }
}
