package dev.packlight.player;

import dev.packlight.bytes.ByteSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file behind HTTP, read in blocks by range requests; a few blocks are kept. */
final class HttpSource implements ByteSource {

    private static final int BLOCK_BYTES = 512 << 10;
    private static final int BLOCKS = 8;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final long size;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > BLOCKS;
        }
    };

    HttpSource(URI uri) throws IOException {
        this.uri = uri;
        HttpResponse<Void> head = send(
                HttpRequest.newBuilder(uri)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        this.size = head.headers()
                .firstValueAsLong("content-length")
                .orElseThrow(() -> new IOException("the server does not say how long " + uri + " is"));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized int read(long position, ByteBuffer target) throws IOException {
        if (position >= size) {
            return -1;
        }
        long number = position / BLOCK_BYTES;
        byte[] block = blocks.get(number);
        if (block == null) {
            block = load(number);
            blocks.put(number, block);
        }
        int from = (int) (position - number * BLOCK_BYTES);
        int n = Math.min(target.remaining(), block.length - from);
        target.put(block, from, n);
        return n;
    }

    private byte[] load(long number) throws IOException {
        long from = number * BLOCK_BYTES;
        long to = Math.min(size, from + BLOCK_BYTES) - 1;
        HttpResponse<byte[]> response = send(
                HttpRequest.newBuilder(uri)
                        .header("Range", "bytes=" + from + "-" + to)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 206 || response.body().length != to - from + 1) {
            throw new IOException("the server answered " + response.statusCode() + " to a range of " + uri);
        }
        return response.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return client.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
