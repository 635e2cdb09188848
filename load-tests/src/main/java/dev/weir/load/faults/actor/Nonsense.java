package dev.weir.load.faults.actor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that speak no gRPC: silent ones, random bytes, and an HTTP/2 greeting with random bytes behind it. */
final class Nonsense implements Trouble {
    private static final int CONNECTIONS = 20;
    private static final int BYTES_MAX = 4_096;
    private static final byte[] GREETING = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<Socket> sockets = new ArrayList<>();

    Nonsense(Scene scene) {
        int port = Integer.parseInt(scene.server().substring(scene.server().lastIndexOf(':') + 1));
        for (int i = 0; i < CONNECTIONS; i++) {
            byte[] bytes = new byte[scene.random().nextInt(BYTES_MAX)];
            scene.random().nextBytes(bytes);
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(socket);
                if (i % 3 > 0) {
                    socket.getOutputStream().write(GREETING);
                }
                if (i % 3 > 1) {
                    socket.getOutputStream().write(bytes);
                }
            } catch (IOException e) {
                // The server hung up, or is not there: both are answers to nonsense.
            }
        }
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // Closed by the server, which is as good.
            }
        }
    }
}
