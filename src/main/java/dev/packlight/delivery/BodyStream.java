package dev.packlight.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A pass over a whole plan, from its first byte to its last: what transforms a body reads it through this. */
public final class BodyStream implements Body.Producer {

    private final Body body;
    private int part;
    private long at;
    private Body.@Nullable Producer producer;

    public BodyStream(Body body) {
        this.body = body;
    }

    @Override
    public boolean fill(ByteBuffer target) throws IOException {
        boolean stuck = false;
        while (!stuck && part < body.parts().size() && target.hasRemaining()) {
            Body.Part current = body.parts().get(part);
            int before = target.position();
            int room = (int) Math.min(target.remaining(), current.length() - at);
            switch (current) {
                case Body.Bytes bytes -> target.put(bytes.array(), bytes.offset() + (int) at, room);
                case Body.Stretches stretches -> read(stretches, target, room);
                case Body.Generated generated -> generate(generated, target);
            }
            int made = target.position() - before;
            stuck = made == 0;
            advance(current, made);
        }
        return part < body.parts().size();
    }

    private void advance(Body.Part current, int made) {
        at += made;
        if (at == current.length()) {
            part++;
            at = 0;
            close();
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }

    private void read(Body.Stretches part, ByteBuffer target, int bytes) throws IOException {
        Body.Stretches due = part.slice(at, at + bytes);
        int limit = target.limit();
        for (int i = 0; i < due.stretches().length; i += 2) {
            target.limit(target.position() + (int) due.stretches()[i + 1]);
            due.source().readFully(due.stretches()[i], target);
        }
        target.limit(limit);
    }

    /** Room is left over where there is too little of it for the generator. */
    private void generate(Body.Generated part, ByteBuffer target) throws IOException {
        if (producer == null) {
            producer = part.generator().open(part.from());
        }
        int before = target.position();
        boolean more = producer.fill(target);
        long beyond = target.position() - before - (part.length() - at);
        if (beyond > 0) {
            target.position((int) (target.position() - beyond));
        } else if (!more && beyond < 0) {
            throw new IOException("a part came out " + -beyond + " bytes short");
        }
    }
}
