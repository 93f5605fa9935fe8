package dev.packlight.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that writes whatever a test gives it, byte for byte, and closes the connection after it. */
public final class HostileOrigin implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** What is written after a request's head was read. */
    @FunctionalInterface
    public interface Answer {
        void write(OutputStream out) throws Exception;
    }

    public HostileOrigin() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    public URI on(String path, Answer answer) {
        answers.put(path, answer);
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    /** Paths in the order they were asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** A whole, honest answer. */
    public static Answer body(byte[] bytes, String... headers) {
        return out -> {
            head(out, "200 OK", bytes.length, headers);
            out.write(bytes);
        };
    }

    public static Answer text(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A head that announces {@code length} bytes; a negative length announces none. */
    public static void head(OutputStream out, String status, long length, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append(length < 0 ? "" : "Content-Length: " + length + "\r\n").append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Says nothing more, until the server is closed. */
    public static void silence() throws InterruptedException {
        Thread.sleep(60_000);
    }

    /** Writes {@code piece} again and again, without end. */
    public static void drip(OutputStream out, byte[] piece, long pauseMs) throws Exception {
        while (true) {
            out.write(piece);
            out.flush();
            if (pauseMs > 0) {
                Thread.sleep(pauseMs);
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            String path = String.valueOf(in.readLine()).split(" ", 3)[1];
            while (!in.readLine().isEmpty()) {
                // the head's other lines do not matter
            }
            asked.add(path);
            answers.getOrDefault(path, out -> head(out, "404 Not Found", 0)).write(connection.getOutputStream());
        } catch (Exception e) {
            // the client left
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
