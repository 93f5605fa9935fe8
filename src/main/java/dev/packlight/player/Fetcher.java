package dev.packlight.player;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Downloads whole resources and times them. */
final class Fetcher implements AutoCloseable {

    private static final int MAX_BYTES = 256 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /**
     * A download.
     *
     * @param firstByteMs from asking to the response's head
     * @param totalMs from asking to the last byte
     */
    record Download(URI uri, byte[] bytes, String contentType, double firstByteMs, double totalMs) {

        long throughputBps() {
            return Math.round(bytes.length * 8_000.0 / Math.max(0.05, totalMs));
        }
    }

    Download get(URI uri) throws PlayerException, InterruptedException {
        return get(uri, 0, -1);
    }

    /** Gets {@code length} bytes from {@code offset} on; everything where {@code length} is -1. */
    Download get(URI uri, long offset, long length) throws PlayerException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("User-Agent", "Packlight player");
        if (length >= 0) {
            request.header("Range", "bytes=" + offset + "-" + (offset + length - 1));
        }
        long start = System.nanoTime();
        try {
            HttpResponse<InputStream> response =
                    client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            double firstByteMs = (System.nanoTime() - start) / 1e6;
            try (InputStream in = response.body()) {
                byte[] bytes = in.readNBytes(MAX_BYTES);
                if (response.statusCode() / 100 != 2) {
                    throw new PlayerException("The server answered " + response.statusCode() + " to " + uri + ".");
                }
                return new Download(
                        uri,
                        bytes,
                        response.headers().firstValue("content-type").orElse(""),
                        firstByteMs,
                        (System.nanoTime() - start) / 1e6);
            }
        } catch (IOException e) {
            throw new PlayerException(
                    "Nothing could be loaded from " + uri + ": "
                            + (e.getMessage() == null ? "no connection" : e.getMessage()) + ".",
                    e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
