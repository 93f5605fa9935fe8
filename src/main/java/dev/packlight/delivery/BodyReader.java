package dev.packlight.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Runs a plan into a stream: what tests and in-process readers use where no socket is. */
public final class BodyReader {

    private static final int CHUNK_BYTES = 188 * 348;

    private BodyReader() {}

    public static byte[] bytes(Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length());
        write(body, out);
        return out.toByteArray();
    }

    /** Writes every byte of {@code body}. */
    public static void write(Body body, OutputStream out) throws IOException {
        Body.Producer stream = new BodyStream(body);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
        boolean more = true;
        while (more) {
            buffer.clear();
            more = stream.fill(buffer);
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
