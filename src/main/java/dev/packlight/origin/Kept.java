package dev.packlight.origin;

import dev.packlight.delivery.Body;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.util.Optional;

/** An answer that is kept, and the forms in which it is sent most. Its owner releases it. */
final class Kept {

    /** What an entry takes beside its bodies. */
    private static final int ENTRY_BYTES = 1024;

    private final Answer answer;
    private final ReadyReply plain;
    private final ReadyReply compressed;

    Kept(Answer answer) throws IOException {
        this.answer = answer;
        this.plain = ReadyReply.of(answer, Reply.plain(answer));
        this.compressed = answer.compressed().isPresent() ? ReadyReply.of(answer, Reply.compressed(answer)) : plain;
    }

    Answer answer() {
        return answer;
    }

    ReadyReply ready(HttpHeaders asked) {
        return compressed != plain && Conditions.acceptGzip(asked) ? compressed : plain;
    }

    /** The bytes of a reply that is a part of a generated answer; empty where this was released meanwhile. */
    Optional<ByteBuf> take(Reply reply) {
        return reply.body().parts().getFirst() instanceof Body.Generated part
                ? plain.take(part.from(), part.to())
                : Optional.empty();
    }

    /** Bytes in memory, on the heap and outside. */
    int footprintBytes() {
        long heap = answer.body().parts().stream()
                        .mapToLong(part -> part instanceof Body.Bytes bytes ? bytes.length() : 0)
                        .sum()
                + answer.compressed().map(bytes -> bytes.length).orElse(0);
        long outside = plain.bytes() + (compressed == plain ? 0 : compressed.bytes());
        return (int) Math.min(Integer.MAX_VALUE, ENTRY_BYTES + heap + outside);
    }

    void release() {
        plain.release();
        if (compressed != plain) {
            compressed.release();
        }
    }
}
