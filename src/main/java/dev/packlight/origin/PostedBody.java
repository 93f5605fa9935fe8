package dev.packlight.origin;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/** The body of a request while it comes in; what goes beyond the bound is left out. On the event loop. */
final class PostedBody {

    private final Exchange exchange;
    private final int mostBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PostedBody(Exchange exchange, int mostBytes) {
        this.exchange = exchange;
        this.mostBytes = mostBytes;
    }

    void add(ByteBuf part) {
        int count = Math.min(part.readableBytes(), mostBytes - bytes.size());
        byte[] copy = new byte[count];
        part.getBytes(part.readerIndex(), copy);
        bytes.writeBytes(copy);
    }

    /** The request, with its body. */
    Exchange complete() {
        exchange.body(bytes.toByteArray());
        return exchange;
    }
}
