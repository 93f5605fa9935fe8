package dev.packlight.player.load;

import dev.packlight.delivery.StreamListing.ByteRange;
import dev.packlight.player.PlayerException;
import dev.packlight.player.decode.Deadline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Downloads whole resources within limits and times them. */
public final class Fetcher implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final long RETRY_MS = 400;
    private static final long WATCH_MS = 50;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final Limits limits;
    private final Failed failed;
    private final HttpClient client;

    /** @param failed told of every request that fails */
    public Fetcher(Limits limits, Failed failed) {
        this.limits = limits;
        this.failed = failed;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Told of a request that failed, with the status of its answer, 0 where none came. */
    @FunctionalInterface
    public interface Failed {
        void with(URI address, int status, String sentence);
    }

    /** What an answer may be. */
    enum Kind {
        /** Text; what turns out to be a file of media is not read. */
        MANIFEST,
        MEDIA
    }

    /**
     * What is asked for.
     *
     * @param length -1 where the whole resource is meant
     * @param mostBytes an answer longer than this is given up
     * @param most time for it, all attempts together
     */
    record Wanted(URI uri, Kind kind, long offset, long length, long mostBytes, Duration most) {

        static Wanted manifest(URI uri, Duration most) {
            return new Wanted(uri, Kind.MANIFEST, 0, -1, Limits.MANIFEST_BYTES, most);
        }

        static Wanted init(URI uri, Optional<ByteRange> range, Duration most) {
            return part(uri, range, Limits.INIT_BYTES, most);
        }

        static Wanted media(URI uri, Optional<ByteRange> range, Duration most) {
            return part(uri, range, Limits.SEGMENT_BYTES, most);
        }

        private static Wanted part(URI uri, Optional<ByteRange> range, long mostBytes, Duration most) {
            return part(
                    uri,
                    range.map(ByteRange::offsetBytes).orElse(0L),
                    range.map(ByteRange::lengthBytes).orElse(-1L),
                    mostBytes,
                    most);
        }

        /** The same at the address that a server sends to. */
        Wanted at(URI other) {
            return new Wanted(other, kind, offset, length, mostBytes, most);
        }

        static Wanted part(URI uri, long offset, long length, long mostBytes, Duration most) {
            return new Wanted(uri, Kind.MEDIA, offset, length, mostBytes, most);
        }
    }

    /**
     * A download.
     *
     * @param uri where it was found in the end
     * @param wholeBytes length of the resource where a part was asked for and the server says it, else -1
     * @param firstByteMs from asking to the response's head
     * @param totalMs from asking to the last byte
     */
    record Download(
            URI uri,
            int status,
            byte[] bytes,
            String contentType,
            long wholeBytes,
            double firstByteMs,
            double totalMs) {

        /** Whether it is a file of picture or sound, no manifest. */
        boolean isMedia() {
            return isMedia(contentType);
        }

        static boolean isMedia(String contentType) {
            return contentType.startsWith("video/")
                    || contentType.startsWith("audio/") && !contentType.contains("mpegurl");
        }

        long throughputBps() {
            return Math.round(bytes.length * 8_000.0 / Math.max(0.05, totalMs));
        }
    }

    /** Tries again where the network failed; when time is up, what went wrong first is said. */
    Download persistently(Wanted wanted) throws PlayerException, InterruptedException {
        Deadline deadline = Deadline.in(wanted.most());
        Optional<PlayerException.Passing> first = Optional.empty();
        for (int attempt = 1; ; attempt++) {
            try {
                return get(wanted, deadline);
            } catch (PlayerException.Passing e) {
                first = Optional.of(first.orElse(e));
                if (attempt == ATTEMPTS || deadline.isOver()) {
                    throw first.get();
                }
                Thread.sleep(RETRY_MS * attempt);
            }
        }
    }

    Download get(Wanted wanted) throws PlayerException, InterruptedException {
        return get(wanted, Deadline.in(wanted.most()));
    }

    private Download get(Wanted wanted, Deadline deadline) throws PlayerException, InterruptedException {
        AtomicInteger status = new AtomicInteger();
        try {
            return tried(wanted, deadline, status);
        } catch (PlayerException e) {
            failed.with(wanted.uri(), status.get(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Download tried(Wanted wanted, Deadline deadline, AtomicInteger status)
            throws PlayerException, InterruptedException {
        long start = System.nanoTime();
        Wanted now = wanted;
        for (int redirects = 0; redirects <= Limits.REDIRECTS; redirects++) {
            Body body = new Body(now.kind(), now.mostBytes());
            HttpResponse<byte[]> response = answer(client.sendAsync(request(now), body), now, body, deadline);
            status.set(response.statusCode());
            Optional<String> elsewhere = Redirects.target(response);
            if (elsewhere.isEmpty()) {
                return download(now, response, body, start);
            }
            now = now.at(Redirects.resolved(now.uri(), elsewhere.get()));
        }
        throw new PlayerException("The server sends from " + Addresses.brief(wanted.uri())
                + " to other addresses more than " + Limits.REDIRECTS + " times.");
    }

    private static Download download(Wanted wanted, HttpResponse<byte[]> response, Body body, long start)
            throws PlayerException {
        if (response.statusCode() / 100 != 2) {
            throw refusal(wanted, response.statusCode());
        }
        if (body.isTooLong()) {
            throw tooLarge(wanted);
        }
        if (wanted.length() >= 0 && response.statusCode() != 206) {
            throw new PlayerException("The server does not serve parts of " + Addresses.brief(wanted.uri()) + ".");
        }
        double totalMs = (System.nanoTime() - start) / 1e6;
        return new Download(
                wanted.uri(),
                response.statusCode(),
                Encodings.decoded(wanted, response),
                response.headers().firstValue("content-type").orElse(""),
                wholeBytes(response),
                (body.beganNanos() - start) / 1e6,
                totalMs);
    }

    static PlayerException tooLarge(Wanted wanted) {
        return new PlayerException(
                Trouble.at(wanted.uri()) + " is larger than " + Trouble.size(wanted.mostBytes()) + ", too large.");
    }

    private HttpRequest request(Wanted wanted) throws PlayerException {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(Addresses.checked(wanted.uri()))
                    .timeout(limits.answer())
                    .header("User-Agent", "Packlight player")
                    .header("Accept-Encoding", wanted.kind() == Kind.MANIFEST ? "gzip" : "identity");
        } catch (IllegalArgumentException e) {
            throw new PlayerException("The address " + Addresses.brief(wanted.uri()) + " cannot be asked for.", e);
        }
        if (wanted.length() >= 0) {
            long last = Math.max(0, wanted.offset() + wanted.length() - 1);
            request.header("Range", "bytes=" + wanted.offset() + "-" + last);
        }
        return request.build();
    }

    private static PlayerException refusal(Wanted wanted, int status) {
        String sentence = "The server answered " + status + " to " + Addresses.brief(wanted.uri()) + ".";
        return status / 100 == 5 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT
                ? new PlayerException.Passing(sentence)
                : new PlayerException(sentence);
    }

    /** Waits for the whole answer, and watches that it goes on. */
    private HttpResponse<byte[]> answer(
            CompletableFuture<HttpResponse<byte[]>> coming, Wanted wanted, Body body, Deadline deadline)
            throws PlayerException, InterruptedException {
        Pace pace = new Pace(body);
        try {
            while (true) {
                try {
                    return coming.get(WATCH_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (deadline.isOver()) {
                        throw new PlayerException.Passing(Trouble.at(wanted.uri()) + " had not come whole after "
                                + Trouble.time(wanted.most()) + "; " + Trouble.size(body.received()) + " were there.");
                    }
                    if (pace.isSilent()) {
                        throw new PlayerException.Passing("The server stopped sending " + Addresses.brief(wanted.uri())
                                + " after " + Trouble.size(body.received()) + "; nothing more came for "
                                + Trouble.time(limits.silence()) + ".");
                    }
                }
            }
        } catch (ExecutionException e) {
            throw Trouble.of(wanted.uri(), Objects.requireNonNullElse(e.getCause(), e), limits);
        } finally {
            coming.cancel(true);
        }
    }

    private final class Pace {
        private final Body body;
        private long sinceNanos;
        private long atBytes;

        Pace(Body body) {
            this.body = body;
        }

        boolean isSilent() {
            long now = System.nanoTime();
            if (body.beganNanos() == 0) {
                return false;
            }
            if (sinceNanos == 0 || body.received() - atBytes >= Limits.SILENCE_BYTES) {
                sinceNanos = now;
                atBytes = body.received();
            }
            return now - sinceNanos > limits.silence().toNanos();
        }
    }

    private static long wholeBytes(HttpResponse<?> response) {
        String range = response.headers().firstValue("content-range").orElse("");
        String whole = range.substring(range.indexOf('/') + 1);
        return range.indexOf('/') >= 0 && whole.matches("\\d{1,18}") ? Long.parseLong(whole) : -1;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
