package dev.packlight.origin;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says what it wants, byte for byte, and waits no longer than it says. */
final class RawConnection implements AutoCloseable {

    private final Socket socket = new Socket();

    RawConnection(InetSocketAddress origin, int patienceMillis) throws IOException {
        socket.connect(origin);
        socket.setSoTimeout(patienceMillis);
    }

    void say(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** One answer: its head, and its body by Content-Length. */
    String answer() throws IOException {
        return answer(true);
    }

    String answerWithoutBody() throws IOException {
        return answer(false);
    }

    private String answer(boolean body) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the connection ended behind '" + head + "'");
            }
            head.append((char) b);
        }
        String length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring(15).strip())
                .findFirst()
                .orElse("0");
        return head + (body ? new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.ISO_8859_1) : "");
    }

    /** Everything until the origin ends the connection. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
