package dev.packlight.player.load;

import dev.packlight.bytes.ByteSource;
import dev.packlight.player.PlayerException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file behind HTTP, read in blocks by range requests; a few blocks are kept. */
final class HttpSource implements ByteSource {

    private static final int BLOCK_BYTES = 512 << 10;
    private static final int BLOCKS = 8;

    private final Fetcher fetcher;
    private final Limits limits;
    private final URI uri;
    private final long size;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > BLOCKS;
        }
    };

    private HttpSource(Fetcher fetcher, Limits limits, URI uri, Fetcher.Download first) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.uri = uri;
        this.size = first.wholeBytes();
        blocks.put(0L, first.bytes());
    }

    /** Asks for the first block, whose answer says how long the file is (RFC 9110 §14.4). */
    static HttpSource open(Fetcher fetcher, Limits limits, URI uri) throws PlayerException, InterruptedException {
        Fetcher.Download first = fetcher.persistently(block(uri, 0, BLOCK_BYTES, limits));
        if (first.wholeBytes() < 0) {
            throw new PlayerException("The server does not say how long " + Addresses.brief(uri) + " is.");
        }
        if (first.bytes().length != Math.min(BLOCK_BYTES, first.wholeBytes())) {
            throw odd(uri);
        }
        return new HttpSource(fetcher, limits, uri, first);
    }

    private static Fetcher.Wanted block(URI uri, long from, int length, Limits limits) {
        return Fetcher.Wanted.part(uri, from, length, length, limits.segment());
    }

    private static PlayerException odd(URI uri) {
        return new PlayerException(
                "The server sends another part of " + Addresses.brief(uri) + " than the one asked for.");
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
        int length = (int) Math.min(BLOCK_BYTES, size - from);
        try {
            byte[] bytes =
                    fetcher.persistently(block(uri, from, length, limits)).bytes();
            if (bytes.length != length) {
                throw odd(uri);
            }
            return bytes;
        } catch (PlayerException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Loading was interrupted.", e);
        }
    }
}
