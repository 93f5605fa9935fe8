package dev.packlight.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a folder on loopback, with ranges: plain below {@code /files/}, after a redirect below {@code /moved/},
 * manifests zipped below {@code /zipped/}.
 */
public final class StaticServer implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    private final Path folder;

    public StaticServer(Path folder) throws IOException {
        this.folder = folder;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/files/", exchange -> file(exchange, "/files/"));
        server.createContext("/zipped/", exchange -> file(exchange, "/zipped/"));
        server.createContext("/moved/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/moved/".length());
            exchange.getResponseHeaders().set("Location", "/files/" + path);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void file(HttpExchange exchange, String prefix) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(prefix.length());
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            if (prefix.equals("/zipped/") && name.matches(".*\\.(m3u8|mpd)")) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                bytes = zipped(bytes);
            }
            send(exchange, bytes);
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        Matcher range =
                RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        if (!range.matches()) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int to = Math.min(bytes.length, Integer.parseInt(range.group(2)) + 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
        exchange.sendResponseHeaders(206, to - from);
        exchange.getResponseBody().write(Arrays.copyOfRange(bytes, from, to));
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
