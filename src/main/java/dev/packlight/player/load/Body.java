package dev.packlight.player.load;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer, taken in up to a limit, watched while it comes. Bodies of failures are not
 * read.
 *
 * <p>Memory is taken for what has come, never for what was announced.
 */
final class Body implements HttpResponse.BodyHandler<byte[]>, HttpResponse.BodySubscriber<byte[]> {

    private final Fetcher.Kind kind;
    private final long mostBytes;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private Flow.@Nullable Subscription subscription;
    private boolean wanted;
    private volatile long received;
    private volatile long beganNanos;
    private volatile boolean tooLong;

    Body(Fetcher.Kind kind, long mostBytes) {
        this.kind = kind;
        this.mostBytes = mostBytes;
    }

    /** Bytes that have come. */
    long received() {
        return received;
    }

    /** {@link System#nanoTime} when the head was whole; 0 before. */
    long beganNanos() {
        return beganNanos;
    }

    /** Whether it was given up because it is longer than the limit. */
    boolean isTooLong() {
        return tooLong;
    }

    @Override
    public HttpResponse.BodySubscriber<byte[]> apply(HttpResponse.ResponseInfo head) {
        beganNanos = System.nanoTime();
        String type = head.headers().firstValue("content-type").orElse("");
        boolean unread = kind == Fetcher.Kind.MANIFEST && Fetcher.Download.isMedia(type);
        wanted = head.statusCode() / 100 == 2 && !unread;
        tooLong = wanted && head.headers().firstValueAsLong("content-length").orElse(0) > mostBytes;
        return this;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (!wanted || tooLong) {
            giveUp();
            return;
        }
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        long sum = received;
        for (ByteBuffer buffer : buffers) {
            sum += buffer.remaining();
            pieces.add(buffer);
        }
        received = sum;
        if (sum > mostBytes) {
            tooLong = true;
            giveUp();
            return;
        }
        Objects.requireNonNull(subscription).request(1);
    }

    private void giveUp() {
        Objects.requireNonNull(subscription).cancel();
        pieces.clear();
        whole.complete(new byte[0]);
    }

    @Override
    public void onError(Throwable thrown) {
        pieces.clear();
        whole.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        try {
            whole.complete(joined());
        } catch (OutOfMemoryError e) {
            whole.completeExceptionally(e);
        }
    }

    private byte[] joined() {
        byte[] bytes = new byte[(int) received];
        int at = 0;
        for (ByteBuffer piece : pieces) {
            int n = piece.remaining();
            piece.get(bytes, at, n);
            at += n;
        }
        pieces.clear();
        return bytes;
    }
}
