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
        for (Body.Part part : body.parts()) {
            switch (part) {
                case Body.Bytes bytes -> out.write(bytes.array(), bytes.offset(), bytes.count());
                case Body.Stretches stretches -> copy(stretches, out);
                case Body.Generated generated -> generate(generated, out);
            }
        }
    }

    private static void copy(Body.Stretches part, OutputStream out) throws IOException {
        for (int i = 0; i < part.stretches().length; i += 2) {
            long at = part.stretches()[i];
            long end = at + part.stretches()[i + 1];
            while (at < end) {
                int n = (int) Math.min(CHUNK_BYTES, end - at);
                out.write(part.source().readFully(at, n));
                at += n;
            }
        }
    }

    private static void generate(Body.Generated part, OutputStream out) throws IOException {
        Body.Producer producer = part.generator().open();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
        long at = 0;
        boolean more = true;
        while (more && at < part.to()) {
            buffer.clear();
            more = producer.fill(buffer);
            int made = buffer.position();
            int from = Math.clamp(part.from() - at, 0, made);
            int to = Math.clamp(part.to() - at, 0, made);
            out.write(buffer.array(), from, to - from);
            at += made;
        }
    }
}
